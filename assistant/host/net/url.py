"""Targets of connections: ``https://host``, ``http://host`` and ``tcp://host:port``."""

from __future__ import annotations

import re
import socket

from ...record import Record
from ...text import one_line

_LABEL = r"[A-Za-z0-9-]{1,63}"
_NAME = re.compile(rf"(?=.{{1,254}}\Z){_LABEL}(?:\.{_LABEL})*\.?")
_ADDRESS = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\[\]/?#@:\s\\]+)(?::([0-9]{1,5}))?")
_URL = re.compile(r"(https?|tcp)://([^/?#]*)(/[!\"$-~]*)?", re.IGNORECASE)
_PORTS = {"https": 443, "http": 80}


class Target(Record):
    """Where to go."""

    scheme: str
    """https, http or tcp."""
    host: str
    """A name in ASCII or an address, IPv6 without brackets."""
    port: int
    path: str = "/"

    @property
    def authority(self) -> str:
        """``host:port``."""
        return joined(self.host, self.port)

    @property
    def named(self) -> str:
        """What the ``Host`` header says: without a port where it goes without saying."""
        usual = self.port == _PORTS.get(self.scheme)
        return self.authority.rpartition(":")[0] if usual else self.authority


def parse(url: str) -> Target:
    """The target that `url` names; ValueError says what is wrong with it."""
    # Neither pattern lets a blank or line break through: it would begin a header of its own.
    match = _URL.fullmatch(url)
    if not match:
        raise ValueError(f"not https://host, http://host or tcp://host:port: {one_line(url, 80)}")
    scheme, address, path = match[1].lower(), match[2], match[3]
    if "@" in address:
        raise ValueError("a URL must hold no user name or password")
    host, port = parse_address(address, _PORTS.get(scheme))
    if scheme == "tcp" and path:
        raise ValueError("tcp://host:port has no path")
    return Target(scheme, host, port, path or "/")


def parse_address(address: str, usual: int | None) -> tuple[str, int]:
    """Host and port of ``host[:port]``, where the `usual` port may be left out."""
    match = _ADDRESS.fullmatch(address)
    if not match:
        raise ValueError(f"not a host and port: {one_line(address, 80)}")
    port = int(match[2]) if match[2] else usual
    if port is None:
        raise ValueError(f"without a port: {one_line(address, 80)}")
    if not 1 <= port <= 65535:
        raise ValueError(f"no port has the number {port}")
    return _host(match[1]), port


def joined(host: str, port: int) -> str:
    """``host:port``, an IPv6 address in brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _host(host: str) -> str:
    """`host` in ASCII, without brackets."""
    try:
        if host.startswith("["):
            socket.inet_pton(socket.AF_INET6, host[1:-1])
            return host[1:-1]
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except (OSError, UnicodeError) as error:
        raise ValueError(f"not a host: {one_line(host, 80)}") from error
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a host: {one_line(host, 80)}")
    return name
