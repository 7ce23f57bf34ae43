"""``assistant chat``: questions line by line, with choices by number."""

from __future__ import annotations

import sys
from contextlib import suppress

from ..engine import Engine
from ..errors import AssistantError
from ..model import Match
from ..render.as_text import answer_lines, article_lines
from ..render.terminal import Piece, Style, wrap
from ..text import clean
from .common import Options, open_engine, stdout_style
from .parser import Parser

_WELCOME = (
    "Describe what you see in your own words, for example: the tray icon is red. "
    "A number picks one of the choices offered; “quit” or Ctrl-D ends."
)
_QUIT = frozenset(("quit", "exit", "bye", ":q", "/quit", "q"))


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb until the input ends."""
    parser = Parser(prog="assistant chat", description="Ask line by line.")
    parser.add_argument("--plain", action="store_true", help="plain lines (the only face so far)")
    parser.parse_args(arguments)
    with suppress(ImportError):  # not on Windows
        import readline  # noqa: F401 - its import gives input() a history and editing
    engine = open_engine(options)
    style = stdout_style(options)
    product = engine.stores[0].index.info["title"]
    for line in wrap([Piece(product, "title"), Piece("\n" + _WELCOME)], style):
        print(line)
    offered: tuple[Match, ...] = ()
    while (text := _read()) is not None:
        if text.lower() in _QUIT:
            break
        if text:
            offered = _turn(engine, text, offered, style)
    return 0


def _read() -> str | None:
    """The next line, or None at the end."""
    prompt = "\n> "
    try:
        if sys.stdin.isatty():
            return input(prompt).strip()
        line = sys.stdin.readline()
    except EOFError:
        print()
        return None
    print(f"{prompt}{clean(line).strip()}")
    return line.strip() if line else None


def _turn(engine: Engine, text: str, offered: tuple[Match, ...], style: Style) -> tuple[Match, ...]:
    """Answer one line; returns the choices that numbers now stand for."""
    if text.isdecimal() and offered:
        return _pick(engine, text, offered, style)
    try:
        answer = engine.ask(text)
    except AssistantError as error:
        print(f"{error.message}: {error.hint}")
        return offered
    best = answer.answers[0] if answer.decision == "answer" else None
    article = engine.article(best.article, best.kb) if best else None
    for line in answer_lines(answer, article, style):
        print(line)
    return answer.question.choices if answer.question else answer.nearest


def _pick(engine: Engine, text: str, offered: tuple[Match, ...], style: Style) -> tuple[Match, ...]:
    number = int(text[:4])
    if not 1 <= number <= len(offered):
        print(f"There are {len(offered)} choices: type a number from 1 to {len(offered)}.")
        return offered
    match = offered[number - 1]
    article = engine.article(match.article, match.kb)
    lines = article_lines(article, style) if article else ()
    for line in (*wrap([Piece(match.title, "title")], style), "", *lines):
        print(line)
    return offered
