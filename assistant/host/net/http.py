"""The little of HTTP that tells whether somebody answers: a request and an answer's headers."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable

from ...text import one_line
from .problem import StoppedError

MAX_HEADERS = 64 * 1024
"""Bytes of headers that are read."""
AGENT = "troubleshooting-assistant"
"""How requests introduce themselves."""

_STATUS = re.compile(rb"HTTP/[0-9](?:\.[0-9])? ([0-9]{3})(?![0-9])")
_DATE = re.compile(rb"\nDate:([^\r\n]{1,60})\r?\n", re.IGNORECASE)


def exchange(
    link: socket.socket, request: str, headers: dict[str, str], left: Callable[[], float]
) -> bytes:
    """Send ``METHOD target`` with `headers`; the headers of the answer, or what there is of them.

    `left` says how long that may still take and raises TimeoutError at the end.
    """
    lines = [f"{request} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), ""]
    link.settimeout(left())
    link.sendall("".join(f"{line}\r\n" for line in lines).encode("ascii"))
    head = b""
    while len(head) < MAX_HEADERS:
        try:
            link.settimeout(left())
            more = link.recv(min(4096, MAX_HEADERS - len(head)))
        except OSError:
            if _STATUS.match(head):  # a status is an answer, whatever comes of the rest
                break
            raise
        head += more
        if not more or _complete(head[-len(more) - 3 :]):
            break
    return re.split(rb"(?<=\n)\r?\n", head, maxsplit=1)[0]


def status_of(head: bytes) -> int:
    """The status in an answer's first line."""
    if match := _STATUS.match(head):
        return int(match[1])
    if not head:
        raise StoppedError("reset", "the other side closed the connection without an answer")
    told = one_line(head.decode("latin-1"), 40)
    raise StoppedError("protocol", f"what answers does not speak HTTP: {told}")


def date_of(head: bytes) -> float | None:
    """The clock of whoever answered, where it told."""
    match = _DATE.search(head)
    if not match:
        return None
    from datetime import UTC
    from email.utils import parsedate_to_datetime

    try:
        told = parsedate_to_datetime(one_line(match[1].decode("latin-1")))
        return (told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _complete(end: bytes) -> bool:
    return b"\n\r\n" in end or b"\n\n" in end
