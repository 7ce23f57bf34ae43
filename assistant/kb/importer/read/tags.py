"""The tags of HTML and JSX: where one ends, and what stands in its attributes."""

from __future__ import annotations

import re

from ....record import Record

_NAME = re.compile(r"</?([A-Za-z][\w.:-]*)")
_SPACE = re.compile(r"\s+")
_ATTRIBUTE = re.compile(r"[^\s=<>/{}\"'`]+")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s\"'`=<>{}]+")
_IN_BRACES = re.compile(
    r"[^{}\"'`\\]+|\\.|[{}]|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`|[\"']", re.DOTALL
)
_TEMPLATE = re.compile(r"(?:[^`\\]|\\.)*`", re.DOTALL)
MAX_TAG = 30_000
"""Characters of one tag; real ones hold a page's answer in an attribute, none a whole book."""
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s "
    "samp small span strike strong sub sup time tt u var wbr button input select option".split()
)
BLOCK = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer form frame h1 h2 h3 h4 h5 h6 head header hr html iframe img br legend li main nav "
    "object ol p picture pre section source summary table tbody td tfoot th thead tr track ul "
    "video audio embed param caption col colgroup map area canvas link meta title base noscript "
    "template slot dialog menu svg script style".split()
)


class Tag(Record):
    """A tag, read whole."""

    name: str
    end: int
    """Index behind it."""
    closing: bool
    empty: bool
    """``<br/>``: nothing will close it."""
    attributes: tuple[tuple[str, str, int], ...] = ()
    """Name, value without quotes, index of the value; of an expression without braces."""

    def get(self, *names: str) -> str:
        """The first of some attributes that is there."""
        return next((v for name in names for n, v, _ in self.attributes if n == name), "")

    @property
    def component(self) -> bool:
        """Whether it is JSX of one's own: ``TabItem``, not ``DIV`` or ``CLIENT``."""
        return self.name[0].isupper() and any(c.islower() for c in self.name)


def read_tag(text: str, at: int, reach: int = MAX_TAG) -> Tag | None:
    """The tag that begins at a ``<``; None where none does, or it has no end."""
    match = _NAME.match(text, at)
    if match is None:
        return None
    closing = text[at + 1] == "/"
    attributes: list[tuple[str, str, int]] = []
    position, limit = match.end(), min(len(text), at + reach)
    while position < limit:
        letter = text[position]
        if letter == ">":
            empty = text[position - 1] == "/"
            return Tag(match[1], position + 1, closing, empty, tuple(attributes))
        if letter.isspace() or letter == "/":
            position += 1
            continue
        if letter == "{":
            position = skip_braces(text, position, limit - position)
        else:
            position = _attribute(text, position, limit, attributes)
        if position < 0:
            return None
    return None


def _attribute(text: str, at: int, limit: int, out: list[tuple[str, str, int]]) -> int:
    match = _ATTRIBUTE.match(text, at)
    if match is None:
        return -1
    end = match.end()
    space = _SPACE.match(text, end)
    equals = space.end() if space else end
    if text[equals : equals + 1] != "=":
        out.append((match[0], "", end))
        return end
    start = equals + 1
    space = _SPACE.match(text, start)
    start = space.end() if space else start
    if text[start : start + 1] == "{":
        stop = skip_braces(text, start, limit - start)
        if stop > 0:
            out.append((match[0], *expression(text, start + 1, stop - 1)))
        return stop
    value = _QUOTED.match(text, start)
    if value is None:
        return -1
    quoted = value[0][0] in "\"'"
    out.append((match[0], value[0][1:-1] if quoted else value[0], start + quoted))
    return value.end()


def expression(text: str, start: int, end: int) -> tuple[str, int]:
    """What a JSX expression says if it is but a string; else "" and where it stands."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start >= 2 and text[start] in "\"'`" and text[end - 1] == text[start]:
        return text[start + 1 : end - 1], start + 1
    return "", start


_KEY_VALUE = re.compile(
    r"[\"']?(\w+)[\"']?\s*:\s*(?:\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`)"
)


def strings_in(text: str, start: int, end: int) -> list[tuple[str, str, int]]:
    """The strings that an expression's objects hold: key, value, index of the value."""
    found = _KEY_VALUE.finditer(text, start, end)
    return [(m[1], m[m.lastindex or 2], m.start(m.lastindex or 2)) for m in found]


def skip_braces(text: str, at: int, reach: int = MAX_TAG) -> int:
    """Index behind the expression in braces that begins at `at`; -1 without an end in reach."""
    depth, limit = 0, min(len(text), at + reach)
    while at < limit:
        match = _IN_BRACES.match(text, at, limit)
        if match is None:
            return -1
        part, at = match[0], match.end()
        depth += (part == "{") - (part == "}")
        if part == "}" and not depth:
            return at
        if part == "`":
            template = _TEMPLATE.match(text, at, limit)
            if template is None:
                return -1
            at = template.end()
    return -1
