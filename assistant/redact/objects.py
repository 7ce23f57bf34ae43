"""Data in JSON, whole or cut, also within a log: secrets and bookkeeping data go by their keys.

The text is read token by token, not parsed as a whole: what was cut at either end is read as far as
it goes, what is no JSON is stepped over, and all that stays is left as it was written. Takes time
linear in the text; nesting costs no recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..record import TYPE_CHECKING
from .keys import folded_key, label, may_hold, names_secret
from .naming import Naming, Swap, is_settled
from .qbxml_names import is_setting, names_field, tells_bookkeeping
from .quoting import Layer, quotes

if TYPE_CHECKING:
    from re import Match

    from .view import View

NEEDLES = ('":', '" :', "quot;:", "quot; :", "#34;:", "#x22;:", "apos;:", "apos; :", "#39;:")
_STRING = r"\"(?:[^\"\\\n]|\\.)*+\"(?=\s*(?:[,:}\]]|$)|\n)"
_CUT = r"\"(?:[^\"\\\n]|\\.)*+\\?$"
_TOKEN = (
    rf"(?m)(?P<text>(?<![\w\"\\])(?:{_STRING}|{_CUT}))"
    r"|(?P<mark>[{}\[\]:,])|(?P<plain>(?<![\w.\"+-])(?:-?\d[\d.eE+-]*+|true|false"
    r"|null)(?=\s*(?:[,}\]]|$)))|(?P<line>\n(?=\S|\Z))"
)
_HEAD = r"[^\"\n]*+\"(?=\s*[,}\]])"
"""What a cut has left of a value."""
_KEY = r"\"([^\"\n]{1,80})\"\s{0,20}:(?:\s{0,20}\"([^\"\n]{1,80})\")?"
_NAMES = frozenset(
    (
        "name", "key", "type", "id", "variable", "property", "setting", "option", "field",
        "column", "col", "label",
    )
)  # fmt: skip
_VALUES = frozenset(("value", "val", "content", "default", "data", "text", "v"))
_COLUMNS = frozenset(
    ("columns", "cols", "fields", "headers", "header", "names", "keys", "columnnames", "schema")
)
_USERS = frozenset(("user", "username", "login", "u", "uid", "account", "email", "usr"))
_SHORT = frozenset(("k", "p", "pw", "key", "s"))
"""Short for a secret, where a user stands next to it."""


class _Level:
    """An object or a list that is being read."""

    def __init__(self, mark: str, secret: str, first: int) -> None:
        self.mark = mark
        self.secret = secret
        """The class of secret that all in here is; "": none."""
        self.first = first
        """How many values came before it."""
        self.key = ""
        self.name = ""
        """What ``name`` says that ``value`` is."""
        self.booked = False
        """Whether it says that it is a field of bookkeeping."""
        self.telling = False
        self.columns = False
        """Whether a list in here has named fields whose values stand in the lists behind it."""
        self.user = False
        self.values: dict[str, int] = {}
        """The places of values that a name beside them may make a secret."""


class _Value:
    def __init__(self, start: int, end: int, quote: str, secret: str) -> None:
        self.start, self.end, self.quote, self.secret = start, end, quote, secret
        self.names = False
        """Whether it is a field's name."""
        self.sets = False
        """Whether it says how a program is set up."""


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.values: list[_Value] = []
        self.levels = [_Level("", "", 0)]
        self.pending: Match[str] | None = None
        self.last = ""
        self.telling: list[tuple[int, int]] = []
        """From which value to which all go."""

    def read(self) -> list[_Value]:
        if head := re.compile(_HEAD).match(self.text):
            self.values.append(_Value(0, head.end(), "", ""))
        for token in re.compile(_TOKEN).finditer(self.text):
            if token["text"]:
                self._flush()
                self.pending = token
                self.last = "text"
            elif token["plain"]:
                level = self.levels[-1]
                if level.key or level.mark == "[" or not token.start():
                    self._flush()
                    self.pending = token
                self.last = "plain"
            elif token["mark"]:
                self._mark(token["mark"])
            else:
                self._line(token.end())
        self._flush()
        while len(self.levels) > 1:
            self._leave()
        self._settle(self.levels[0])
        self._tell()
        return self.values

    def _tell(self) -> None:
        """All values of objects with bookkeeping data go."""
        changes = [0] * (len(self.values) + 1)
        for first, last in self.telling:
            changes[first] += 1
            changes[last] -= 1
        depth = 0
        for value, change in zip(self.values, changes, strict=False):
            depth += change
            if depth and not value.names and not value.sets:
                value.secret = value.secret or "value"

    def _mark(self, mark: str) -> None:
        if mark == ":":
            self._key()
        elif mark in "{[":
            self._flush()
            self._enter(mark)
        else:
            self._flush()
            if mark in "}]":
                self._leave()
            self.levels[-1].key = ""
        self.last = mark

    def _key(self) -> None:
        """What was read is a key."""
        token, self.pending = self.pending, None
        if self.levels[-1].mark == "}":  # it was no list
            self._anew()
        level = self.levels[-1]
        level.key = ""
        if token and token["text"]:
            raw = token["text"]
            level.key = raw.strip('\\"')
            level.telling = level.telling or tells_bookkeeping(level.key, opens=False)

    def _enter(self, mark: str) -> None:
        level = self.levels[-1]
        kind = level.secret
        if level.key and not kind:
            data = tells_bookkeeping(level.key, opens=True)
            kind = label(level.key) if names_secret(level.key) else "value" * data
        listed = mark == "[" and level.columns
        if not kind and (listed or (level.booked and folded_key(level.key) in _VALUES)):
            kind = "value"
        self.levels.append(_Level(mark, kind, len(self.values)))

    def _leave(self) -> None:
        if len(self.levels) == 1:  # it began before the text, perhaps in a list
            telling, first = self.levels[0].telling, self.levels[0].first
            self._anew()
            self.levels[0] = _Level("}", "", first)
            self.levels[0].telling = telling
            return
        level = self.levels.pop()
        self._settle(level)
        above = self.levels[-1]
        if level.telling and above.mark != "{":
            above.telling = True
        above.columns = above.columns or level.columns

    def _anew(self) -> None:
        """Nothing that follows belongs to what was read."""
        self._settle(self.levels[0])
        self.levels[0] = _Level("", "", len(self.values))

    def _settle(self, level: _Level) -> None:
        """An object has come to its end: what its fields tell about each other."""
        if level.booked and not _VALUES & {*level.values}:
            level.columns = True
        if level.telling:
            self.telling.append((level.first, len(self.values)))
        for key, index in level.values.items():
            value = self.values[index]
            if level.booked and key in _VALUES:
                value.secret = value.secret or "value"
            if level.name and key in _VALUES:
                value.secret = value.secret or label(level.name)
            if level.user and key in _SHORT:
                value.secret = value.secret or "password"

    def _flush(self) -> None:
        """What was read is a value."""
        token, self.pending = self.pending, None
        if not token:
            return
        level = self.levels[-1]
        if level.mark == "{" and not level.key:
            return
        raw = token[0]
        key = folded_key(level.key)
        inner = raw.strip('\\"')
        quote = raw[: raw.index('"') + 1] if token["text"] else ""
        secret = level.secret
        if not secret and level.key and names_secret(level.key):
            fits = bool(quote) or may_hold(level.key, raw)
            secret = label(level.key) if fits and not _sid(inner) else ""
        if quote and key in _NAMES and names_secret(inner):
            level.name = inner
        level.user = level.user or key in _USERS
        if key in _VALUES or key in _SHORT:
            level.values[key] = len(self.values)
        found = _Value(token.start(), token.end(), quote, secret)
        found.sets = is_setting(level.key, inner)
        self.values.append(found)
        if quote and not level.secret and (level.mark == "[" or key in _NAMES):
            self._named(level, found, re.split("[./]", inner)[-1])

    def _named(self, level: _Level, value: _Value, name: str) -> None:
        """What may be a field's name: of a value beside it, or of a column."""
        above = self.levels[-2].key if level.mark == "[" else ""
        listed = folded_key(above) in _COLUMNS and tells_bookkeeping(name, opens=False)
        if names_field(name) or listed:
            value.names = True
            if level.mark == "[":
                level.columns = True
            else:
                level.booked = True

    def _line(self, at: int) -> None:
        """A new line without indentation: perhaps another entry, to which nothing is open."""
        begins = self.text[at : at + 40]
        if self.last in (",", ":", "{", "[") or begins[:1] in '}]"':
            return
        if begins[:1] == "{" or re.match(
            r"\W{0,3}(?:\d{4}|\d\d[:.]\d\d|[A-Z][a-z]{2} [ \d]\d)", begins
        ):
            self._flush()
            while len(self.levels) > 1:
                self._leave()
            self._anew()


def _sid(value: str) -> bool:
    return re.match(r"S-1-\d", value) is not None


def swaps(view: View, naming: Naming) -> Iterator[Swap]:
    """Values that must not leave, and what stands for them, whatever the data is quoted in."""
    found: list[tuple[int, int, str, list[str]]] = []
    for quote in quotes(view.text):
        layer = Layer(view.text, quote)
        for start, end, new in _swaps(layer.text, naming):
            place = layer.place(start), layer.place(end)
            found.append((*place, layer.written(new), [*naming.noted]))
    last = 0
    for start, end, new, noted in sorted(found, key=lambda swap: (swap[0], -swap[1])):
        if start >= last:
            naming.noted[:] = noted
            yield start, end, new
            last = end


def _swaps(text: str, naming: Naming) -> Iterator[Swap]:
    if not any(_worth(match[1], match[2] or "") for match in re.compile(_KEY).finditer(text)):
        return
    for value in _Reader(text).read():
        if value.secret:
            raw = text[value.start : value.end]
            naming.noted.clear()
            new = _hidden(raw, value, naming)
            if new != raw:
                yield value.start, value.end, new


def _worth(key: str, value: str) -> bool:
    """Whether such a field can make anything in a text a secret."""
    key = key.strip('\\"')
    if names_secret(key) or tells_bookkeeping(key, opens=True):
        return True
    plain = folded_key(key)
    named = value.strip('\\"')
    return (
        plain in _SHORT
        or plain in _COLUMNS
        or (plain in _NAMES and (names_secret(named) or names_field(re.split("[./]", named)[-1])))
    )


def _hidden(raw: str, value: _Value, naming: Naming) -> str:
    inner = raw.strip('\\"')
    if raw in ("true", "false", "null") or not inner.strip() or naming.kept(inner):
        return raw
    if is_settled(inner) or inner in ("<MaskedForSecurity>", "***"):
        return raw
    quote = value.quote or '"'
    if not value.quote and raw.endswith('"'):
        return naming.secret(value.secret) + quote  # the rest of a string
    closed = raw.endswith('"') and len(raw) > len(quote)
    return quote + naming.secret(value.secret) + (quote if closed or not value.quote else "")
