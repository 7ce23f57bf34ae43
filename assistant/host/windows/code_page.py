"""The code page in which Windows' own programs print."""

from __future__ import annotations

import codecs
import sys


def oem_page() -> str:
    """The system's OEM code page by Python's name; UTF-8 where Python has none of it.

    It is read from the registry. `GetOEMCP`, and with it Python's codec “oem”, answers UTF-8 to a
    program that declares UTF-8 as its own code page, as the built one does; what other programs
    print does not change by that.
    """
    if sys.platform == "win32":
        import winreg

        path = r"SYSTEM\CurrentControlSet\Control\Nls\CodePage"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
                return known_page(str(winreg.QueryValueEx(key, "OEMCP")[0]))
        except OSError:
            return "oem"
    return "utf-8"


def known_page(number: str) -> str:
    """A code page by its number; UTF-8 where Python has none of it."""
    try:
        return codecs.lookup("utf-8" if number == "65001" else f"cp{number}").name
    except LookupError:
        return "utf-8"
