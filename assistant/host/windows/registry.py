"""The Windows registry, read in the view that is asked for, whatever this Python is built for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ...record import TYPE_CHECKING
from ...text import one_line
from ..values import HostError, Key, Program

if TYPE_CHECKING:
    import winreg

HIVES = {
    "HKLM": "HKEY_LOCAL_MACHINE",
    "HKCU": "HKEY_CURRENT_USER",
    "HKCR": "HKEY_CLASSES_ROOT",
    "HKU": "HKEY_USERS",
    "HKCC": "HKEY_CURRENT_CONFIG",
}
UNINSTALL = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall"
_MAX_TEXT = 1000
_MAX_HEX = 200
_NO_MORE = 259
"""ERROR_NO_MORE_ITEMS."""


def read_key(path: str, view: str) -> Key | None:
    """A key, or None where it does not exist.

    Raises:
        HostError: permission_denied, or unreadable.
    """
    if sys.platform == "win32":
        with _opened(path, view) as key:
            if key is None:
                return None
            subkeys = tuple(one_line(name, 300) for name in _subkeys(key))
            return Key(dict(_values(key)), subkeys)
    else:
        raise HostError("wrong_platform", "only Windows has a registry")


def render(value: object) -> str:
    """A registry value as text: numbers in decimal, bytes in hexadecimal, lists with semicolons."""
    if value is None:
        return ""
    if isinstance(value, bytes):
        return value[: _MAX_HEX // 2].hex()
    if isinstance(value, list):
        return one_line("; ".join(str(part) for part in value), _MAX_TEXT)
    return one_line(str(value), _MAX_TEXT)


def split(path: str) -> tuple[str, str]:
    """The hive's long name and the rest of a path.

    Raises:
        HostError: there is no such hive.
    """
    if "\\" not in path:  # else “/” is a letter of a key's name
        path = path.replace("/", "\\")
    start, _, rest = path.strip("\\").partition("\\")
    hive = HIVES.get(start.upper(), start.upper())
    if hive not in HIVES.values():
        raise HostError("unreadable", f"the registry has no part {one_line(start, 40)}")
    return hive, rest


def list_programs() -> tuple[Program, ...]:
    """What the list of installed programs shows, of this user and of all users.

    Raises:
        HostError: no such list can be read.
    """
    found: dict[tuple[str, ...], Program] = {}
    lists = 0
    for hive, view in (("HKLM", "64"), ("HKLM", "32"), ("HKCU", "64")):
        names = _names(f"{hive}\\{UNINSTALL}", view)
        lists += names is not None
        for name in names or ():
            if (program := _program(f"{hive}\\{UNINSTALL}\\{name}", view)) is not None:
                found.setdefault(tuple(part.casefold() for part in program), program)
    if not lists:
        raise HostError("unreadable", "the registry has no list of installed programs")
    return tuple(found.values())


def _names(path: str, view: str) -> list[str] | None:
    """Of the keys in a key, as Windows needs them to open them: not cleaned."""
    if sys.platform == "win32":
        with _opened(path, view) as key:
            return list(_subkeys(key)) if key else None
    else:
        raise HostError("wrong_platform", "only Windows has a registry")


def _program(path: str, view: str) -> Program | None:
    try:
        key = read_key(path, view)
    except HostError:
        return None  # one closed entry does not hide the others
    told = {name.casefold(): value for name, value in key.values.items()} if key else {}
    if not told.get("displayname"):
        return None
    names = ("displayname", "displayversion", "publisher", "installlocation")
    return Program(*(told.get(name, "") for name in names))


if sys.platform == "win32":

    @contextmanager
    def _opened(path: str, view: str) -> Iterator[winreg.HKEYType | None]:
        """The key while it is open, with its failures told as a host's."""
        import winreg

        hive, rest = split(path)
        views = {"32": winreg.KEY_WOW64_32KEY, "64": winreg.KEY_WOW64_64KEY}
        access = winreg.KEY_READ | views.get(view, 0)
        try:
            with winreg.OpenKey(getattr(winreg, hive), rest, 0, access) as key:
                yield key
        except FileNotFoundError:
            yield None
        except PermissionError:
            raise HostError("permission_denied", f"{one_line(path)} may not be read") from None
        except OSError as error:
            raise HostError("unreadable", f"{one_line(path)}: {one_line(str(error))}") from None

    def _values(key: winreg.HKEYType) -> Iterator[tuple[str, str]]:
        import winreg

        for index in range(winreg.QueryInfoKey(key)[1]):
            try:
                name, value, kind = winreg.EnumValue(key, index)
            except OSError as error:
                if error.winerror == _NO_MORE:
                    return  # another program removed one meanwhile
                raise
            if kind == winreg.REG_EXPAND_SZ and isinstance(value, str):
                value = winreg.ExpandEnvironmentStrings(value)
            yield one_line(name), render(value)

    def _subkeys(key: winreg.HKEYType) -> Iterator[str]:
        import winreg

        for index in range(winreg.QueryInfoKey(key)[0]):
            try:
                yield winreg.EnumKey(key, index)
            except OSError as error:
                if error.winerror == _NO_MORE:
                    return
                raise
