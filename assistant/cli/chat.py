"""``assistant chat``: the conversation, on a full screen or line by line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from ..chat.commands import Command
from ..chat.service import ChatService
from ..checks.run import Settings
from ..session import open_recorder, silent, transcript
from ..session.events import Event
from ..settings import read_config
from .common import Options, engine_on, narrate, open_engine, stdout_style, tell_reach
from .given import allowed_folders, trusts
from .parser import Parser
from .plain import MORE, PlainChat


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(prog="assistant chat", description="Talk about what you see.")
    parser.add_argument("--plain", action="store_true", help="line by line, for any terminal")
    parser.add_argument(
        "--no-checks", action="store_true", help="do not look at the machine unasked"
    )
    parser.add_argument(
        "--events", action="store_true", help="JSON lines in and out (schema: chat-events)"
    )
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb until the person leaves, or the input ends."""
    found = make_parser().parse_args(arguments)
    if found.events:
        return _talk_in_events(options, checks=not found.no_checks)
    return talk(options, "", plain=found.plain, checks=not found.no_checks)


def talk(options: Options, session: str, *, plain: bool, checks: bool) -> int:
    """Talk on a full screen where there is one; go on with a session, if one is named."""
    if not plain and _has_a_screen():
        with suppress(ImportError):  # without Textual, line by line
            from ..tui.run import run_app

            return run_app(
                partial(engine_on, options),
                options.machine,
                session=session,
                checks=checks,
                trusted=trusts(options),
                no_color=options.no_color,
            )
    _talk_plainly(options, session, checks=checks)
    return 0


def _talk_in_events(options: Options, *, checks: bool) -> int:
    from .chat_events import run_events

    run_events(_service(options, (), narrate, checks=checks, there=True))
    return 0


def _service(
    options: Options,
    before: Sequence[Event],
    tell: Callable[[str], None],
    *,
    checks: bool,
    there: bool,
    local: Sequence[Command] = (),
) -> ChatService:
    """The conversation with its knowledge bases, machine and record."""
    config = read_config()
    engine = open_engine(options)
    engine.learns = True
    if config.of("record"):
        known = before[0].session if before else ""
        recorder = open_recorder(engine, "chat", tell, known, config.of("sessions.url"))
    else:
        recorder = silent(engine)
    tell_reach(engine)
    settings = Settings(trusted=trusts(options), reads=allowed_folders())
    return ChatService(
        engine,
        options.machine,
        recorder,
        settings,
        before=before,
        checks=checks,
        there=there,
        local=local,
    )


def _talk_plainly(options: Options, session: str, *, checks: bool) -> None:
    with suppress(ImportError):  # not on Windows
        import readline  # noqa: F401 - its import gives input() a history and editing
    before = transcript(session) if session else ()
    there = sys.stdin.isatty()
    chat = _service(options, before, print, checks=checks, there=there, local=(MORE,))
    PlainChat(chat, stdout_style(options), before).run()


def _has_a_screen() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
