"""Where documents and the knowledge base lie, and what may not be."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence

from ....errors import AssistantError, Exit
from ....text import clean, one_line
from ...scan import INFO
from ..places import is_pattern, root_of
from .folder import ARTICLES, FOLDER


def check_docs(places: Sequence[str]) -> None:
    """Each place is there.

    Raises:
        AssistantError: one is not.
    """
    for place in places:
        if not any(map(os.path.exists, _files(place))):
            raise AssistantError(
                "no-input",
                f"there are no documents at {one_line(place)}",
                hint="name files, folders or patterns, for example: assistant kb import docs/",
                exit_code=Exit.NO_INPUT,
            )


def check_out(out: str, places: Sequence[str]) -> None:
    """The knowledge base may be made or renewed at `out`.

    Raises:
        AssistantError: it is something else, or lies in the documents, or they in it.
    """
    if os.path.exists(out) and not os.path.isdir(out):
        raise _no_kb(out, "is a file, not a folder")
    known = any(os.path.lexists(os.path.join(out, *n.split("/"))) for n in (INFO, ARTICLES))
    if os.path.isdir(out) and not known and any(e[:1] != "." for e in _entries(out)):
        raise _no_kb(out, f"is a folder of other things: it has neither {INFO} nor {FOLDER}")
    inner = os.path.join(out, FOLDER)
    if os.path.islink(inner) or os.path.islink(os.path.join(out, *ARTICLES.split("/"))):
        raise _no_kb(out, f"has a link for {FOLDER}")
    for place in places:
        deep = os.path.isdir(place) or "**" in place
        inside = deep and _lies_in(out, root_of(place))
        around = any(_lies_in(path, out) for path in _files(place))
        if inside or around:
            first, second = ("--out", "the documents") if inside else ("the documents", "--out")
            raise AssistantError(
                "usage",
                f"{first} would lie inside {second}: {one_line(out)}, {one_line(place)}",
                hint="choose a folder beside the documents, for example: --out my-kb",
                exit_code=Exit.USAGE,
            )


def product_of(places: Sequence[str]) -> str:
    """A name for what the documents are about: their folder's."""
    path = os.path.abspath(root_of(places[0]))
    while os.path.basename(path).casefold() in ("docs", "doc", "documentation", "content"):
        path = os.path.dirname(path)
    return clean(os.path.basename(path)).replace("-", " ").replace("_", " ").strip() or "docs"


def _files(place: str) -> Iterator[str]:
    """A place, or what a pattern stands for."""
    literal = os.path.exists(place) or not is_pattern(place)
    yield from (place,) if literal else glob.iglob(place, recursive=True)


def _entries(folder: str) -> Iterator[str]:
    try:
        yield from os.listdir(folder)
    except OSError as error:
        raise _no_kb(folder, f"cannot be read: {error.strerror}") from error


def _lies_in(inner: str, outer: str) -> bool:
    """Whether `inner` is `outer` or below it, links followed."""
    first, second = (os.path.normcase(os.path.realpath(p)) for p in (inner, outer))
    return first == second or first.startswith(second.rstrip(os.sep) + os.sep)


def _no_kb(out: str, why: str) -> AssistantError:
    return AssistantError(
        "not-a-kb",
        f"{one_line(out)} {why}",
        hint="choose a new folder with --out, or one that an import has made",
        exit_code=Exit.CANNOT_CREATE,
    )


def covers(outer: str, inner: str, *, proper: bool = False) -> bool:
    """Whether the folder `outer` holds all of the place `inner` (and more, where `proper`)."""
    same = os.path.realpath(outer) == os.path.realpath(inner)
    return (same and not proper) or (
        not same and os.path.isdir(outer) and _lies_in(root_of(inner), outer)
    )
