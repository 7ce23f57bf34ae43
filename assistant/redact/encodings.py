"""Text within text: base64 and hexadecimal words are opened, redacted and, if need be, removed."""

from __future__ import annotations

import base64
import re
from binascii import Error
from collections.abc import Callable, Iterator
from functools import lru_cache

from .keys import looks_drawn
from .normal import changed

DEEPEST = 3
"""How many encodings, one within the other, are opened."""
_SHORTEST = 12
"""Letters of an encoded word that is worth opening."""
_WORD = rf"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{{{_SHORTEST},}}+={{0,6}}(?![A-Za-z0-9])"
_HEX = r"(?:0x)?(?:[0-9A-Fa-f]{2}){8,}$"
_BASE32 = r"[A-Z2-7]{16,}={0,6}$"
_NAME = r"[a-z]++\d*+|[A-Z]++\d*+|\d++|(?:[A-Z][a-z]++)++\d*+"
"""A word as it is written."""
_READABLE = r"[\t\n\r\x20-\x7e\u00a0-\u024f\u2010-\u2030\u20ac]*$"
_CHECKSUM = r"sha(?:256-[\w+/-]{43}|384-[\w+/-]{64}|512-[\w+/-]{86})={0,2}"
"""What a package's contents are checked by."""
_LONG = 80
"""From this length on a word that nobody can read goes."""
REMOVED = "<value removed>"
_MIME = r"=\?[\w-]{3,20}(?:\*[\w-]{2,8})?\?[BbQq]\?[^\s?]{2,200}(?:\?=)?"
"""A header of a mail whose words are not ASCII."""
_LDIF = r"::(?<=\w::)(?P<head> )[A-Za-z0-9+/]{4,}={0,2}(?:\n [A-Za-z0-9+/]+={0,2})*(?=\n|\Z)"
_SMTP = (
    r"334 (?<!\d334 )(?P<head>[A-Za-z0-9+/=]{0,80}\n[^\nA-Za-z0-9]{0,9}(?:C: ?|>>> ?)?)"
    r"[A-Za-z0-9+/]{4,}={0,2}(?=\n|\Z)"
)
_BYTES = (
    r"(?<![\w,])[0-9a-fA-F]{2}(?:(?:,(?:\\\n[ \t]*)?[0-9a-fA-F]{2}){7,}|(?: [0-9a-fA-F]{2}){7,})("
    r"?![\w,])"
)
_SOME_BYTES = (
    r",[0-9a-fA-F]{2},[0-9a-fA-F]{2},",
    r" [0-9a-fA-F]{2} [0-9a-fA-F]{2} [0-9a-fA-F]{2} ",
)
_ESCAPES = r"%(?:25)*[0-9a-fA-F]{2}(?:%(?:25)*[0-9a-fA-F]{2}){5,}"
_STRING_ESCAPES = (
    r"\\(?:x[0-9a-fA-F]{2}(?:\\x[0-9a-fA-F]{2}){5,}|[0-3][0-7]{2}(?:\\[0-3][0-7]{2}){4,})"
)
_PUNYCODE = r"xn--[a-z0-9-]{2,59}(?:\.[\w-]{1,63}){0,5}"
"""So many escaped bytes in a row that what they say was to be hidden, or is not ASCII."""


def opened(text: str, redact: Callable[[str], str]) -> str:
    """`text` without encoded words in which `redact` finds something, or that are unreadable."""
    text = _marked(text)
    read = {word: _read(word) for word in set(re.findall(_WORD, text))}
    gone = {word for word, (goes, _) in read.items() if goes}
    texts = {f"{word}\n{n}": t for word, (_, ts) in read.items() for n, t in enumerate(ts)}
    if texts:
        gone |= {key.partition("\n")[0] for key in changed(texts, redact)}
    return re.sub(_WORD, lambda m: REMOVED if m[0] in gone else m[0], text) if gone else text


@lru_cache(4096)
def _read(word: str) -> tuple[bool, tuple[str, ...]]:
    """Whether a word goes by its look alone, and the texts in it."""
    if _is_plain(word):
        return False, ()
    texts = tuple(_layers(word))
    return _is_prose(texts) or looks_drawn(word) or (not texts and _is_random(word)), texts


def _marked(text: str) -> str:
    """`text` without what is marked as encoded: nobody encodes what says nothing of anybody."""
    if "=?" in text:
        text = re.sub(_MIME, REMOVED, text)
    text = re.sub(_LDIF, lambda m: f"::{m['head']}{REMOVED}", text)
    text = re.sub(_SMTP, lambda m: f"334 {m['head']}{REMOVED}", text)
    if any(re.search(some, text) for some in _SOME_BYTES):
        text = re.sub(_BYTES, _bytes, text)
    if "xn--" in text:
        text = re.sub(_PUNYCODE, REMOVED, text)
    return re.sub(_STRING_ESCAPES, REMOVED, re.sub(_ESCAPES, REMOVED, text))


def _bytes(match: re.Match[str]) -> str:
    """A list of bytes as a registry writes it, if it is a text."""
    data = bytes(int(pair, 16) for pair in re.findall(r"[0-9a-fA-F]{2}", match[0]))
    wide = data[1::2].count(0) > len(data) // 4
    plain = data[::2] if wide else data
    letters = sum(32 <= byte < 127 for byte in plain.rstrip(b"\0"))
    return REMOVED if letters > 0.9 * len(plain.rstrip(b"\0")) > 3 else match[0]


def _is_prose(texts: tuple[str, ...]) -> bool:
    """Whether an encoded word holds several words of a text."""
    return any(re.search(r"[^\W\d_]{2}[ @,:;=|\n]{1,2}[^\W_]{2}", text) for text in texts)


def _is_plain(word: str) -> bool:
    """Whether a word is a name or a path, and not worth opening."""
    longest = max(re.split("[/_-]", word), key=len)
    short = len(longest) < _SHORTEST or re.fullmatch(_NAME, longest) is not None
    return short or re.fullmatch(_CHECKSUM, word) is not None


def _layers(word: str) -> Iterator[str]:
    """The texts in an encoded word, and those encoded in them."""
    words = [word]
    for _ in range(DEEPEST):
        texts = [text for each in words if (text := _inner(each)) is not None]
        yield from texts
        words = [each for text in texts for each in re.findall(_WORD, text)]


def _is_random(word: str) -> bool:
    """Whether letters and figures are mixed as in base64; a checksum is written in hexadecimal."""
    longest = max(re.split("[/_-]", word), key=len)
    kinds = [re.search(kind, longest) for kind in ("[a-z]", "[A-Z]", "[0-9]")]
    return len(word) >= _LONG and len(longest) >= _LONG // 4 and all(kinds)


def _inner(word: str) -> str | None:
    """The text that a word encodes; None if it is none."""
    for data in _decoded(word):
        for encoding in ("utf-8", "utf-16-le"):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if len(text) >= 6 and re.match(_READABLE, text):
                return text
    return None


def _decoded(word: str) -> list[bytes]:
    if re.match(_HEX, word):
        return [bytes.fromhex(word.removeprefix("0x"))]
    if re.match(_BASE32, word):
        return [*_base32(word.rstrip("=")), *_base64(word)]
    return _base64(word)


def _base32(bare: str) -> list[bytes]:
    bare = bare[: len(bare) - (len(bare) % 8 in (1, 3, 6))]  # cut
    try:
        return [base64.b32decode(bare + "=" * (-len(bare) % 8))]
    except (Error, ValueError):
        return []


def _base64(word: str) -> list[bytes]:
    bare = word.rstrip("=").replace("-", "+").replace("_", "/")
    if len(bare) % 4 == 1:
        bare = bare[:-1]  # cut
    try:
        return [base64.b64decode(bare + "=" * (-len(bare) % 4))]
    except (Error, ValueError):
        return []
