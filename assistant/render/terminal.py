"""Styled, wrapped lines for a plain terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from ..console import draws_escapes
from ..record import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import TextIO

_CODES = {
    "b": "1",
    "i": "3",
    "c": "36",
    "a": "4",
    "title": "1",
    "dim": "2",
    "good": "32",
    "warn": "33",
    "bad": "1;31",
}
NO_BREAK = "\xa0"
"""A blank at which no line ends; printed as a blank."""
_BLANKS = " \t\n"
MAX_WIDTH = 100
MIN_WIDTH = 20


class Style(Record):
    """What an output can show."""

    width: int = 80
    colour: bool = False

    def paint(self, text: str, style: str) -> str:
        """`text` in a style, where colour is on."""
        code = _CODES.get(style)
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code and text else text


def style_for(stream: TextIO, *, no_color: bool = False) -> Style:
    """What `stream` can show: width 80 and no colour unless it is a terminal that says more."""
    terminal = stream.isatty()
    width = 80
    if columns := os.environ.get("COLUMNS", ""):
        width = int(columns[:4]) if columns.isdecimal() and columns.isascii() else 80
    elif terminal:
        try:
            width = os.get_terminal_size(stream.fileno()).columns or 80
        except (OSError, ValueError):
            width = 80
    forced = (
        os.environ.get("FORCE_COLOR", "0") != "0" or os.environ.get("CLICOLOR_FORCE", "0") != "0"
    )
    colour = (terminal or forced) and not no_color and not os.environ.get("NO_COLOR")
    if os.environ.get("TERM") == "dumb" or (colour and terminal and not draws_escapes()):
        colour = False
    return Style(max(MIN_WIDTH, min(MAX_WIDTH, width)), colour)


class Piece(Record):
    """A run of text in one style."""

    text: str
    style: str = ""


def wrap(pieces: Iterable[Piece], style: Style, first: str = "", rest: str = "") -> Iterator[str]:
    """Styled text in lines of `style.width`, the first behind `first`, the others behind `rest`.

    A word longer than a line (a path) stands whole on a line of its own, so that it can be copied.
    """
    line, length, empty = first, len(first), True
    for word, space in _words(pieces):
        size = sum(len(p.text) for p in word)
        if word and word[0].text == "\n":
            yield line
            line, length, empty = rest, len(rest), True
            continue
        gap = " " if space and not empty else ""
        if not empty and length + len(gap) + size > style.width:
            yield line
            line, length, gap = rest, len(rest), ""
        line += gap + "".join(style.paint(p.text.replace(NO_BREAK, " "), p.style) for p in word)
        length += len(gap) + size
        empty = False
    if not empty or first.strip():
        yield line.rstrip()


def _words(pieces: Iterable[Piece]) -> Iterator[tuple[list[Piece], bool]]:
    """Words as runs of pieces without a blank between them; whether a blank came before."""
    word: list[Piece] = []
    space = False
    for text, style in pieces:
        for part in _parts(text):
            if part[0] in _BLANKS:
                if word:
                    yield word, space
                word, space = [], True
                if "\n" in part:
                    yield [Piece("\n")], False
                    space = False
            else:
                word.append(Piece(part, style))
    if word:
        yield word, space


def _parts(text: str) -> Iterator[str]:
    """Alternating runs of blanks and non-blanks; a no-break space is no blank."""
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or (text[i] in _BLANKS) != (text[start] in _BLANKS):
            yield text[start:i]
            start = i
