"""Last touches to the pieces of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .draft import ProseBlock
from .read.marks import BREAK

_VERBS = (
    "open|click|select|choose|go|navigate|press|type|enter|right-click|double-click|run|find|"
    "locate|close|restart|start|stop|download|install|uninstall|remove|delete|add|copy|paste|"
    "create|check|uncheck|tick|untick|enable|disable|sign|log|save|confirm|scroll|search|expand|"
    "drag|turn|set|switch|launch|browse|hover|tap|hit|highlight|clear|use|make|ensure|verify|"
    "double[- ]check|visit|change|update|accept|allow|approve|repeat|wait|return|follow|complete|"
    "look|replace"
)
_COMMAND = re.compile(
    rf"(?:(?:then|next|now|finally|please),?\s+)?[*_]*(?:{_VERBS})\b", re.IGNORECASE
)
_LEAD = re.compile(
    rf"(?:using|in|on|from|under|at|with|within|after)\b[^.\n]*[,\s](?:{_VERBS})\b", re.IGNORECASE
)


def finish(pieces: Iterable[ProseBlock]) -> list[ProseBlock]:
    """Pieces fit to be kept: no marks of earlier passes, bare commands as steps."""
    out: list[ProseBlock] = []
    for piece in pieces:
        done = piece
        if BREAK in piece.markdown:
            markdown = re.sub(rf"(?<!\s)\s*(?:{BREAK}\s*)+", " ", piece.markdown)
            done = piece._replace(markdown=markdown.replace("|  |", "| |"))
        if done.kind == "heading":
            done = done._replace(level=min(done.level, 6))
        after = bool(out) and out[-1].words.rstrip().endswith(":")
        out += _steps(done, asked=after) or [done]
    return out


def _steps(piece: ProseBlock, *, asked: bool) -> list[ProseBlock]:
    """A paragraph whose lines are commands, as the list that it was meant to be."""
    lines = piece.markdown.split("\n")
    if piece.kind != "paragraph" or piece.level or len(lines) < (2 if asked else 3):
        return []
    lines = [line.removesuffix("\\").strip() for line in lines]
    if not all(_COMMAND.match(line) or _LEAD.match(line) for line in lines):
        return []
    words = piece.words.split()
    out = []
    for number, line in enumerate(lines):
        count = len(line.split()) if number + 1 < len(lines) else len(words)
        at = min(piece.line + number, piece.end)
        said = " ".join(words[:count])
        words = words[count:]
        out.append(ProseBlock("step", f"{number + 1}. {line}", at, at, 0, said))
    return out
