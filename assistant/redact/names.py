"""Known names, wherever they stand."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING, Record
from .identity import SHORTEST, Identity, tells_nothing
from .naming import SETTLED, Naming, Rule
from .normal import folded

if TYPE_CHECKING:
    from re import Match

    from .view import View

_ANYWHERE = 6
"""From this length on a name of this machine is replaced inside of words as well."""
_GAP = r"(?:[\s._+-]|%20){0,3}"


class Name(Record):
    """A name and how it is found."""

    kind: str
    real: str
    needle: str
    pattern: str


def names_of(identity: Identity) -> list[Name]:
    """All that is known of a machine, longest first."""
    given = (
        ("user", identity.users),
        ("host", identity.hosts),
        ("company", identity.companies),
    )
    names = [
        name for kind, reals in given for real in reals for name in named(kind, real, given=True)
    ]
    homes = [home for path in identity.homes for home in _home(path)]
    return sorted(homes + names, key=lambda name: -len(name.real))


def named(kind: str, real: str, *, given: bool = False) -> list[Name]:
    """How a name is found: as a word, in a path's short form (ANNAMU~1), maybe within words."""
    real = real.strip()
    if len(real) < SHORTEST or tells_nothing(real) or not re.search(r"[^\W\d_]", real):
        return []
    parts = real.split()
    body = _GAP.join(re.escape(part) for part in parts)
    if not given or len(real) < _ANYWHERE:
        body = rf"(?<![^\W_]){body}(?![^\W_])"
    found = [Name(kind, real, folded(parts[0]), body)]
    plain = re.sub(r"[^A-Z0-9_$-]", "", real.upper())
    if kind != "host" and (len(real) > 8 or plain != real.upper()) and len(plain) > 2:
        short = plain[:6].lower() + "~"
        found.append(Name(kind, real, short, rf"(?<![^\W_]){re.escape(short)}\d(?!\w)"))
    return found


def _home(path: str) -> list[Name]:
    """A home folder in an unusual place: its last part is a user's name."""
    parts = [part for part in re.split(r"[\\/]+", path) if part]
    if len(parts) < 2 or tells_nothing(parts[-1]):
        return []
    body = r"[\\/]+".join(re.escape(part) for part in parts)
    return [Name("home", parts[-1], folded(parts[-1]), rf"{body}(?![\w-])")]


def rule_for(names: list[Name], view: View) -> Rule | None:
    """A rule for those of `names` that may stand in a text."""
    here = [name for name in names if view.holds(name.needle)]
    if not here:
        return None
    pattern = "|".join(f"({name.pattern})" for name in here)

    def swap(match: Match[str], naming: Naming) -> str:
        return _swap(here[match.lastindex - 1], match, naming) if match.lastindex else match[0]

    needles = tuple(dict.fromkeys(name.needle for name in here))
    reach = max(len(name.pattern) for name in here)  # longer than any match
    return Rule("name", rf"(?i)(?-i:{SETTLED})|{pattern}", swap, needles, reach=reach)


def _swap(name: Name, match: Match[str], naming: Naming) -> str:
    found = match[0]
    if name.kind == "home":
        return found[: -len(name.real)] + naming.name("user", name.real)
    new = naming.name(name.kind, name.real)
    if new == name.real:
        return found
    after = match.string[match.end() : match.end() + 1]
    return f"{new}-" if after.isalnum() else new
