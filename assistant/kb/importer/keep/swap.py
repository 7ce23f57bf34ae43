"""Replacing files of a folder as one: after an interruption it is as it was before.

All new files are written beside the folder first, then put in place one by one, each in a single
step; copies of the old ones are kept until all are in place. What was interrupted is taken back by
the next start.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress

from ....files import atomic_write
from ....record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_PLAN = "plan.json"
_PREPARED = re.compile(r"\d+\.(?:old|new)|plan\.json(?:\..*tmp)?")


class ChangedError(Exception):
    """A file was edited while it was being worked on."""


def replace_files(
    root: str, files: Mapping[str, bytes], seen: Mapping[str, bytes] | None = None
) -> None:
    """Write `files` (path below `root` -> content), all or none.

    `seen` are contents on which the new ones rest.

    Raises:
        OSError: it cannot be done; the folder is as it was.
        ChangedError: a file is not as it was seen; the folder is as it is.
    """
    if not files:
        return
    staging = _make_staging(root)
    try:
        steps = _prepare(root, staging, files, seen or {})
        plan = json.dumps({"steps": steps, "folders": _missing(root, files)})
        atomic_write(os.path.join(staging, _PLAN), plan)  # with it in place it has begun
        _apply(root, staging, files)
        os.unlink(os.path.join(staging, _PLAN))  # from here on it is done
    except BaseException:
        recover(root)
        raise
    shutil.rmtree(staging, ignore_errors=True)


def recover(root: str) -> None:
    """Take back what an interrupted replacement has done, if there was one.

    Raises:
        OSError: it cannot be taken back now.
    """
    for staging in filter(_is_ours, _places(root)):
        with suppress(FileNotFoundError):
            _take_back(root, staging)
        shutil.rmtree(staging, ignore_errors=True)


def _is_ours(staging: str) -> bool:
    """Whether that is a folder in which files were prepared, and nothing else is in it."""
    if os.path.islink(staging) or not os.path.isdir(staging):
        return False
    return all(_PREPARED.fullmatch(name) for name in os.listdir(staging))


def _places(root: str) -> tuple[str, str]:
    """Where files are prepared: beside the folder, or in it where that cannot be."""
    root = os.path.realpath(root)
    parent, name = os.path.split(root)
    return os.path.join(parent, f".{name}.importing"), os.path.join(root, ".importing")


def _make_staging(root: str) -> str:
    beside, inside = _places(root)
    exists = os.path.isdir(root)
    if not exists:
        os.makedirs(os.path.dirname(beside), exist_ok=True)
    try:
        os.mkdir(beside)
        if not exists or os.stat(beside).st_dev == os.stat(root).st_dev:
            return beside
        os.rmdir(beside)
    except OSError:
        if not exists:
            raise
    os.mkdir(inside)
    return inside


def _missing(root: str, files: Iterable[str]) -> list[str]:
    """Folders that will be made, outermost first."""
    found = {}
    for name in files:
        path = os.path.dirname(os.path.join(os.path.realpath(root), *name.split("/")))
        while not os.path.isdir(path):
            found[path] = len(path)
            path = os.path.dirname(path)
    return sorted(found, key=len)


def _prepare(
    root: str, staging: str, files: Mapping[str, bytes], seen: Mapping[str, bytes]
) -> list[dict[str, Any]]:
    """New files and copies of old ones; what is to be done with them."""
    steps = []
    for number, (name, content) in enumerate(files.items()):
        old = os.path.join(root, *name.split("/"))
        had = os.path.lexists(old)
        if had:
            _copy(old, os.path.join(staging, f"{number}.old"))
        if name in seen and content_of(root, name) != seen[name]:
            raise ChangedError(name)
        with open(os.path.join(staging, f"{number}.new"), "wb") as file:
            file.write(content)
        steps.append({"name": name, "had": had, "new": _digest(content)})
    return steps


def _copy(old: str, copy: str) -> None:
    """A second name where the file system has that: it keeps times and rights."""
    try:
        os.link(old, copy, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(old, copy, follow_symlinks=False)


def _digest(content: bytes | None) -> str:
    return "" if content is None else hashlib.sha256(content).hexdigest()


def _apply(root: str, staging: str, files: Iterable[str]) -> None:
    for number, name in enumerate(files):
        target = os.path.join(root, *name.split("/"))
        os.makedirs(os.path.dirname(target), exist_ok=True)
        new = os.path.join(staging, f"{number}.new")
        with suppress(OSError):  # the rights that the author gave it
            shutil.copymode(target, new)
        os.replace(new, target)


def _take_back(root: str, staging: str) -> None:
    """Old files back in place, but for those that somebody has edited since."""
    with open(os.path.join(staging, _PLAN), encoding="utf-8") as text:
        plan = json.load(text)
    for number, step in enumerate(plan["steps"]):
        if _digest(content_of(root, step["name"])) != step["new"]:
            continue
        target = os.path.join(root, *step["name"].split("/"))
        old = os.path.join(staging, f"{number}.old")
        if os.path.lexists(old):
            os.replace(old, target)
        elif not step["had"]:
            os.unlink(target)
    for folder in reversed(plan["folders"]):
        with suppress(OSError):  # not empty any more
            os.rmdir(folder)


def content_of(root: str, name: str) -> bytes | None:
    """A file of a folder as it is now; None where there is none."""
    try:
        with open(os.path.join(root, *name.split("/")), "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
