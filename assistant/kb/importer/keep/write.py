"""A draft -> the text of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import dedent, indent

from ....text import clean, one_line
from ..draft import Draft, Origin, Proposal, ProseBlock
from .yamlout import key_lines, scalar

_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_LIVE = re.compile(
    r"^((?:[ \t>]|[-*+] |\d+[.)] )*(?:`{3,}|~{3,})[ \t]*)(check|action)\b", re.MULTILINE
)
_ITEMS = ("bullet", "step")


def article_text(draft: Draft, article: str, proposals: Sequence[Proposal] = ()) -> str:
    """The article's text, with the id `article`; the same draft always makes the same text."""
    header = [
        f"id: {article}",
        f"title: {scalar(draft.title)}",
        *([f"kind: {draft.kind}"] if draft.kind else []),
        *key_lines("symptoms", [one_line(s, 300) for s in draft.symptoms]),
        *key_lines("sources", [_source(origin) for origin in draft.origins]),
    ]
    body = _Body()
    waiting: list[Proposal] = []
    for number, piece in enumerate(draft.pieces):
        waiting += [p for p in proposals if 0 <= p.after == number - 1]
        text = _text(piece)
        if waiting and text[:1].strip() and piece.kind not in _ITEMS:
            waiting = body.propose(waiting)  # not between two steps, which it would part
        body.add(piece, text)
    late = [p for p in proposals if not 0 <= p.after < len(draft.pieces) - 1]
    body.propose([*waiting, *late])
    return "\n".join(["---", *header, "---", "", *body.lines]).rstrip("\n") + "\n"


def _text(piece: ProseBlock) -> str:
    """The piece as it was read, with no block in it that would be in force."""
    return _LIVE.sub(r"\1text \2", clean(piece.markdown)).strip("\n").rstrip()


def _source(origin: Origin) -> list[tuple[str, str]]:
    lines = f"{origin.first}-{origin.last}"
    return [
        ("doc", one_line(origin.doc, 1000)),
        ("heading", one_line(origin.heading)),
        ("lines", lines),
        ("sha256", origin.digest),
    ]


def block_lines(proposal: Proposal) -> list[str]:
    """A proposal as a fenced block; the text that led to it stands in a comment."""
    because = one_line(proposal.because, 300)
    comment = [f"# because the docs say: {because}"] if because else []
    body = clean(proposal.yaml).strip("\n").split("\n")
    fence = _fence("\n".join(body))
    return [f"{fence}{proposal.block} {proposal.id}", *comment, *body, fence]


class _Body:
    """Puts the blocks of an article one below the other."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._numbers: list[int] = []
        """Of the steps at hand, outermost first."""
        self._item = False
        """The line above belongs to a list item."""

    def add(self, piece: ProseBlock, text: str) -> None:
        """One piece of prose."""
        if not text:
            return
        item = piece.kind in _ITEMS
        lines = self._list_item(piece, text) if item else list(_block(piece, text))
        self._apart(lines, close=item and self._item)
        self._item = item
        if piece.kind in ("heading", "paragraph") and text[:1].strip():
            self._numbers = []

    def propose(self, proposals: Sequence[Proposal]) -> list[Proposal]:
        """Checks and actions in this place; none is left to be written."""
        for proposal in proposals:
            self._apart(block_lines(proposal))
            self._item = False
        return []

    def _apart(self, lines: list[str], *, close: bool = False) -> None:
        self.lines += [*([""] if self.lines and not close else []), *lines]

    def _list_item(self, piece: ProseBlock, text: str) -> list[str]:
        """The item as it was read; one without a marker or an indent gets them."""
        level = max(piece.level, 0)
        if _MARKER.match(text.lstrip()) is None:
            first, _, rest = text.strip().partition("\n")
            marker = self._marker(piece.kind, level)
            text = marker + first
            if rest:
                text += "\n" + indent(dedent(rest), " " * len(marker))
        if level and not text[0].isspace():
            text = indent(text, "   " * level)
        return text.split("\n")

    def _marker(self, kind: str, level: int) -> str:
        """The marker of an item; steps count on across pictures and notes between them."""
        before = self._numbers[level] if level < len(self._numbers) else 0
        known = self._numbers[:level]
        self._numbers = [*known, *[0] * (level - len(known)), before + 1]
        return f"{before + 1}. " if kind == "step" else "- "


def _block(piece: ProseBlock, text: str) -> Iterator[str]:
    if piece.kind == "heading" and not text.startswith("#"):
        yield f"{'#' * min(max(piece.level, 1), 6)} {' '.join(text.split())}"
    elif piece.kind == "code" and not text.lstrip().startswith(("```", "~~~")):
        yield from _fenced(text)
    elif piece.kind == "quote" and not text.lstrip().startswith(">"):
        yield from (f"> {line}".rstrip() for line in text.split("\n"))
    else:
        yield from text.split("\n")


def _fenced(text: str) -> list[str]:
    fence = _fence(text)
    return [fence, *text.split("\n"), fence]


def _fence(text: str) -> str:
    """Backticks that nothing in `text` closes."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    return "`" * max(3, longest + 1)
