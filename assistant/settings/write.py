"""Changing the file; its comments and its order stay."""

from __future__ import annotations

from ..errors import AssistantError, Exit
from ..files import atomic_write
from ..record import TYPE_CHECKING
from ..suggest import did_you_mean
from ..text import one_line
from .keys import KEYS
from .read import bad, config_path, of_text, read_text

if TYPE_CHECKING:
    from typing import Any


def set_value(name: str, text: str) -> Any:
    """Set a value that is written as on a command line; returns it.

    Raises:
        AssistantError: there is no such setting, it cannot be this, or the file cannot be written.
    """
    if name not in KEYS:
        raise bad(f"there is no setting “{one_line(name)}”", did_you_mean(name, KEYS))
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad(f"{one_line(name)} cannot be what is no text", "write letters") from None
    value = of_text(KEYS[name], text)
    _change(name, list(value) if isinstance(value, tuple) else value)
    return value


def unset_value(name: str) -> bool:
    """Take a value out of the file; false where it was not in it.

    Raises:
        AssistantError: there is no such setting, or the file cannot be written.
    """
    if name not in KEYS:
        raise bad(f"there is no setting “{one_line(name)}”", did_you_mean(name, KEYS))
    return _change(name, None)


def _change(name: str, value: Any) -> bool:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    path = config_path()
    try:
        document: Any = tomlkit.parse(read_text(path))
    except TOMLKitError as error:
        raise bad(one_line(f"{path}: {error}"), "correct the file, or move it away") from None
    *tables, last = name.split(".")
    place = document
    for table in tables:
        if table not in place:
            if value is None:
                return False
            place[table] = tomlkit.table()
        place = place[table]
        if not isinstance(place, dict):
            raise bad(f"“{one_line(table)}” in {one_line(path)} is no table", "correct the file")
    if value is None:
        if last not in place:
            return False
        del place[last]
    else:
        place[last] = value
    _write(path, tomlkit.dumps(document))
    return True


def _write(path: str, text: str) -> None:
    try:
        atomic_write(path, text)
    except OSError as error:
        raise AssistantError(
            "config-write",
            f"{one_line(path)} cannot be written: {error.strerror or error}",
            hint="ASSISTANT_CONFIG names another file",
            exit_code=Exit.CANNOT_CREATE,
        ) from None
