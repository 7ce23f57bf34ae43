"""What stopped a connection, in words."""

from __future__ import annotations

import socket
import ssl

from ...text import one_line
from .tls import explain as explain_tls

NO_ANSWER = {
    "name": "no answer to where this is",
    "tcp": "nothing answers there",
    "tls": "connected, but no answer about encryption",
    "http": "connected, but no answer to a request",
}
"""Where the time ran out, by stage."""


class StoppedError(Exception):
    """The way ends here: `problem` and `detail` as in `Reach`."""

    def __init__(self, problem: str, detail: str) -> None:
        super().__init__(detail)
        self.problem, self.detail = problem, detail


def explain(error: OSError, stage: str) -> tuple[str, str]:
    """Problem and detail of what a socket said at a stage."""
    if isinstance(error, ssl.SSLError):
        return explain_tls(error)
    if isinstance(error, socket.gaierror):
        return "not_found", _unresolved(error)
    if isinstance(error, TimeoutError):
        return "timeout", NO_ANSWER[stage]
    if isinstance(error, ConnectionRefusedError):
        return "refused", "nothing listens at this port, or a firewall turns connections away"
    if isinstance(error, ConnectionError):
        return "reset", "the connection was broken off"
    if isinstance(error, PermissionError):
        return "unreachable", "this computer does not allow the connection (a firewall?)"
    return "unreachable", one_line(error.strerror or str(error))


def _unresolved(error: socket.gaierror) -> str:
    if error.errno == socket.EAI_AGAIN:
        return "no name server answers; is this computer online?"
    return "no such name is known"
