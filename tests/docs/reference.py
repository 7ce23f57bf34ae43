"""The reference pages of the docs, out of what the program says of itself.

They are committed, so that they can be read in a clone and on a page of the repository, and so that
a change shows what users will notice of it. ``make published`` writes them anew.
"""

from __future__ import annotations

import argparse
import ast
import inspect
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from assistant import errors
from assistant.actions import kind as action_kind
from assistant.chat.commands import COMMANDS
from assistant.checks import kind as check_kind
from assistant.checks.schema import Fact, Param
from assistant.cli.registry import GLOBAL, PROGRAM, Verb, parser_of
from assistant.cli.schema import WRITTEN
from assistant.render.schemas import SCHEMAS
from assistant.settings.keys import KEYS
from assistant.tui.commands import LOCAL

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"
_SYSTEMS = {"windows": "Windows", "linux": "Linux", "macos": "macOS"}
_TYPES = {
    "bool": "yes or no",
    "str": "text",
    "int": "number",
    "float": "number",
    "tuple[str, ...]": "texts",
}
_FINDINGS = (
    ("0", "answered", "all pass", "fixed, or nothing to do", "done"),
    (
        "1",
        "one question back",
        "a warning",
        "done, not verified",
        "`kb test`, `kb import`, `kb status`, `bundle diff`: something to look at",
    ),
    ("2", "", "a failure", "failed, or not fixed", ""),
    (
        "3",
        "does not know",
        "not everything could be seen",
        "declined, blocked, or only planned",
        "`collect`, `sessions delete`: not agreed to; `bundle diff`: no check in both",
    ),
)
_PRINTED_BY = {
    "fix-history": "Of `assistant fix --history --json`.",
    "error": "Of every command that fails with `--json`.",
}
VARIABLES = (
    ("ASSISTANT_CONFIG", "another settings file"),
    ("NO_COLOR", "plain text, as with `--no-color`"),
    ("FORCE_COLOR, CLICOLOR_FORCE", "colours, also where the output is no terminal"),
    ("COLUMNS", "how wide text is, where the output is no terminal"),
    ("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_CACHE_HOME", "other places for what is kept"),
)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of Markdown."""
    heads = tuple(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())


def code(text: str) -> str:
    """A name between backticks; nothing where there is none."""
    return f"`{text}`" if text else ""


def fenced(text: str, word: str = "text") -> str:
    """A block of text as it is."""
    marks = "````" if "```" in text else "```"
    return f"{marks}{word}\n{text.rstrip()}\n{marks}"


def _page(title: str, reader: str, *parts: str) -> str:
    note = "<!-- Written by the program: make published -->"
    return "\n\n".join((f"# {title}", f"*{reader}*", note, *filter(None, parts))) + "\n"


def commands() -> str:
    """Every command with its options."""
    options = table(
        ("option", "meaning"),
        ((code(f"{', '.join(o.flags)} {o.value}".strip()), o.what) for o in GLOBAL),
    )
    return _page(
        "Commands",
        "Every command and option. How they end: [exit codes](exit-codes.md).",
        table(
            ("command", "does"),
            ((f"[`assistant {v.name}`](#assistant-{v.name})", v.what) for v in PROGRAM.verbs),
        ),
        "## Options of every command",
        "They stand before or after the command and what it is given.",
        options,
        *(part for verb in PROGRAM.verbs for part in _command(verb)),
    )


def _command(verb: Verb, above: str = "") -> Iterator[str]:
    name = f"{above} {verb.name}".strip()
    yield f"{'###' if above else '##'} `assistant {name}`"
    if verb.verbs:
        yield verb.what[:1].upper() + verb.what[1:] + "."
        yield verb.note
        for below in verb.verbs:
            yield from _command(below, verb.name)
        return
    parser = parser_of(*name.split())
    yield parser.description or ""
    words, flags = arguments_of(parser)
    yield fenced(usage_of(parser, name))
    if words or flags:
        yield table(("argument", "meaning"), ((code(n), what) for n, what in (*words, *flags)))
    yield parser.epilog or ""


def usage_of(parser: argparse.ArgumentParser, name: str) -> str:
    """The command line without the options that every command has."""
    words, flags = arguments_of(parser)
    return " ".join(["assistant", name, *(["[options]"] if flags else []), *(w for w, _ in words)])


def arguments_of(
    parser: argparse.ArgumentParser,
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Its words and its own options, each with what it means; without those of every verb."""
    everywhere = {flag for option in GLOBAL for flag in option.flags} | {"-h", "--help"}
    words, flags = [], []
    for action in parser._actions:
        if not action.option_strings:
            words.append((_value(action), action.help or _among(action)))
        elif not everywhere & set(action.option_strings):
            named = ", ".join(action.option_strings)
            flags.append((f"{named} {_value(action)}".strip(), action.help or _among(action)))
    return words, flags


def _among(action: argparse.Action) -> str:
    return "one of: " + ", ".join(map(str, action.choices)) if action.choices else ""


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    choices = "|".join(map(str, action.choices)) if action.choices else ""
    name = str(action.metavar or choices or action.dest.upper())
    forms = {"*": f"[{name} ...]", "?": f"[{name}]", "+": f"{name} ..."}
    return forms.get(str(action.nargs), name)


def chat_commands() -> str:
    """What a line with a slash can be, in each chat."""
    screen = {command.name for command in LOCAL}
    everywhere = {command.name for command in COMMANDS}
    both = sorted({c.name: c for c in (*COMMANDS, *LOCAL)}.values(), key=lambda c: c.name)
    rows = (
        (
            code(f"{c.name} {c.takes}".strip()),
            c.what,
            "full screen" if c.name in screen - everywhere else "everywhere",
        )
        for c in both
    )
    return _page(
        "Commands of the chat",
        "What a line that begins with a slash does. Keys and plain words: "
        "[the chat](../problem/chat.md).",
        table(("command", "does", "where"), rows),
    )


def exit_codes() -> str:
    """How commands end."""
    meanings = meanings_of_codes()
    rows = ((str(int(c)), code(c.name), meanings[c.name]) for c in errors.Exit)
    return _page(
        "Exit codes",
        "How every command ends, for scripts: 0 to 3 are findings, errors begin at 64.",
        table(("exit", "name", "meaning"), rows),
        "## Findings, command by command",
        table(("exit", "`ask`", "`check`", "`fix`", "other commands"), _FINDINGS),
        "`check --format nagios` ends with Nagios' own: 0 OK, 1 warning, 2 critical, 3 unknown. "
        "With `--json` the same code stands in the object, as `exit_code`.",
    )


def meanings_of_codes() -> dict[str, str]:
    """Name of each exit code -> its docstring in the source."""
    (shape,) = ast.parse(inspect.getsource(errors.Exit)).body
    assert isinstance(shape, ast.ClassDef)
    found = {}
    for name, said in zip(shape.body, shape.body[1:], strict=False):
        if isinstance(name, ast.Assign) and isinstance(said, ast.Expr):
            (target,) = name.targets
            found[ast.unparse(target)] = str(ast.literal_eval(said.value))
    return found


def check_kinds() -> str:
    """What checks can look at."""
    kinds = [check_kind.load_kind(name) for name in check_kind.kind_names()]
    return _page(
        "Kinds of checks",
        "What a check can look at. How one is written: [checks](../authors/checks.md).",
        table(
            ("kind", "looks at", "where"),
            ((f"[`{k.name}`](#{k.name})", _first(k.doc), _where(k.platforms)) for k in kinds),
        ),
        *(part for kind in kinds for part in _check_kind(kind)),
    )


def _check_kind(kind: check_kind.Kind) -> Iterator[str]:
    yield from _kind(kind, f"touches: {kind.touches}")
    rows = ((code(n), _fact(fact, kind.types[n]), fact.doc) for n, fact in kind.facts.items())
    yield table(("fact", "value", "meaning"), rows) if kind.facts else ""


def action_kinds() -> str:
    """What fixes can do."""
    kinds = [action_kind.load_kind(name) for name in action_kind.kind_names()]
    return _page(
        "Kinds of actions",
        "What a fix can do. How one is written: [actions](../authors/actions.md).",
        table(
            ("kind", "does", "where", "risk"),
            (
                (f"[`{k.name}`](#{k.name})", _first(k.doc), _where(k.platforms), k.risk)
                for k in kinds
            ),
        ),
        *(part for kind in kinds for part in _kind(kind, f"risk: {kind.risk}")),
    )


def _kind(kind: check_kind.Kind | action_kind.Kind, more: str) -> Iterator[str]:
    yield f"## `{kind.name}`"
    yield from (" ".join(part.split()) for part in kind.doc.split("\n\n"))
    yield f"Works on {_where(kind.platforms)}; {more}."
    yield fenced(kind.example, "yaml")
    yield (
        table(
            ("parameter", "value", "meaning"),
            ((code(name), _param(param), param.doc) for name, param in kind.params.items()),
        )
        if kind.params
        else ""
    )


def _param(param: Param) -> str:
    parts = [" or ".join(param.options) or param.type]
    if param.required:
        parts.append("required")
    if param.default not in (None, "", (), False):
        parts.append(f"default {param.default}")
    if param.least:
        parts.append(f"at least {param.least:g}")
    if param.most is not None:
        parts.append(f"at most {param.most:g}")
    return ", ".join(parts)


def _fact(fact: Fact, type_: str) -> str:
    words = _TYPES.get(type_.split(" |", 1)[0], "")
    return fact.unit or " or ".join(filter(None, fact.options)) or words


def _first(doc: str) -> str:
    return " ".join(doc.split("\n\n", 1)[0].split()).removesuffix(".")


def _where(platforms: tuple[str, ...]) -> str:
    return " and ".join(_SYSTEMS[name] for name in platforms) or "every system"


def settings() -> str:
    """What can be set, and by which variables."""
    rows = (
        (
            code(key.name),
            key.what,
            _default(key.default),
            code(key.env),
            ", ".join(map(code, key.among)),
        )
        for key in KEYS.values()
    )
    return _page(
        "Settings",
        "Every setting. How one is changed: [settings](../problem/settings.md).",
        table(("setting", "meaning", "default", "variable", "can be"), rows),
        "## Other environment variables",
        table(
            ("variable", "meaning"),
            ((", ".join(map(code, n.split(", "))), w) for n, w in VARIABLES),
        ),
    )


def _default(value: object) -> str:
    return code(str(value).lower() if isinstance(value, bool) else str(value or "")) or "none"


def schemas() -> str:
    """Which JSON Schemas there are, and the fields of each."""
    return _page(
        "JSON schemas",
        "What outputs hold, and what authors write. `assistant schema NAME` prints one whole.",
        "## Of outputs",
        "Each `--json` output is one object: `schema`, `schema_version`, `tool`, `kb`, `command`, "
        "`exit_code`, `data`, `warnings` and `errors`. Below: the fields of `data` or of a line.",
        *(part for name, schema in SCHEMAS.items() for part in _schema(name, schema)),
        "## Of what authors write",
        "For editors with a YAML language server: [testing](../authors/testing.md#in-an-editor).",
        table(("name",), ((code(name),) for name in WRITTEN)),
    )


def _schema(name: str, schema: dict[str, Any]) -> Iterator[str]:
    yield f"### `{name}`"
    yield _PRINTED_BY.get(name) or f"Of `{schema['title'].removeprefix('a line of ')}`."
    if events := schema.get("$defs", {}).get("out", {}).get("oneOf"):
        rows = ((form["properties"].pop("event"), form["properties"]) for form in deepcopy(events))
        yield table(
            ("event", "fields"), ((_type(name), ", ".join(map(code, more))) for name, more in rows)
        )
        return
    fields = dict(_fields(schema))
    yield (
        table(("field", "type"), ((code(n), _type(s)) for n, s in fields.items())) if fields else ""
    )


def _fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The fields of `data`, of all forms that it can have; of the object itself without `data`."""
    inner = schema.get("properties", {}).get("data", schema)
    for form in (inner, *inner.get("anyOf", ()), *inner.get("oneOf", ())):
        yield from form.get("properties", {}).items()


def _type(schema: dict[str, Any]) -> str:
    if "const" in schema:
        return code(str(schema["const"]))
    if "enum" in schema:
        return ", ".join(code(str(value)) for value in schema["enum"])
    if forms := schema.get("anyOf") or schema.get("oneOf"):
        return " or ".join(dict.fromkeys(map(_type, forms)))
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    named = schema.get("type", "anything")
    return named if isinstance(named, str) else " or ".join(named)


PAGES: dict[str, Callable[[], str]] = {
    "commands": commands,
    "chat-commands": chat_commands,
    "exit-codes": exit_codes,
    "check-kinds": check_kinds,
    "action-kinds": action_kinds,
    "settings": settings,
    "schemas": schemas,
}
"""Name of each page -> what it holds now."""


def renew() -> None:
    """Write all pages anew."""
    for name, page in PAGES.items():
        (FOLDER / f"{name}.md").write_text(page(), encoding="utf-8", newline="\n")
