"""The address of a database as it may be shown: without what may be secret.

PostgreSQL takes a password in an address's user part, in its query, and as ``password=...`` in the
form ``key=value``. An address that is mistyped has it anywhere, so only what is known to be
harmless is shown.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

HIDDEN = "..."
_HARMLESS = frozenset(
    [
        "host",
        "hostaddr",
        "port",
        "dbname",
        "user",
        "sslmode",
        "connect_timeout",
        "application_name",
        "target_session_attrs",
    ]
)
_PLAIN = re.compile(r"[\w./,-]*")
_HOST = r"(?:[\w.-]+|\[[\da-fA-F:.]+\])?(?::\d+)?"
_URL = re.compile(
    r"(?P<scheme>postgres(?:ql)?://)"
    r"(?:(?P<user>[^:@/?#]*)(?P<password>:[^@/?#]*)?(?P<at>@))?"
    rf"(?P<host>{_HOST}(?:,{_HOST})*)"
    r"(?:/(?P<name>[^/?#]*))?(?:\?(?P<query>[^#]*))?(?P<fragment>#.*)?"
)
_PAIR = r"(\w+)\s*=\s*('(?:[^'\\]|\\.)*'|[^\s'\\]*)"
_PAIRS = re.compile(rf"\s*(?:{_PAIR}(?:\s+|$))+")


def shown_address(address: str) -> str:
    """`address` with three dots for a password, and for whatever else may be one."""
    if not address:
        return ""
    if _PAIRS.fullmatch(address):
        return " ".join(_pair(name, value) for name, value in re.findall(_PAIR, address))
    url = _URL.fullmatch(address)
    if url is None or address.count("@") > bool(url["at"]):
        return HIDDEN
    shown = url["scheme"]
    if url["at"]:
        shown += plain(url["user"]) + (f":{HIDDEN}" if url["password"] else "") + "@"
    shown += url["host"]
    if url["name"] is not None:
        shown += f"/{plain(url['name'])}"
    if url["query"]:
        pairs = (pair.partition("=") for pair in url["query"].split("&"))
        shown += "?" + "&".join(_pair(unquote(name), value) for name, _, value in pairs)
    return shown + (f"#{HIDDEN}" if url["fragment"] else "")


def plain(part: str) -> str:
    """A name, if it is one; it may be a password that was put in the wrong place."""
    return part if _PLAIN.fullmatch(part) else HIDDEN


def _pair(name: str, value: str) -> str:
    if name in _HARMLESS:
        return f"{name}={plain(value)}"
    return f"{name if name.isidentifier() and value else ''}={HIDDEN}"
