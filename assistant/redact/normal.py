"""One form of a text, so that a secret is not hidden by how it is written."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator

from ..text import clean
from .qbxml_names import is_element

_JOINERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u3164\ufe00-\ufe0f\uffa0"
_STRUCK = "\u0334-\u0338"  # letters struck through
ODD = {"\u017f": "s", "\u0130": "i", "\u0131": "i", "\u212a": "k"}
"""Letters that a pattern takes for ASCII ones where case does not count."""

_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(
    (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), 0x20
)
"""Full-width signs and letters, and blanks of all widths, as ASCII has them."""
_ALIKE = str.maketrans(
    "асеорхуіѕԁһԛԝАВЕКМНОРСТХΑΒΕΗΙΚΜΝΟΡΤΧο", "aceopxyisdhqwABEKMHOPCTXABEHIKMNOPTXo"
)
_MIXED = r"\b(?=\w*[A-Za-z])(?=\w*[\u0370-\u052f])\w{3,60}\b"
"""Words that mix scripts: their letters only look like ASCII ones."""

_ZEROS = {ord(figure): "0" for figure in "123456789"}
_ENTITIES = {'"': "&quot;", "'": "&apos;"}
_ENCODED = "%[0-9a-fA-F]{2}"
_WORD = r"[^\s\"'<>]++"
_BETWEEN = "\n|\n"
"""Keeps words that are redacted together from being taken for one."""


def normal(text: str) -> str:
    r"""`text` cleaned, composed, without what cannot be seen, with letters unescaped.

    ``\u0041`` and ``&#65;`` become letters; escapes that JSON or XML need stay.
    """
    text = clean(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", re.sub(f"[{_JOINERS}{_STRUCK}]", "", text))
        text = re.sub(_MIXED, _one_script, text.translate(_PLAIN))
    if "\\u0" in text:
        text = re.sub(
            r"\\u(00[2-7][0-9a-fA-F]|00[a-fA-F][0-9a-fA-F]|01[0-7][0-9a-fA-F])", _letter, text
        )
    if "%u00" in text:
        text = re.sub(r"%u(00[2-7][0-9a-fA-F]|00[a-fA-F][0-9a-fA-F])", _percent, text)
    if ("=3C" in text or "=3c" in text) and re.search(_QUOTED_TAG, text):
        text = re.sub(r"=(2[0-9A-F]|3[CDEFcdef]|[45][0-9A-F])", _percent, text)
    if re.search(r"(?:<|lt;)/?[ \t]", text):
        text = re.sub(_WIDE_TAG, _tag, text)
    if "\\x" in text:
        text = re.sub(r"(?<!\\)\\x([2-7][0-9a-fA-F])", _letter, text)
    if "&#" in text:
        text = re.sub(r"&#x([2-7][0-9a-fA-F]);", _letter, text)
        text = re.sub(r"&#0{0,4}(\d{2,3});", _numbered, text)
    if "&" in text:
        text = re.sub(
            r"&([A-Za-z]{1,2}(?:uml|acute|grave|circ|tilde|cedil|lig|ring|slash|caron));",
            _entity,
            text,
        )
    return text


_QUOTED_TAG = r"=3[Cc]/?[A-Za-z]\w{0,60}(?:=20[^\n<>]{0,400})?=3[Ee]"
"""A tag as mails write it that know no more than ASCII."""
_WIDE_TAG = (
    r"(<|&lt;)[ \t]{0,3}(/?)[ \t]{0,3}([A-Z]\w{0,60}(?:[ ]\w+=[^<>&\n]{1,200}?)?)[ \t]{0,3}(/?)"
    r"[ \t]{0,3}(>|&gt;)"
)


def _percent(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))


def _tag(match: re.Match[str]) -> str:
    """A tag of QuickBooks' without blanks inside of its brackets."""
    known = is_element(match[3].partition(" ")[0])
    return "".join(match.groups()) if known else match[0]


def zeroed(text: str) -> str:
    """`text` with a 0 for every figure."""
    return text.translate(_ZEROS)


def far(first: str, second: str) -> str:
    """A gate for `second` anywhere behind `first` in a line, in time linear in the line.

    Only the first `first` of a line is tried: what follows a later one follows that one as well.
    """
    return rf"(?<=\n)(?>[^\n]*?(?:{first}))[^\n]*(?:{second})"


def any_of(words: tuple[str, ...]) -> str:
    """A pattern for any of these, their common beginnings written once: that makes it fast."""
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[0], []).append(word[1:])
    return f"(?:{'|'.join(re.escape(first) + _tail(rest) for first, rest in tails.items())})"


def _tail(rest: list[str]) -> str:
    if "" in rest:
        return ""
    return re.escape(rest[0]) if len(rest) == 1 else any_of(tuple(rest))


def _one_script(match: re.Match[str]) -> str:
    return match[0].translate(_ALIKE)


def folded(text: str) -> str:
    """`text` in small ASCII letters, each at its place: 0 for other digits, _ for other letters."""
    if not text.isascii():
        text = re.sub(r"[^\x00-\x7f]+", _foreign, text)
    return text.lower()


def _foreign(match: re.Match[str]) -> str:
    return "".join(map(_plain, match[0]))


def _plain(char: str) -> str:
    if char.isalnum():
        return "0" if char.isdecimal() else ODD.get(char, "_")
    return "?"


def _letter(match: re.Match[str]) -> str:
    return _safe(int(match[1], 16), match[0])


def _numbered(match: re.Match[str]) -> str:
    return _safe(int(match[1]), match[0])


def _entity(match: re.Match[str]) -> str:
    return html.unescape(match[0])


def _safe(code: int, written: str) -> str:
    """The character; one that JSON or XML needs escaped in their usual way, if there is one."""
    plain = chr(code)
    if plain in "\"\\'":
        return f"\\{plain}" if written.startswith("\\") else _ENTITIES.get(plain, written)
    return plain if 32 <= code < 127 or 0xA0 < code < 0x180 else written


def decoded(text: str, redact: Callable[[str], str]) -> str:
    """`text`, its percent-encoded words decoded where `redact` finds something in them.

    Any depth of encoding is undone at once; other words stay as they are written.
    """
    words = (word for line in _encoded(text) for word in re.findall(_WORD, line))
    plain = {word: _unquoted(word) for word in words if re.search(_ENCODED, word)}
    new = changed(plain, redact) if plain else {}
    return re.sub(_WORD, lambda m: new.get(m[0], m[0]), text) if new else text


def _encoded(text: str) -> Iterator[str]:
    """The lines that something is percent-encoded in."""
    end = 0
    while found := re.compile(_ENCODED).search(text, end):
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield text[text.rfind("\n", 0, found.start()) + 1 : end]


def changed(plain: dict[str, str], redact: Callable[[str], str]) -> dict[str, str]:
    """Words whose decoded form was redacted: all at once if no line swallows another."""
    before = list(plain.values())
    after = redact(_BETWEEN.join(before)).split(_BETWEEN)
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
