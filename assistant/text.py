"""The one sanitiser of foreign text: what a person may see, and what the matcher may read.

Knowledge bases, questions, logs and file names come from strangers. Everything that enters the
program passes through `clean` once, at the boundary; behind it no escape sequence, control
character or direction override exists any more.
"""

from __future__ import annotations

import re

MAX_QUESTION = 20_000
"""Characters of a question that are read; a longer one keeps its head and its tail."""

_STRING = r"[^\x07\x1b\x9c]*+(?:\x07|\x1b\\|\x9c)?+"  # up to BEL or ST
_CSI = r"[0-?]*+[ -/]*+[@-~]?+"
_ESCAPE = (
    rf"\x1b(?:[\]PX^_]{_STRING}|\[{_CSI}|[ -/]*+[0-~]?+)"
    rf"|\xc2?(?:\x9b{_CSI}|[\x90\x98\x9d-\x9f]{_STRING})"  # 8-bit, also as two decoded bytes
)
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_UNWANTED = rf"{_ESCAPE}|[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}{_INVISIBLE}]"


def is_clean(text: str) -> bool:
    """Whether `text` holds nothing but printable characters, line ends and tabs."""
    return text.replace("\n", "").replace("\t", "").isprintable()


def clean(text: str) -> str:
    r"""`text` without escape sequences, control characters, bidi controls and lone surrogates.

    Line ends become ``\n``; tabs stay; a lone surrogate (an undecodable byte of a command
    line) becomes U+FFFD, so that the loss is seen.
    """
    if is_clean(text):
        return text
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    return re.sub(_UNWANTED, "", text)


def one_line(text: str, limit: int = 200) -> str:
    """`text` cleaned, on one line, at most `limit` characters."""
    flat = " ".join(clean(text[: limit * 4]).split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def quoted(path: str) -> str:
    """A path in quotes, its backslashes as they stand; escaped where it is a strange one."""
    return f"'{path}'" if path.isprintable() and "'" not in path else repr(path)


def head_and_tail(text: str, limit: int = MAX_QUESTION) -> str:
    """The first three quarters and the last quarter of `limit` characters of a long text."""
    if len(text) <= limit:
        return text
    head = limit * 3 // 4
    return f"{text[:head]}\n{text[head - limit :]}"


def sentence(text: str) -> str:
    """`text` as a sentence of its own; a name or an address that it begins with stays as it is."""
    begins = re.match(r"[a-z]+(?:['’][a-z]+)?[,;]?(?: |$)", text) is not None
    first = text[:1].upper() if begins else text[:1]
    return first + text[1:] + ("" if text[-1:] in (".", "?", "!") else ".")
