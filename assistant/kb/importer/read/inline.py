"""Text within a block: plain words of it, and Markdown that needs nothing from elsewhere."""

from __future__ import annotations

import re

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from .marks import BREAK

_REFERENCE = re.compile(r"(?<![\]\\!])\[([^\[\]\n]{1,500})\](?:\[([^\[\]\n]{0,200})\])?(?![\[(:])")
_TICKED = re.compile(r"(?<!`)`{2,}([^`\n]+)`{2,}(?!`)")
_STARTS = re.compile(
    r"[-+*]\s|\d{1,9}[.)]\s|#{1,6}\s|>|```|~~~|[=-]+\s*$|:::|!!!|\?\?\?|///|import\s|export\s|\|"
)
"""A continued line that, now that it is not indented, would begin something else."""
_LOOSE = re.compile(r"([*_])(?![\s*_])([^*_\n]*[^\s*_])[ \t]+\1")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_MARKS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")
_BREAKS = re.compile(rf"(?<![ \t])[ \t]*(?:{BREAK}[ \t]*)+(?:\n[ \t]*)?")


def plain(children: list[Token]) -> str:
    """The words that a reader sees; images give their description."""
    out = []
    for child in children:
        if child.type in ("text", "code_inline", "text_special") or child.type == "image":
            out.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            out.append("\n")
    return "".join(out).replace(BREAK, " ")


def plain_text(markdown: str) -> str:
    """The words of a label, roughly: it was never parsed."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", markdown)).split())


def only_images(children: list[Token]) -> bool:
    """Whether a paragraph holds pictures and nothing else (a link around one is none)."""
    kinds = {c.type for c in children if c.type != "text" or c.content.strip()}
    return "image" in kinds and kinds <= {
        "image",
        "softbreak",
        "hardbreak",
        "link_open",
        "link_close",
    }


def tidy(content: str, children: list[Token], references: dict[str, str], *, keep: bool) -> str:
    """A block's Markdown: breaks written out, references resolved, quirks put right.

    Args:
        content: as the parser took it out of its block.
        children: the parsed content.
        references: label -> address of links that are defined elsewhere.
        keep: leave the sign of a line break in, for cells that are taken apart later.
    """
    if references:
        content = _REFERENCE.sub(lambda match: _resolved(match, references), content)
    content = _TICKED.sub(_single, content)
    whole = _LOOSE.fullmatch(content.strip())
    if whole and not any(child.type == "em_open" for child in children):
        content = f"{whole[1]}{whole[2]}{whole[1]}"
    if not keep:
        content = _BREAKS.sub("\\\\\n", content).removesuffix("\\\n").removeprefix("\\\n")
    done, *rest = (line.strip() for line in content.strip().split("\n"))
    for line in rest:
        done = f"{_unbroken(done)} {line}" if _STARTS.match(line) else f"{done}\n{line}"
    return done


def _unbroken(text: str) -> str:
    """A text without the sign of a line break at its end: nothing is broken behind it."""
    count = len(text) - len(text.rstrip("\\"))
    return text[:-1].rstrip() if count % 2 else text


def _resolved(match: re.Match[str], references: dict[str, str]) -> str:
    href = references.get(normalizeReference(match[2] or match[1]))
    return f"[{match[1]}]({href})" if href else match[0]


def _single(match: re.Match[str]) -> str:
    """Code in two or three backticks needs but one; three at a line's end look like a block."""
    return f"`{match[1].strip()}`"
