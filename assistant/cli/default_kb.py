"""Which knowledge bases answer where ``--kb`` names none.

``ASSISTANT_KB`` first, then the nearest project file upwards from the working folder, then the
user's setting, then the built-in one. This is looked up before every question, so that nothing is
parsed or imported where none of them is there.
"""

from __future__ import annotations

import os

from ..errors import AssistantError, Exit
from ..paths import config_folder
from ..record import TYPE_CHECKING, Record
from ..text import one_line

if TYPE_CHECKING:
    from typing import Any

PROJECT = ".assistant.toml"
"""Names the knowledge bases of a project: ``kb = ["help"]``, seen from the file's own folder."""
VARIABLE = "ASSISTANT_KB"
_DEEPEST = 60
"""Folders that are looked through upwards."""
_MAX_BYTES = 100_000


class DefaultBases(Record):
    """Knowledge bases that hold where the command line names none."""

    paths: tuple[str, ...] = ()
    """None: the built-in one."""
    source: str = ""
    """Who names them: the variable, the project file or the settings; "" where nobody does."""
    note: str = ""
    """What a person should know about it."""


def default_bases() -> DefaultBases:
    """What holds for somebody who stands in the working folder.

    Raises:
        AssistantError: a file that names them is wrong.
    """
    if named := os.environ.get(VARIABLE):
        return DefaultBases(tuple(_home(p) for p in named.split(os.pathsep) if p), VARIABLE)
    path = _project_file()
    if path and not _is_ours(path):
        shown = one_line(path)
        note = f"{shown} belongs to another user and is not read; --kb names a knowledge base"
        return _of_settings()._replace(note=note)
    return _of_project(path) if path else _of_settings()


def _home(path: str) -> str:
    return os.path.expanduser(path)


def _project_file() -> str:
    """The nearest project file; "" where there is none."""
    try:
        folder = os.getcwd()
    except OSError:  # it was removed meanwhile
        return ""
    for _ in range(_DEEPEST):
        path = os.path.join(folder, PROJECT)
        if os.path.isfile(path):
            return path
        above = os.path.dirname(folder)
        if above == folder:
            break
        folder = above
    return ""


def _is_ours(path: str) -> bool:
    """Whether this user or root wrote the file: in a shared folder it may be anyone's."""
    if os.name == "nt":
        return True
    try:
        return os.stat(path).st_uid in (0, os.geteuid())
    except OSError:
        return False


def _of_project(path: str) -> DefaultBases:
    import tomllib

    try:
        with open(path, "rb") as file:
            data = tomllib.loads(file.read(_MAX_BYTES).decode("utf-8-sig"))
    except OSError as error:
        raise _wrong(path, f"cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:  # both of TOML and of UTF-8
        raise _wrong(path, one_line(str(error))) from None
    if others := sorted(data.keys() - {"kb"}):
        hint = "a project names its knowledge bases only; all other settings are each user's own"
        raise _wrong(path, f"there is no key “{one_line(others[0], 60)}” here", hint)
    folder = os.path.dirname(path)
    return DefaultBases(
        tuple(os.path.normpath(os.path.join(folder, _home(p))) for p in _listed(path, data)), path
    )


def _listed(path: str, data: dict[str, Any]) -> list[str]:
    named = data.get("kb", [])
    paths = [named] if isinstance(named, str) else named
    if not (isinstance(paths, list) and all(isinstance(p, str) and p for p in paths)):
        raise _wrong(path, "“kb” is a path or a list of paths")
    return paths


def _of_settings() -> DefaultBases:
    """The user's setting; the file is parsed only where the word occurs in it."""
    path = os.environ.get("ASSISTANT_CONFIG") or os.path.join(config_folder(), "config.toml")
    try:
        with open(path, "rb") as file:
            if b"kb" not in file.read(1_000_000):
                return DefaultBases()
    except OSError:
        return DefaultBases()  # a setting that is needed tells what is wrong with the file
    from ..settings import read_config

    found = read_config().values["kb"]
    return DefaultBases(tuple(map(_home, found.value)), found.source if found.value else "")


def _wrong(path: str, what: str, hint: str = 'for example: kb = ["help"]') -> AssistantError:
    message = f"the project file {one_line(path)}: {what}"
    return AssistantError("bad-project", message, hint=hint, exit_code=Exit.CONFIG)
