"""Which proxy this machine's settings put between a program and its target."""

from __future__ import annotations

import base64
import sys

from ...record import Record
from .url import Target, joined, parse_address

SCRIPT = "script"
"""Stands in `Reach.proxy` for a proxy script, which is not followed."""
_SETTINGS = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"


class Proxy(Record):
    """A proxy."""

    host: str
    port: int
    login: str = ""
    """The value of ``Proxy-Authorization``. It gets into no answer."""
    unfit: str = ""
    """Why this program cannot use it."""

    @property
    def shown(self) -> str:
        """``host:port``."""
        return joined(self.host, self.port) if self.port else self.host


def proxy_for(target: Target) -> Proxy | None:
    """The proxy set for `target`, None for the direct way.

    On Windows and macOS this may look up names, for as long as that takes.
    """
    if target.scheme == "tcp":
        return None
    from urllib.request import getproxies, proxy_bypass

    proxies = getproxies()
    setting = proxies.get(target.scheme) or proxies.get("all")
    if not setting or proxy_bypass(target.authority):
        return None
    return parse_proxy(setting)


def parse_proxy(setting: str) -> Proxy:
    """The proxy of a setting like ``http://user:password@host:port/``."""
    scheme, separator, rest = setting.strip().partition("://")
    if not separator:
        scheme, rest = "http", setting.strip()
    # A password may hold any character, even "@" and "/": what is shown begins behind the last "@".
    login, _, address = rest.rpartition("@")
    try:
        host, port = parse_address(address.split("/")[0], 80)
    except ValueError:
        return Proxy("?", 0, unfit="the proxy setting of this computer is not readable")
    unfit = ""
    if scheme.lower() != "http":
        unfit = "this computer is set to a kind of proxy that this program does not speak"
        kind = scheme.lower()
        if kind in {"https", "socks", "socks4", "socks4a", "socks5", "socks5h"}:
            unfit += f" ({kind})"
    return Proxy(host, port, _basic(login), unfit)


def uses_script(target: Target) -> bool:
    """Whether Windows asks a script for the way to `target`."""
    here = target.host in {"localhost", "::1"} or target.host.startswith("127.")
    return target.scheme != "tcp" and not here and _script_set()


def _script_set() -> bool:
    """Whether the settings of this user or this machine name a script."""
    if sys.platform == "win32":
        import winreg

        for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            try:
                with winreg.OpenKey(root, _SETTINGS) as key:
                    if winreg.QueryValueEx(key, "AutoConfigURL")[0]:
                        return True
            except OSError:  # not there
                continue
    return False


def _basic(login: str) -> str:
    """``Proxy-Authorization`` for ``user:password`` as it stands in a URL."""
    if not login:
        return ""
    from urllib.parse import unquote

    name, _, password = login.partition(":")
    plain = f"{unquote(name)}:{unquote(password)}"
    return "Basic " + base64.b64encode(plain.encode()).decode("ascii")
