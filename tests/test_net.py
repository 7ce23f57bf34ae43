"""`reach` against real sockets on this machine."""

from __future__ import annotations

import base64
import contextlib
import errno
import os
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.host.net import proxy as net_proxy
from assistant.host.net.ladder import reach
from assistant.host.net.problem import explain
from assistant.host.net.proxy import parse_proxy
from assistant.host.net.tls import context
from assistant.host.net.tls import explain as explain_tls
from assistant.host.net.url import Target, parse
from assistant.host.values import HostError, Reach
from tests.each import each

Handler = Callable[[socket.socket], None]
Serve = Callable[[Handler], int]

DATA = Path(__file__).parent / "data"
CERTIFICATE, KEY = DATA / "localhost.crt.pem", DATA / "localhost.key.pem"
LONG = 20.0
"""A time-out that is never used up."""
SHORT = 0.3
BOUND = 5.0
"""What a call with the short one takes at most, on however busy a machine."""


class Server:
    """Listens on a port of 127.0.0.1; each connection gets a thread with a handler."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._closing = False
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def _accept(self) -> None:
        while True:
            link, _ = self._listener.accept()
            if self._closing:
                link.close()
                return
            thread = threading.Thread(target=self._serve, args=(link,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, link: socket.socket) -> None:
        link.settimeout(60)
        with link, contextlib.suppress(OSError):
            self._handler(link)

    def close(self) -> None:
        self._closing = True
        with socket.socket() as knock:  # not create_connection: tests replace what it looks up with
            knock.connect(("127.0.0.1", self.port))
        for thread in self._threads:
            thread.join()
        self._listener.close()


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy and no certificates but those that a test sets."""
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name in {"SSL_CERT_FILE", "SSL_CERT_DIR"}:
            monkeypatch.delenv(name)


@pytest.fixture
def serve() -> Iterator[Serve]:
    servers: list[Server] = []

    def start(handler: Handler) -> int:
        servers.append(Server(handler))
        return servers[-1].port

    yield start
    for server in servers:
        server.close()


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that nothing listens at and that nobody else gets meanwhile."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


def read_head(link: socket.socket) -> bytes:
    head = b""
    while b"\r\n\r\n" not in head and (more := link.recv(4096)):
        head += more
    return head


def says(answer: bytes, seen: list[bytes] | None = None) -> Handler:
    """Reads a request and gives an answer."""

    def handle(link: socket.socket) -> None:
        head = read_head(link)
        if seen is not None:
            seen.append(head)
        link.sendall(answer)

    return handle


def silent(link: socket.socket) -> None:
    """Says nothing until the other side hangs up."""
    while link.recv(4096):
        pass


def reads_once(link: socket.socket) -> None:
    """Hangs up after the first words, of which nothing stays unread: that would be a reset."""
    link.recv(65536)


def resets(link: socket.socket) -> None:
    """Breaks off."""
    link.recv(1)
    form = "hh" if sys.platform == "win32" else "ii"
    link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(form, 1, 0))


def over_tls(inner: Handler) -> Handler:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(CERTIFICATE, KEY)

    def handle(link: socket.socket) -> None:
        with made.wrap_socket(link, server_side=True) as safe:
            inner(safe)

    return handle


def tunnels(port: int, seen: list[bytes]) -> Handler:
    """A proxy that connects everything to one local port."""

    def pump(source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(4096):
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)

    def handle(link: socket.socket) -> None:
        seen.append(read_head(link))
        with socket.create_connection(("127.0.0.1", port)) as onward:
            link.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=pump, args=(onward, link))
            back.start()
            pump(link, onward)
            back.join()

    return handle


def brief(answer: Reach) -> tuple[str, str, int | None]:
    return answer.stage, answer.problem, answer.status


def timed(url: str) -> Reach:
    """`reach` with a short time-out, which it keeps to."""
    began = time.monotonic()
    answer = reach(url, SHORT)
    assert time.monotonic() - began < BOUND
    assert answer.milliseconds < BOUND * 1000
    return answer


# --- HTTP


@pytest.mark.parametrize("status", [200, 302, 404, 500])
def test_any_status_is_an_answer(serve: Serve, status: int) -> None:
    seen: list[bytes] = []
    away = b"HTTP/1.1 %d Whatever\r\nLocation: http://name.invalid/\r\n\r\n" % status
    port = serve(says(away, seen))
    answer = reach(f"http://127.0.0.1:{port}/some/path?x=1", LONG)
    assert brief(answer) == ("http", "", status)
    assert (answer.detail, answer.proxy, answer.date, answer.local) == ("", "", None, None)
    assert answer.milliseconds > 0
    assert len(seen) == 1
    assert set(seen[0].decode().split("\r\n")) == {
        "HEAD /some/path?x=1 HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "User-Agent: troubleshooting-assistant",
        "Accept: */*",
        "Connection: close",
        "",
    }


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("Tue, 01 Jan 2019 00:00:00 GMT", 1546300800.0),
        ("Tue, 01 Jan 2019 00:00:00 -0000", 1546300800.0),
        ("yesterday", None),
        ("Tue, 99 Jan 2019 00:00:00 GMT", None),
        ("", None),
        ("\x1b[2J" * 20, None),
    ],
)
def test_the_server_tells_its_clock(serve: Serve, told: str, seconds: float | None) -> None:
    port = serve(says(f"HTTP/1.1 200 OK\r\ndate: {told}\r\n\r\n".encode()))
    before = time.time()
    answer = reach(f"http://127.0.0.1:{port}", LONG)
    assert brief(answer) == ("http", "", 200)
    assert answer.date == seconds
    if seconds is None:
        assert answer.local is None
    else:
        assert answer.local is not None
        assert before <= answer.local <= time.time()


def test_a_date_in_the_body_is_not_read(serve: Serve) -> None:
    body = b"\nDate: Tue, 01 Jan 2019 00:00:00 GMT\r\n\r\n"
    port = serve(says(b"HTTP/1.1 200 OK\r\nServer: x\r\n\r\n" + body))
    assert reach(f"http://127.0.0.1:{port}", LONG).date is None


@pytest.mark.parametrize("answer", [b"HTTP/1.0 204", b"HTTP/1.1 204\n\n", b"HTTP/2 204 \r\n"])
def test_a_terse_answer_is_one(serve: Serve, answer: bytes) -> None:
    port = serve(says(answer))
    assert reach(f"http://127.0.0.1:{port}", LONG).status == 204


def test_endless_headers_are_cut(serve: Serve) -> None:
    def handle(link: socket.socket) -> None:
        read_head(link)
        link.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            link.sendall(b"X-Long: " + b"x" * 4000 + b"\r\n")

    port = serve(handle)
    assert brief(reach(f"http://127.0.0.1:{port}", LONG)) == ("http", "", 200)


def test_a_status_counts_though_the_headers_never_end(serve: Serve) -> None:
    def handle(link: socket.socket) -> None:
        read_head(link)
        link.sendall(b"HTTP/1.1 503 Busy\r\nServer: ")
        silent(link)

    port = serve(handle)
    assert reach(f"http://127.0.0.1:{port}", 2.0).status == 503


def test_what_speaks_no_http_is_quoted_without_escape_sequences(serve: Serve) -> None:
    port = serve(says(b"SSH-2.0-\x1b]0;owned\x07Open\x9b31mSSH\r\n" + b"x" * 1000))
    answer = reach(f"http://127.0.0.1:{port}", LONG)
    assert brief(answer) == ("http", "protocol", None)
    assert "SSH-2.0-OpenSSH" in answer.detail
    assert answer.detail.isprintable()
    assert len(answer.detail) < 100


# --- TCP


def test_a_port_that_listens_is_reached(serve: Serve) -> None:
    port = serve(silent)
    answer = reach(f"tcp://127.0.0.1:{port}", LONG)
    assert brief(answer) == ("tcp", "", None)
    assert answer.detail == ""


@pytest.mark.parametrize("scheme", ["tcp", "http", "https"])
def test_a_closed_port_refuses(closed_port: int, scheme: str) -> None:
    answer = reach(f"{scheme}://127.0.0.1:{closed_port}", LONG)
    assert brief(answer) == ("tcp", "refused", None)


@pytest.mark.parametrize(("scheme", "stage"), [("http", "http"), ("https", "tls")])
def test_silence_ends_with_the_time_out(serve: Serve, scheme: str, stage: str) -> None:
    port = serve(silent)
    answer = timed(f"{scheme}://127.0.0.1:{port}")
    # Loading certificates or modules may use the time up on a busy machine.
    assert answer.problem == "timeout"
    assert answer.stage in {stage, "name", "tcp"}
    assert answer.detail


@pytest.mark.parametrize(("scheme", "stage"), [("http", "http"), ("https", "tls")])
def test_a_broken_connection_is_a_reset(serve: Serve, scheme: str, stage: str) -> None:
    port = serve(resets)
    answer = reach(f"{scheme}://127.0.0.1:{port}", LONG)
    assert brief(answer) == (stage, "reset", None)


@pytest.mark.parametrize(("scheme", "stage"), [("http", "http"), ("https", "tls")])
def test_hanging_up_without_an_answer_is_a_reset(serve: Serve, scheme: str, stage: str) -> None:
    port = serve(says(b"") if scheme == "http" else reads_once)
    answer = reach(f"{scheme}://127.0.0.1:{port}", LONG)
    assert brief(answer) == (stage, "reset", None)


Found = list[tuple[int, int, int, str, tuple[Any, ...]]]


def found(*addresses: tuple[Any, ...]) -> Callable[..., Found]:
    """A `getaddrinfo` that finds these."""
    return lambda *_args, **_named: [
        (socket.AF_INET, socket.SOCK_STREAM, 0, "", address) for address in addresses
    ]


def test_the_next_address_is_tried(
    serve: Serve, closed_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = serve(silent)
    lookup = found(("127.0.0.1", closed_port), ("127.0.0.1", port))
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    assert brief(reach("tcp://both.example:1", LONG)) == ("tcp", "", None)


class FakeSocket(socket.socket):
    """Connects to no address; some are silent until their time is up."""

    given: list[float]
    fails: dict[str, Exception]

    def connect(self, address: Any) -> None:
        self.given.append(self.gettimeout() or 0.0)
        raise self.fails[address[0]]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> type[FakeSocket]:
    class Fake(FakeSocket):
        given: list[float] = []  # noqa: RUF012 - made anew for each test
        fails: dict[str, Exception] = {  # noqa: RUF012
            "silent": TimeoutError(),
            "refusing": ConnectionRefusedError(),
            "unreachable": OSError(errno.ENETUNREACH, "Network is unreachable"),
        }

    monkeypatch.setattr(socket, "socket", Fake)
    return Fake


def test_addresses_share_the_time(fake: type[FakeSocket], monkeypatch: pytest.MonkeyPatch) -> None:
    lookup = found(("silent", 1), ("silent", 1), ("silent", 1))
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    assert brief(reach("tcp://three.example:1", 100.0)) == ("tcp", "timeout", None)
    first, second, third = fake.given
    assert 20 < first <= 50
    assert 20 < second <= 50
    assert third > 50


@pytest.mark.parametrize(
    ("addresses", "problem"),
    [
        (("unreachable", "silent"), "timeout"),
        (("silent", "unreachable"), "timeout"),
        (("refusing", "unreachable"), "refused"),
        (("silent", "refusing"), "refused"),
        (("unreachable",), "unreachable"),
    ],
)
def test_a_missing_ipv6_hides_nothing(
    fake: type[FakeSocket],
    monkeypatch: pytest.MonkeyPatch,
    addresses: tuple[str, ...],
    problem: str,
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", found(*((name, 1) for name in addresses)))
    assert reach("tcp://two.example:1", LONG).problem == problem
    assert len(fake.given) == len(addresses)


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), "not_found"),
        (socket.gaierror(socket.EAI_AGAIN, "x"), "not_found"),
        (OSError(errno.ETIMEDOUT, "x"), "timeout"),
        (OSError(errno.ECONNREFUSED, "x"), "refused"),
        (OSError(errno.ECONNABORTED, "x"), "reset"),
        (OSError(errno.EPIPE, "x"), "reset"),
        (OSError(errno.EACCES, "x"), "unreachable"),
        (OSError(errno.EHOSTUNREACH, "\x1b[31mx"), "unreachable"),
        (OSError("odd"), "unreachable"),
    ],
)
def test_errors_have_a_name_and_words(error: OSError, problem: str) -> None:
    name, detail = explain(error, "tcp")
    assert name == problem
    assert detail
    assert detail.isprintable()


# --- names


def test_a_name_that_does_not_exist() -> None:
    answer = reach("https://name.invalid", 5.0)
    assert answer.stage == "name"
    assert answer.problem in {"not_found", "timeout"}
    assert answer.detail


def test_a_name_without_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", found())
    assert reach("tcp://none.example:1", LONG).problem == "not_found"


def test_a_lookup_that_hangs_costs_the_time_out(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def hang(*_args: object, **_named: object) -> Found:
        release.wait()
        raise socket.gaierror(socket.EAI_NONAME, "too late")

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    try:
        answer = timed("tcp://slow.example:1")
    finally:
        release.set()
    assert brief(answer) == ("name", "timeout", None)


def test_no_time_is_a_time_out(serve: Serve) -> None:
    port = serve(silent)
    assert reach(f"http://127.0.0.1:{port}", 0.0).problem == "timeout"


# --- TLS


def test_a_trusted_certificate(serve: Serve, trusted: None) -> None:
    port = serve(over_tls(says(b"HTTP/1.1 403 No\r\nDate: Tue, 01 Jan 2019 00:00:00 GMT\r\n\r\n")))
    answer = reach(f"https://localhost:{port}/", LONG)
    assert brief(answer) == ("http", "", 403)
    assert answer.date == 1546300800.0


def test_an_unknown_issuer(serve: Serve) -> None:
    port = serve(over_tls(says(b"HTTP/1.1 200 OK\r\n\r\n")))
    answer = reach(f"https://localhost:{port}", LONG)
    assert brief(answer) == ("tls", "certificate", None)
    assert "antivirus" in answer.detail


def test_another_name(serve: Serve, trusted: None) -> None:
    port = serve(over_tls(says(b"HTTP/1.1 200 OK\r\n\r\n")))
    answer = reach(f"https://127.0.0.1:{port}", LONG)
    assert brief(answer) == ("tls", "certificate", None)
    assert "another name" in answer.detail


def test_no_tls_at_all(serve: Serve) -> None:
    def handle(link: socket.socket) -> None:
        link.sendall(b"HTTP/1.1 400 Bad request\r\n\r\n")
        silent(link)

    port = serve(handle)
    answer = reach(f"https://localhost:{port}", LONG)
    assert brief(answer) == ("tls", "protocol", None)
    assert answer.detail.startswith("no agreement on encryption")


@each(
    ("code", "word"),
    [
        (9, "clock"),
        (10, "clock"),
        (18, "antivirus"),
        (19, "antivirus"),
        (20, "antivirus"),
        (23, "revoked"),
        (62, "another name"),
        (0x800B0101, "clock"),
        (-67818, "clock"),
        (4711, "very odd"),
    ],
)
def test_certificates_are_explained(code: int, word: str) -> None:
    error = ssl.SSLCertVerificationError("x")
    error.verify_code, error.verify_message = code, "very\x1b[31m odd"
    problem, detail = explain_tls(error)
    assert problem == "certificate"
    assert word in detail
    assert detail.isprintable()


def test_an_error_without_a_code_is_explained() -> None:
    problem, detail = explain_tls(ssl.SSLCertVerificationError("from elsewhere"))
    assert problem == "certificate"
    assert detail


def test_certificates_are_not_judged_more_strictly_than_by_browsers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    strict = ssl.create_default_context()
    strict.verify_flags |= ssl.VERIFY_X509_STRICT
    monkeypatch.setattr(ssl, "create_default_context", lambda: strict)
    monkeypatch.setitem(sys.modules, "truststore", None)
    made = context()
    assert not made.verify_flags & ssl.VERIFY_X509_STRICT
    assert made.check_hostname
    assert made.verify_mode is ssl.CERT_REQUIRED


def test_truststore_is_used_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Own(ssl.SSLContext):
        pass

    module: Any = type(sys)("truststore")
    module.SSLContext = Own
    monkeypatch.setitem(sys.modules, "truststore", module)
    assert isinstance(context(), Own)
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    assert not isinstance(context(), Own)


def test_root_certificates_that_cannot_be_loaded_are_nobody_elses_fault(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ssl.SSLError("not enough data")

    monkeypatch.setattr(ssl, "create_default_context", fail)
    monkeypatch.setitem(sys.modules, "truststore", None)
    port = serve(silent)
    with pytest.raises(HostError) as raised:
        reach(f"https://localhost:{port}", LONG)
    assert raised.value.reason == "exception"


# --- proxies


def test_https_goes_through_the_proxy(
    serve: Serve, trusted: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    asked: list[bytes] = []
    port = serve(over_tls(says(b"HTTP/1.1 200 OK\r\n\r\n", asked)))
    proxy = serve(tunnels(port, seen))
    login = "ann%40corp:s3cr%2Ft"
    monkeypatch.setenv("https_proxy", f"http://{login}@127.0.0.1:{proxy}/")
    answer = reach(f"https://localhost:{port}/x", LONG)
    assert brief(answer) == ("http", "", 200)
    assert answer.proxy == f"127.0.0.1:{proxy}"
    lines = seen[0].decode().split("\r\n")
    assert lines[0] == f"CONNECT localhost:{port} HTTP/1.1"
    expected = base64.b64encode(b"ann@corp:s3cr/t").decode()
    assert f"Proxy-Authorization: Basic {expected}" in lines
    assert asked[0].startswith(b"HEAD /x HTTP/1.1\r\n")
    assert b"Proxy" not in asked[0]


@pytest.mark.parametrize(
    ("status", "words"),
    [(b"407 Login", "asks for a login"), (b"502 Bad", "status 502"), (b"302 Found", "status 302")],
)
def test_the_proxy_does_not_connect(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, status: bytes, words: str
) -> None:
    proxy = serve(says(b"HTTP/1.1 " + status + b"\r\nProxy-Authenticate: \x1b[31mNTLM\r\n\r\n"))
    monkeypatch.setenv("https_proxy", f"http://ann:s3cret@127.0.0.1:{proxy}")
    answer = reach("https://name.invalid", LONG)
    assert brief(answer) == ("tcp", "proxy", None)
    assert words in answer.detail
    assert answer.proxy == f"127.0.0.1:{proxy}"
    assert "s3cret" not in repr(answer)
    assert "ann" not in repr(answer)


def test_http_goes_through_the_proxy(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []
    proxy = serve(says(b"HTTP/1.1 200 OK\r\n\r\n", seen))
    monkeypatch.setenv("http_proxy", f"127.0.0.1:{proxy}")
    answer = reach("http://name.invalid/a", LONG)
    assert brief(answer) == ("http", "", 200)
    assert answer.proxy == f"127.0.0.1:{proxy}"
    assert seen[0].startswith(b"HEAD http://name.invalid/a HTTP/1.1\r\nHost: name.invalid\r\n")


@pytest.mark.parametrize(
    ("status", "problem", "words"), [(407, "proxy", "login"), (502, "", "proxy's own")]
)
def test_http_answers_of_the_proxy_itself(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, status: int, problem: str, words: str
) -> None:
    proxy = serve(says(b"HTTP/1.1 %d X\r\n\r\n" % status))
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy}")
    answer = reach("http://name.invalid/", LONG)
    assert (answer.stage, answer.problem) == ("http", problem)
    assert words in answer.detail


def test_no_proxy_is_honoured(
    serve: Serve, closed_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = serve(says(b"HTTP/1.1 200 OK\r\n\r\n"))
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{closed_port}")
    assert reach(f"http://127.0.0.1:{port}", LONG).problem == "refused"
    monkeypatch.setenv("no_proxy", "other.example,127.0.0.1")
    answer = reach(f"http://127.0.0.1:{port}", LONG)
    assert (answer.status, answer.proxy) == (200, "")


def test_tcp_uses_no_proxy(serve: Serve, closed_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", f"http://127.0.0.1:{closed_port}")
    monkeypatch.setattr(net_proxy, "_script_set", lambda: True)
    answer = reach(f"tcp://127.0.0.1:{serve(silent)}", LONG)
    assert (answer.problem, answer.proxy) == ("", "")


def test_a_proxy_that_is_not_there(closed_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", f"http://ann:s3cret@127.0.0.1:{closed_port}")
    answer = reach("https://name.invalid", LONG)
    assert brief(answer) == ("tcp", "refused", None)
    assert answer.detail.startswith("the proxy: ")
    assert "s3cret" not in repr(answer)


def test_a_proxy_that_says_nothing(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = serve(silent)
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy}")
    answer = timed("https://name.invalid")
    assert answer.problem == "timeout"
    assert answer.detail.startswith(("the proxy: ", "no answer"))


@each(
    ("setting", "shown", "fit"),
    [
        ("http://proxy.example:3128", "proxy.example:3128", True),
        ("proxy.example:3128", "proxy.example:3128", True),
        ("HTTP://proxy.example/", "proxy.example:80", True),
        ("http://[::1]:8080", "[::1]:8080", True),
        ("http://ann:s3c@r/e#t://x@proxy.example:1", "proxy.example:1", True),
        ("ann:s3cret@proxy.example:1", "proxy.example:1", True),
        ("http://ann:s3cret@", "?", False),
        ("http://ann:s3cret@proxy.example:99999", "?", False),
        ("socks5://ann:s3cret@proxy.example:1080", "proxy.example:1080", False),
        ("https://proxy.example:443", "proxy.example:443", False),
        ("s3cret://proxy.example:443", "proxy.example:443", False),
    ],
)
def test_proxy_settings(setting: str, shown: str, fit: bool) -> None:
    proxy = parse_proxy(setting)
    assert (proxy.shown, not proxy.unfit) == (shown, fit)
    assert "s3c" not in proxy.shown + proxy.unfit


@pytest.mark.parametrize("setting", ["socks5://ann:s3cret@127.0.0.1:1080", "http://:s3cret:@"])
def test_an_unfit_proxy_is_named(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", setting)
    answer = reach("https://name.invalid", LONG)
    assert brief(answer) == ("name", "proxy", None)
    assert "s3cret" not in repr(answer)


def test_a_proxy_script_is_mentioned_where_the_direct_way_fails(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(net_proxy, "_script_set", lambda: True)
    port = serve(says(b"HTTP/1.1 200 OK\r\n\r\n"))
    monkeypatch.setattr(socket, "getaddrinfo", found(("127.0.0.1", port)))
    answer = reach("http://some.example", LONG)
    assert (answer.problem, answer.detail, answer.proxy) == ("", "", "script")
    monkeypatch.setattr(socket, "getaddrinfo", found())
    answer = reach("http://some.example", LONG)
    assert (answer.problem, answer.proxy) == ("not_found", "script")
    assert "proxy script, which this program does not follow" in answer.detail


def test_no_script_stands_before_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(net_proxy, "_script_set", lambda: True)
    hosts = ("https://localhost", "http://127.0.0.1:1", "http://[::1]", "https://x.example")
    assert [net_proxy.uses_script(parse(url)) for url in hosts] == [False, False, False, True]


# --- URLs


@pytest.mark.parametrize(
    ("url", "target", "named"),
    [
        ("https://a.example", Target("https", "a.example", 443), "a.example"),
        ("HTTP://A.example./x?y=%20", Target("http", "A.example.", 80, "/x?y=%20"), "A.example."),
        ("https://a.example:8443/", Target("https", "a.example", 8443), "a.example:8443"),
        ("https://[::1]/", Target("https", "::1", 443), "[::1]"),
        ("tcp://[fe80::1]:21", Target("tcp", "fe80::1", 21), "[fe80::1]:21"),
        ("http://b\u00fccher.example", Target("http", "xn--bcher-kva.example", 80), None),
    ],
)
def test_targets(url: str, target: Target, named: str | None) -> None:
    assert parse(url) == target
    assert target.named == (named or target.host)


@each(
    "url",
    [
        "",
        "a.example",
        "ftp://a.example",
        "https://",
        "https:///x",
        "tcp://a.example",
        "tcp://a.example:80/x",
        "https://a.example:0",
        "https://a.example:65536",
        "https://a.example:x",
        "https://ann:s3cret@a.example",
        "https://a.example@b.example",
        "https://a_b.example",
        "https://a..example",
        "https://.example",
        "https://" + "a" * 64 + ".example",
        "https://" + "a." * 127 + "aa",
        "https://\u00fc" + "a" * 64,
        "https://::1",
        "https://[::1",
        "https://[::g]",
        "https://[1.2.3.4]",
        "https://a.example?x",
        "https://a.example/x#y",
        "https://a.example/b c",
        "https://a.example/\u00fc",
        "https://a.example\r\nX: y",
        "https://a.example/\r\nX: y",
        "https://a.example/\n",
        "https://a.example\n",
        " https://a.example",
        "https://a\texample",
        "https://a.example/\x00",
        "https://a.example\\x",
        "https://\x1b[31ma.example",
        "https://\ud800.example",
        "https://%61.example",
    ],
)
def test_other_urls_are_turned_down(url: str) -> None:
    with pytest.raises(ValueError, match=r".") as raised:
        reach(url, LONG)
    assert type(raised.value) is ValueError
    message = str(raised.value)
    assert message.isprintable()
    assert "s3cret" not in message


# --- the module


def test_typing_is_not_imported() -> None:
    code = (
        "import sys; before = set(sys.modules); import assistant.host.net;"
        "new = set(sys.modules) - before;"
        "assert not new & {'http.client', 'urllib.request', 'email.utils'}, new"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=DATA.parent.parent)
    for file in (DATA.parent.parent / "assistant" / "host").glob("net*.py"):
        assert "import typing" not in (text := file.read_text("utf-8"))
        assert "from typing" not in text
