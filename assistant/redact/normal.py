"""One form of a text, so that a secret is not hidden by how it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from ..text import clean

_JOINERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u3164\ufe00-\ufe0f\uffa0"
_STRUCK = "\u0334-\u0338"  # letters struck through


def normal(text: str) -> str:
    r"""`text` cleaned, composed, without what cannot be seen, with letters unescaped.

    ``\u0041`` and ``&#65;`` become letters; escapes that JSON or XML need stay.
    """
    text = clean(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", re.sub(f"[{_JOINERS}{_STRUCK}]", "", text))
    if "\\u00" in text:
        text = re.sub(r"\\u00([2-7][0-9a-fA-F])", _letter, text)
    if "&#" in text:
        text = re.sub(r"&#x([2-7][0-9a-fA-F]);", _letter, text)
        text = re.sub(r"&#0{0,4}(\d{2,3});", _numbered, text)
    return text


def _letter(match: re.Match[str]) -> str:
    return _safe(int(match[1], 16), match[0])


def _numbered(match: re.Match[str]) -> str:
    return _safe(int(match[1]), match[0])


def _safe(code: int, written: str) -> str:
    """The character, unless JSON or XML needs it escaped."""
    plain = chr(code)
    return plain if 32 < code < 127 and plain not in "\"\\'" else written


def decoded(text: str, redact: Callable[[str], str]) -> str:
    """`text`, its percent-encoded words decoded where `redact` finds something in them.

    Any depth of encoding is undone at once; other words stay as they are written.
    """
    words = {w for w in re.findall(r"[^\s\"'<>]++", text) if re.search("%[0-9a-fA-F]{2}", w)}
    if not words:
        return text
    plain = {word: _unquoted(word) for word in words}
    changed = _changed(plain, redact)
    return re.sub(r"[^\s\"'<>]++", lambda m: changed.get(m[0], m[0]), text) if changed else text


def _changed(plain: dict[str, str], redact: Callable[[str], str]) -> dict[str, str]:
    """Words whose decoded form was redacted: all at once if no line swallows another."""
    before = list(plain.values())
    after = redact("\n".join(before)).split("\n")
    if len(after) != len(before):
        after = [redact(word) for word in before]
    return {word: new for word, new in zip(plain, after, strict=True) if new != plain[word]}


def _unquoted(word: str) -> str:
    loose = re.sub(r"(?:%(?:25)*[0-9a-fA-F]{2})+", _bytes, word)
    return " ".join(normal(loose).split())


def _bytes(match: re.Match[str]) -> str:
    pairs = re.sub(r"%(?:25)*([0-9a-fA-F]{2})", r"\1", match[0])
    data = bytes.fromhex(pairs)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")
