"""How far a connection comes: name -> TCP -> TLS -> HTTP.

What cannot be given a time-out (looking up a name, the system's check of a certificate) happens in
a thread that is left behind when the time is up.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time

from ...record import TYPE_CHECKING
from ..values import Reach
from .http import AGENT, date_of, exchange, status_of
from .problem import NO_ANSWER, StoppedError, explain
from .proxy import SCRIPT, Proxy, proxy_for, uses_script
from .tls import context
from .url import Target, parse

_INSIDE = 0.95
"""Part of the time after which sockets give up, so that they can still tell how it went."""
_SCRIPT_IGNORED = "this PC uses a proxy script, which this program does not follow"
_LOGIN = "the proxy asks for a login"

if TYPE_CHECKING:
    _Address = tuple[int, int, int, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]


def reach(url: str, timeout: float) -> Reach:
    """Go as far as possible towards `url` within `timeout` seconds.

    `url` is ``https://host[:port][/path]``, ``http://host[:port][/path]`` or ``tcp://host:port``;
    ValueError says what is wrong with another one.
    """
    trip = _Trip(parse(url), timeout)
    thread = threading.Thread(target=trip.run, name="reach", daemon=True)
    thread.start()
    thread.join(max(0.0, timeout))
    if trip.error:
        raise trip.error
    return trip.answer or trip.stopped("timeout", NO_ANSWER[trip.stage])


class _Trip:
    """One attempt. It runs in one thread; another may at any time ask how far it has come."""

    def __init__(self, target: Target, timeout: float) -> None:
        self.answer: Reach | None = None
        self.error: Exception | None = None
        self.stage = "name"
        self._target = target
        self._proxy: Proxy | None = None
        self._script = self._at_proxy = False
        self._started = time.monotonic()
        self._until = self._started + timeout * _INSIDE

    def run(self) -> None:
        """Go; afterwards there is an `answer` or an `error`."""
        try:
            self.answer = self._go()
        except StoppedError as stop:
            self.answer = self.stopped(stop.problem, stop.detail)
        except OSError as error:
            self.answer = self.stopped(*explain(error, self.stage))
        except Exception as error:  # noqa: BLE001 - it is raised where the answer is awaited
            self.error = error

    def stopped(self, problem: str, detail: str) -> Reach:
        """The answer that the way ended at the present stage."""
        if self._at_proxy and problem != "proxy":
            detail = f"the proxy: {detail}"
        if self._script:
            detail = f"{detail}; {_SCRIPT_IGNORED}"
        return self._reach(problem, detail)

    def _reach(self, problem: str = "", detail: str = "") -> Reach:
        proxy = self._proxy.shown if self._proxy else SCRIPT if self._script else ""
        spent = round((time.monotonic() - self._started) * 1000, 1)
        return Reach(self.stage, problem, detail, milliseconds=spent, proxy=proxy)

    def _go(self) -> Reach:
        self._proxy = proxy = proxy_for(self._target)
        if proxy and proxy.unfit:
            raise StoppedError("proxy", proxy.unfit)
        self._script = not proxy and uses_script(self._target)
        self._at_proxy = proxy is not None
        to = proxy or self._target
        addresses = self._look_up(to.host, to.port)
        self.stage = "tcp"
        with self._connect(addresses) as link:
            if self._target.scheme == "tcp":
                return self._reach()
            if proxy and self._target.scheme == "https":
                self._tunnel(link, proxy)
            self._at_proxy = False
            if self._target.scheme == "http":
                return self._ask(link)
            self.stage = "tls"
            with self._encrypt(link) as safe:
                return self._ask(safe)._replace(certificate_ends=_end_of(safe))

    def _left(self) -> float:
        """Seconds; when there are none left, TimeoutError."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def _look_up(self, host: str, port: int) -> list[_Address]:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return [(family, kind, protocol, to) for family, kind, protocol, _, to in found]

    def _connect(self, addresses: list[_Address]) -> socket.socket:
        """A connection to the first address that answers."""
        failure: OSError | None = None
        for index, (family, kind, protocol, address) in enumerate(addresses, 1):
            left = self._left()
            try:
                link = socket.socket(family, kind, protocol)
                try:
                    link.settimeout(left if index == len(addresses) else left / 2)
                    link.connect(address)
                except BaseException:
                    link.close()
                    raise
                return link
            except OSError as error:
                # Without IPv6 its addresses are unreachable at once. That says nothing about the
                # target, so it does not hide what happened at another address.
                if not failure or explain(error, "tcp")[0] != "unreachable":
                    failure = error
        raise failure or StoppedError("not_found", "the name has no address")

    def _encrypt(self, link: socket.socket) -> ssl.SSLSocket:
        # Loading the root certificates takes time, which the handshake must not get again.
        made = context()
        link.settimeout(self._left())
        return made.wrap_socket(link, server_hostname=self._target.host.rstrip("."))

    def _tunnel(self, link: socket.socket, proxy: Proxy) -> None:
        """Have the proxy connect `link` to the target."""
        to = self._target.authority
        try:
            head = exchange(link, f"CONNECT {to}", _headers(to, proxy), self._left)
        except TimeoutError:
            words = "connected, but it does not say whether it reaches the target"
            raise StoppedError("timeout", words) from None
        status = status_of(head)
        if status == 407:
            raise StoppedError("proxy", _LOGIN)
        if not 200 <= status < 300:
            raise StoppedError("proxy", f"the proxy does not connect: status {status}")

    def _ask(self, link: socket.socket) -> Reach:
        """The answer to a request for the target's path."""
        self.stage = "http"
        target = self._target
        proxy = self._proxy if target.scheme == "http" else None
        path = f"http://{target.named}{target.path}" if proxy else target.path
        headers = {**_headers(target.named, proxy), "Accept": "*/*", "Connection": "close"}
        head = exchange(link, f"HEAD {path}", headers, self._left)
        local, status, date = time.time(), status_of(head), date_of(head)
        if proxy and status == 407:
            raise StoppedError("proxy", _LOGIN)
        detail = "this may be the proxy's own answer" if proxy and status >= 500 else ""
        told = None if date is None else local
        return self._reach(detail=detail)._replace(status=status, date=date, local=told)


def _end_of(link: ssl.SSLSocket) -> float | None:
    """Until when the certificate that was accepted is valid, where that is told."""
    ends = (link.getpeercert() or {}).get("notAfter")
    return float(ssl.cert_time_to_seconds(ends)) if isinstance(ends, str) else None


def _headers(host: str, proxy: Proxy | None) -> dict[str, str]:
    headers = {"Host": host, "User-Agent": AGENT}
    if proxy and proxy.login:
        headers["Proxy-Authorization"] = proxy.login
    return headers
