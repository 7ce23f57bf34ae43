"""How a kind declares its parameters and facts, as fields of its `Params` and `Facts` records.

Lint, ``assistant kb kinds`` and the JSON Schema derive from these declarations.
"""

from __future__ import annotations

from ..record import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any


class Param(Record):
    """A parameter that a check of this kind may be given."""

    type: str
    """text, texts, prose, path, paths, number, seconds, bytes, flag, option, choices, argv, url,
    signatures."""
    doc: str
    required: bool = False
    default: Any = None
    options: tuple[str, ...] = ()
    """Of an option: the words to choose from."""
    least: float | None = None
    """Of a number, a duration or a size: the smallest that makes sense."""
    most: float | None = None


class Fact(Record):
    """Something that a probe tells, to be used in ``when`` and in messages."""

    doc: str
    unit: str = ""
    """seconds, bytes, percent, time, hex, version or ""."""
    options: tuple[str, ...] = ()
    """All values that it can have, where they are known."""


class ToldFact(Record):
    """A fact of a check that was tried."""

    name: str
    value: str
    """In words; ``unknown`` where it could not be seen."""
    doc: str


def text(doc: str, *, required: bool = False, default: str = "") -> Any:
    """A word or a text."""
    return Param("text", doc, required, default)


def texts(doc: str, *, required: bool = False) -> Any:
    """One text or a list of them."""
    return Param("texts", doc, required, ())


def prose(doc: str, *, required: bool = False) -> Any:
    """Texts for a person, one or a list; a variable that was not found is said to be so."""
    return Param("prose", doc, required, ())


def path(doc: str, *, required: bool = False) -> Any:
    """A path.

    ``%NAME%`` stands for an environment variable, ``{name}`` for a variable of the knowledge
    base, ``*`` and ``?`` for characters of a file's name.
    """
    return Param("path", doc, required, "")


def paths(doc: str, *, required: bool = False) -> Any:
    """One path, a list of them, or a mapping of labels to paths."""
    return Param("paths", doc, required, ())


def number(
    doc: str,
    *,
    required: bool = False,
    default: float | None = None,
    least: float | None = None,
    most: float | None = None,
) -> Any:
    """A number from `least` to `most`."""
    return Param("number", doc, required, default, (), least, most)


def seconds(
    doc: str, *, required: bool = False, default: float | None = None, most: float | None = None
) -> Any:
    """A duration of at most `most` seconds: ``30 s``, ``2 days``."""
    return Param("seconds", doc, required, default, (), 0, most)


def size(doc: str, *, default: float | None = None, most: float | None = None) -> Any:
    """A size of at most `most` bytes: ``500 MB``."""
    return Param("bytes", doc, False, default, (), 0, most)


def flag(doc: str, *, default: bool = False) -> Any:
    """Yes or no."""
    return Param("flag", doc, False, default)


def option(doc: str, options: tuple[str, ...], *, default: str) -> Any:
    """One of a few words."""
    return Param("option", doc, False, default, options)


def choices(doc: str) -> Any:
    """A mapping of short names to texts."""
    return Param("choices", doc, True, ())


def argv(doc: str) -> Any:
    """A program and its arguments, as a list."""
    return Param("argv", doc, True, ())


def url(doc: str, *, required: bool = True) -> Any:
    """``https://host``, ``http://host`` or ``tcp://host:port``."""
    return Param("url", doc, required, "")


def host(doc: str) -> Any:
    """The name of a computer, without variables."""
    return Param("host", doc, True, "")


def signatures(doc: str) -> Any:
    """Name of a set of signatures in kb.yaml, or a list of them."""
    return Param("signatures", doc, True, ())


def fact(doc: str, *, unit: str = "", options: tuple[str, ...] = ()) -> Any:
    """A fact; its type is the field's annotation."""
    return Fact(doc, unit, options)
