"""The predecessors of a log that has been rotated, by the shape of their names."""

from __future__ import annotations

import re

from ..host.base import Host
from ..host.values import FileInfo, NotRecordedError, OutOfReachError

_WORD = r"(?:old|bak|prev|previous|archive|backup|alt|alte|copy|kopie|ancien|anterior)"
_DATE = r"(?:\d{4}[._-]?\d\d[._-]?\d\d|\d\d[._-]\d\d[._-]\d{4})"
_TIME = r"(?:[T_. -]?\d{2}(?:[._-]?\d{2}){0,2})"
_AGE = rf"(?:[._ -]{{0,3}}(?:{_WORD}|{_DATE}{_TIME}?)|[._-]\d{{1,3}}| ?\(\d{{1,3}}\))"
_ENDINGS = ("", "log", "txt", "out", "err", "trc", "trace")
"""Of files that are rotated: ``pkg_1.json`` beside ``pkg.json`` is another file."""


def predecessors(host: Host, path: str) -> list[FileInfo]:
    """The older parts of the log at `path`, newest first.

    They lie beside it and are named like it with a number, a date or a word for old behind their
    stem or behind their ending: ``QWCLogOld.txt``, ``app.log.1``, ``app-2026-11-02.log``. What is
    by its ending no log has none.
    """
    folder, name = path[: len(path) - len(_base(path))], _base(path)
    stem, dot, extension = name.rpartition(".")
    if not dot:
        stem, extension = name, ""
    if extension.casefold() not in _ENDINGS:
        return []
    ending = re.escape(dot + extension) if dot else ""
    shape = re.compile(
        rf"(?i)(?:{re.escape(stem)}{_AGE}{ending}|{re.escape(name)}{_AGE})(?:\.txt)?"
    )
    try:
        beside = host.find(f"{folder}{_literal(stem)}*" + (f"{dot}{extension}*" if dot else ""))
    except NotRecordedError:  # a bundle of a program that looked for other names
        return []
    except OutOfReachError:  # only the log itself is declared, or one beside it leads elsewhere
        return []
    older = [
        info
        for info in beside
        if info.kind == "file" and info.path != path and shape.fullmatch(_base(info.path))
    ]
    return sorted(older, key=lambda info: -info.modified)


def _base(path: str) -> str:
    return re.split(r"[\\/]", path)[-1]


def _literal(stem: str) -> str:
    """A stem without what a pattern for files reads otherwise."""
    return re.sub(r"[\[\]*?]", "?", stem)
