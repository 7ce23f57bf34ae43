"""The tags of HTML and JSX: where one ends, and what stands in its attributes."""

from __future__ import annotations

import re

from ....record import Record

_NAME = re.compile(r"</?([A-Za-z][\w.:-]*)")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=<>/{}\"'`]+)"
    r"(?:\s*=\s*(?:(?P<open>\{)|\"([^\"]*)\"|'([^']*)'|([^\s\"'`=<>{}]+)))?"
)
_STRING = re.compile(r"\s*(?P<at>)(?:(?P<quote>[\"'`])(?P<said>.*)(?P=quote)\s*\Z)?", re.DOTALL)
_KEY_VALUE = re.compile(
    r"[\"']?(\w+)[\"']?\s*:\s*(?:\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`)"
)
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
    name = _NAME.match(text, at)
    if name is None:
        return None
    attributes: list[tuple[str, str, int]] = []
    position, limit = name.end(), min(len(text), at + reach)
    while 0 <= position < limit:
        letter = text[position]
        if letter == ">":
            closing, empty = text[at + 1] == "/", text[position - 1] == "/"
            return Tag(name[1], position + 1, closing, empty, tuple(attributes))
        if letter == "{":
            position = skip_braces(text, position, limit - position)
        elif letter.isspace() or letter == "/":
            position += 1
        elif found := _ATTRIBUTE.match(text, position, limit):
            position = found.end()
            if found["open"]:
                start = position
                position = skip_braces(text, start - 1, limit - start + 1)
                attributes.append((found["name"], *expression(text, start, position - 1)))
            else:
                said = found.lastindex if found.lastindex != 1 else 0
                value = (found[said], found.start(said)) if said else ("", position)
                attributes.append((found["name"], *value))
        else:
            return None
    return None


def expression(text: str, start: int, end: int) -> tuple[str, int]:
    """What a JSX expression says if it is but a string; else "" and where it stands."""
    found = _STRING.match(text, start, max(start, end))
    if found is None or found["quote"] is None:
        return "", found.start("at") if found else start
    return found["said"], found.start("said")


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
