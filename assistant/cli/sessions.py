"""``assistant sessions``: what was said, seen and done before, and a ticket out of it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib import import_module

from ..errors import Exit
from ..session import open_sessions
from ..session.opening import Stores
from .common import Options, narrate, usage_error
from .parser import Parser

VERBS = {
    "list": "the sessions, newest first",
    "show": "what happened in one",
    "resume": "go on with one in the chat",
    "export": "a ticket as Markdown, JSON or HTML, without private data",
    "steps": "an article's steps as plain text, to be sent to the customer",
    "search": "sessions in which words occur",
    "note": "write something down in one",
    "tag": "put tags on one, or take them off",
    "delete": "forget one",
    "stats": "what was asked, answered and solved; what the knowledge base lacks",
}
"""Verb -> what it does. Its module is `sessions_VERB` and offers `run`."""


def run(options: Options, arguments: list[str]) -> int:
    """Run ``assistant sessions VERB``."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print("usage: assistant sessions VERB ...\n")
        for verb, what in VERBS.items():
            print(f"  {verb:<10}{what}")
        print("\nA session is named by its id, by a beginning of it, or “last”.")
        return Exit.OK if arguments else Exit.USAGE
    verb, *rest = arguments
    if verb not in VERBS:
        from ..suggest import did_you_mean

        raise usage_error(f"there is no verb “sessions {verb}”", did_you_mean(verb, VERBS))
    module = import_module(f"assistant.cli.sessions_{verb}")
    return int(module.run(options, rest))


def parser(verb: str, *, session: bool = True) -> Parser:
    """A parser for a verb, which names a session."""
    made = Parser(prog=f"assistant sessions {verb}", description=f"{VERBS[verb].capitalize()}.")
    if session:
        made.add_argument("session", help="its id, a beginning of it, or “last”")
    return made


def opened() -> AbstractContextManager[Stores]:
    """The stores, for as long as they are needed."""
    return open_sessions(lambda text: narrate(f"note: {text}"))
