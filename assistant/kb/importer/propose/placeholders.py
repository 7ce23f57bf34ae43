"""Placeholders (``{YOUR_CLIENT_NAME}``, ``<CLIENT NAME>``) -> variables (``{client}``)."""

from __future__ import annotations

import re

from ....record import Record

_PLACEHOLDER = re.compile(
    r"\$?\{{1,2}\s{0,3}([A-Za-z][A-Za-z0-9 _-]{0,40})\}{1,2}"
    r"|<([A-Za-z][A-Za-z0-9 _-]{0,40})>"
    r"|\[([A-Z][A-Z0-9 _-]{2,40})\]"
    r"|(?<![A-Za-z0-9])((?:YOUR|MY)[_-][A-Z][A-Z0-9_]{1,40})"
    r"|(?<![A-Za-z0-9])(your[_-][a-z][a-z0-9_]{1,40})"
)
_LEAD = re.compile(r"^(?:the|your|my|insert|enter|actual|a|an)_")
_TAIL = re.compile(r"_(?:name|here)$")
_USER = frozenset(("user", "username", "windows_user", "current_user", "yourusername", "login"))
_ANY = frozenset(
    ("version", "date", "id", "guid", "number", "n", "x", "xxx", "timestamp", "year", "build")
)
"""Words that stand for something that differs each time: any characters fit."""
_VAGUE = frozenset(
    "path folder directory dir file drive name value location install_path root here".split()
)
"""Words that say nothing about what has to stand there."""

_INVENTED = re.compile(
    r"\b(?:contoso|fabrikam|northwind|adventure-?works|example)"
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|(?=[0-9a-f]*[a-f])(?=[a-f]*\d)[0-9a-f]{16}"
    r"|/proc/\d|(?<![a-z0-9])(?:worker|node|host|server|machine|client|pod|vol(?:ume)?|pvc|test|demo)"
    r"-?\d+(?![.\w])",
    re.IGNORECASE,
)
"""A name that is made up, or that only the author's machine has."""


class Filled(Record):
    """A text with variables in it."""

    text: str
    variables: tuple[tuple[str, str], ...] = ()
    """Name of each variable, and how it reads in the source."""


def fill(text: str, *, wildcards: bool = False) -> Filled | None:
    """`text` with placeholders replaced; None where one of them cannot be known.

    Args:
        text: a name or a path.
        wildcards: versions, dates and the like become ``*``.
    """
    names: dict[str, str] = {}
    parts: list[str] = []
    done = 0
    for match in _PLACEHOLDER.finditer(text):
        word = variable_name(next(g for g in match.groups() if g))
        parts.append(text[done : match.start()])
        done = match.end()
        if wildcards and word in _ANY:
            parts.append("*")
        elif not word or word in _USER | _VAGUE | _ANY:
            return None
        else:
            names.setdefault(word, match[0])
            parts.append(f"{{{word}}}")
    parts.append(text[done:])
    left = "".join(parts[::2]) if not names else re.sub(r"\{[a-z][a-z0-9_]*\}", "", "".join(parts))
    if any(c in left for c in "{}<>[]$"):
        return None
    return Filled("".join(parts), tuple(names.items()))


def variable_name(written: str) -> str:
    """A placeholder as a variable: ``YOUR_CLIENT_NAME`` -> ``client``; "" where nothing is left."""
    word = re.sub(r"[^a-z0-9]+", "_", written.casefold()).strip("_")
    if word in _USER:
        return "user"
    word = _LEAD.sub("", word)
    word = "user" if word in _USER or word == "user_name" else _TAIL.sub("", word)
    return word[:40] if re.match(r"[a-z]", word) else ""


def is_invented(text: str) -> bool:
    """Whether a name, path or command holds what no other machine has: ``pvc-0f3c...``."""
    return bool(_INVENTED.search(text))


def readable(text: str) -> str:
    """A text for a person in which no brace is taken for a variable: ``{x}`` -> ``<x>``."""
    return re.sub(r"\{\s{0,3}([^{}]{0,80})\}", r"<\1>", text)
