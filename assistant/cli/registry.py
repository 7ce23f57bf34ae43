"""All verbs and the options of every verb: parsers, help and completion follow from it.

A verb's own options stand in its module, in the parser that `make_parser` gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from ..record import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from types import ModuleType

    from .parser import Parser


class Verb(Record):
    """A verb, or one of the verbs below it."""

    name: str
    what: str
    """What it does, for lists of verbs."""
    verbs: tuple[Verb, ...] = ()
    note: str = ""
    """What its own list of verbs ends with."""

    def below(self, name: str) -> Verb | None:
        """The verb of this name below it."""
        return next((verb for verb in self.verbs if verb.name == name), None)


class GlobalOption(Record):
    """An option that every verb takes, before or after it."""

    flags: tuple[str, ...]
    value: str
    """What stands for its value in help; "" where it has none."""
    what: str


GLOBAL = (
    GlobalOption(
        ("--kb",), "PATH", "a folder of Markdown articles or a compiled file; may be given again"
    ),
    GlobalOption(
        ("--machine",),
        "M",
        "live (this computer, the default), practice:NAME or a bundle's FILE.zip",
    ),
    GlobalOption(("--json",), "", "one JSON object on stdout"),
    GlobalOption(("--no-color",), "", "plain text, as with NO_COLOR"),
    GlobalOption(("-v", "--verbose"), "", "more on stderr"),
    GlobalOption(("--version",), "", "print the version and exit"),
)
PROGRAM = Verb(
    "assistant",
    "Finds the article that explains a symptom, or says that it does not know.",
    (
        Verb("ask", "answer a question from the knowledge base"),
        Verb("check", "look at the machine: is what an article speaks of so here?"),
        Verb("fix", "show a fix's plan, ask, do it, and look whether it helped"),
        Verb("collect", "write one redacted file for support: what the checks see here"),
        Verb(
            "bundle",
            "show a support bundle, or what changed between two",
            (
                Verb("show", "what is in a bundle, what was replaced, what was left out and why"),
                Verb("diff", "what changed between two bundles of one machine"),
            ),
        ),
        Verb("chat", "full-screen chat (--plain: line by line, --events: JSON lines)"),
        Verb(
            "sessions",
            "list, show, resume and export what was said and done before",
            (
                Verb("list", "the sessions, newest first"),
                Verb("show", "what happened in one"),
                Verb("resume", "go on with one in the chat"),
                Verb("export", "a ticket as Markdown, JSON or HTML, without private data"),
                Verb("steps", "an article's steps as plain text, to be sent to the customer"),
                Verb("search", "sessions in which words occur"),
                Verb("note", "write something down in one"),
                Verb("tag", "put tags on one, or take them off"),
                Verb("delete", "forget one"),
                Verb("stats", "what was asked, answered and solved; what the knowledge base lacks"),
            ),
            "A session is named by its id, by a beginning of it, or “last”.",
        ),
        Verb(
            "kb",
            "make, try, import, compile, lint, test, list, show knowledge bases; kinds",
            (
                Verb("new", "make a small knowledge base that works, to begin your own with"),
                Verb("try", "try a check without an article: kb try 'port: 80'"),
                Verb("import", "turn documents into articles, and again when they have changed"),
                Verb("status", "tell which imported articles are behind their documents"),
                Verb("compile", "turn a folder of articles into one file"),
                Verb("lint", "find mistakes, and symptoms that collide or lead astray"),
                Verb("test", "ask questions with expected articles, try practice machines"),
                Verb("kinds", "what a check can look at, with its parameters and facts"),
                Verb("list", "list the articles"),
                Verb("show", "print an article"),
            ),
        ),
        Verb(
            "machine",
            "list the practice machines, or make one from this computer",
            (
                Verb("list", "the practice machines, grouped by what is installed on them"),
                Verb("record", "print a practice machine made from this computer, redacted"),
            ),
        ),
        Verb("mcp", "serve AI agents over the Model Context Protocol"),
        Verb("config", "show the settings and where each comes from; change one"),
        Verb("schema", "print the JSON Schema of an output, or of what authors write"),
        Verb("completion", "print a completion script for bash, zsh, fish or PowerShell"),
    ),
)


def runnable() -> Iterator[tuple[str, ...]]:
    """The names of every verb that does something: ``("ask",)``, ``("kb", "lint")``."""
    for verb in PROGRAM.verbs:
        if verb.verbs:
            yield from ((verb.name, below.name) for below in verb.verbs)
        else:
            yield (verb.name,)


def what(*names: str) -> str:
    """What the verb of these names does; "" where there is none."""
    verb: Verb | None = PROGRAM
    for name in names:
        verb = verb and verb.below(name)
    return verb.what if verb else ""


def module_of(*names: str) -> ModuleType:
    """The module of a verb: it offers `make_parser` and `run`."""
    return import_module(f"assistant.cli.{'_'.join(names)}")


def parser_of(*names: str) -> Parser:
    """The parser of a verb."""
    parser: Parser = module_of(*names).make_parser()
    return parser


def usage() -> str:
    """What ``assistant --help`` prints."""
    verbs = "\n".join(f"  {verb.name:<12}{verb.what}" for verb in PROGRAM.verbs)
    options = "\n".join(
        f"  {f'{option.flags[0]} {option.value}':<14}{option.what}" for option in GLOBAL
    )
    return f"""usage: assistant [options] [verb] ...

{PROGRAM.what}

verbs:
{verbs}

options, before or after the verb and what it is given:
{options}

“assistant VERB --help” says more. Without a verb, on a terminal, it starts the chat."""


def usage_below(verb: Verb) -> str:
    """What ``assistant VERB --help`` prints of a verb with verbs below it."""
    verbs = "\n".join(f"  {below.name:<10}{below.what}" for below in verb.verbs)
    note = f"\n\n{verb.note}" if verb.note else ""
    return f"usage: assistant {verb.name} VERB ...\n\n{verbs}{note}"
