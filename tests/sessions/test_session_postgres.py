"""A team's shared store, on a real PostgreSQL that the tests start for themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.errors import AssistantError, Exit
from assistant.session.record import Recorder
from assistant.session.sql import SqlStore
from assistant.session.sqlite import SqliteStore
from assistant.session.sync import push
from assistant.session.values import Noted, Outcome
from tests.each import each
from tests.sessions.conftest import STARTED, fill

if TYPE_CHECKING:
    from assistant.session.postgres import PostgresStore
    from tests.conftest import Opened, Run
    from tests.sessions.conftest import Talk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="PostgreSQL is started on a Unix socket"),
    pytest.mark.skipif(find_spec("psycopg") is None, reason="the extra “postgres” is lacking"),
]


def opened_at(url: str) -> PostgresStore:
    """The shared store."""
    from assistant.session.postgres import PostgresStore

    return PostgresStore(url)


def program(name: str) -> str:
    """Where a program of PostgreSQL is; "" where it is not."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name) or ""


class Server:
    """A PostgreSQL in a folder, on a Unix socket, run by an unprivileged user."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._user: dict[str, Any] = {}
        if os.geteuid() == 0:  # PostgreSQL refuses root
            self._user = {"user": "nobody", "group": "nogroup", "extra_groups": []}
            shutil.chown(folder, "nobody", "nogroup")
        self._call("initdb", "-D", f"{folder}/db", "-A", "trust", "-U", "support", "--no-sync")

    def _call(self, name: str, *arguments: str) -> None:
        done = subprocess.run(
            [program(name), *arguments],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=False,
            **self._user,
        )
        if done.returncode:
            pytest.skip(f"PostgreSQL's {name} ended with {done.returncode}")

    def start(self) -> None:
        """Begin to answer."""
        options = f"-k {self.folder} -c listen_addresses= -c fsync=off"
        self._call("pg_ctl", "-D", f"{self.folder}/db", "-w", "-o", options, "start")

    def stop(self) -> None:
        """Answer no more."""
        self._call("pg_ctl", "-D", f"{self.folder}/db", "-w", "-m", "immediate", "stop")

    def database(self, name: str) -> str:
        """The address of a new database."""
        import psycopg

        address = f"postgresql://support:S3cretCanary@/{{}}?host={self.folder}"
        with psycopg.connect(address.format("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return address.format(name)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The server, for the tests of this file."""
    if not (program("initdb") and program("pg_ctl")):
        pytest.skip("PostgreSQL (initdb, pg_ctl) is not installed")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: the name of a socket is
    folder.chmod(0o755)
    server = Server(folder)
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def url(server: Server, request: pytest.FixtureRequest) -> str:
    """A database of the test's own."""
    return server.database(request.node.name[:60])


def said(store: Any, session: str) -> list[str]:
    return [e.value.text for e in store.events(session) if isinstance(e.value, Noted)]


def test_both_stores_tell_the_same(url: str, store: SqliteStore) -> None:
    shared = opened_at(url)
    both: list[SqlStore] = [store, shared]
    for one in both:
        fill(one, "20260101-s1", Noted("the printer"), Outcome(True, "a", "kb"))
        fill(one, "20260102-s2", Noted("100% else"), at=9_000)
        fill(one, "20260103-s3", Noted("gone"), at=99_000)
        one.delete("20260103-s3")
    questions: list[Callable[[Any], Any]] = [
        lambda s: s.sessions(),
        lambda s: s.sessions(1),
        lambda s: s.find("20260101"),
        lambda s: s.find("last"),
        lambda s: [e.value for e in s.events("20260101-s1")],
        lambda s: s.search("PRINT"),
        lambda s: s.search("100% el"),
        lambda s: s.search("nowhere"),
        lambda s: s.totals(),
        lambda s: s.tallies("solved"),
    ]

    for ask in questions:
        assert ask(store) == ask(shared)
    shared.close()


def test_several_engineers_begin_and_write_at_once(url: str) -> None:
    def work(number: int) -> None:
        store = opened_at(url)
        for n in range(10):
            fill(store, "shared", Noted(f"{number}/{n}"))
            fill(store, f"own-{number}", Noted(f"{n}"))
        store.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(6)))
    store = opened_at(url)

    assert sorted(said(store, "shared")) == sorted(f"{i}/{n}" for i in range(6) for n in range(10))
    assert store.find("shared").events == 120
    assert len(store.sessions()) == 7
    store.close()


def test_what_happens_while_the_server_is_away_is_sent_once_it_is_back(
    server: Server, url: str, path: Path
) -> None:
    local = SqliteStore(str(path), outbox=True)
    fill(local, "s", Noted("before"))
    shared = opened_at(url)
    assert push(local, shared) == 2
    server.stop()
    try:
        fill(local, "s", Noted("meanwhile"))
        with pytest.raises(AssistantError) as caught:
            push(local, shared)
        with pytest.raises(AssistantError) as refused:
            opened_at(url)
    finally:
        server.start()
    for error in (caught.value, refused.value):
        assert error.exit_code == Exit.UNAVAILABLE
        assert "S3cretCanary" not in f"{error.message} {error.hint}"
    assert local.waiting() == 2
    again = opened_at(url)
    again.append("s", local.unsent(99))  # sent, but the answer was lost

    assert push(local, again) == 2
    assert said(again, "s") == ["before", "meanwhile"]
    assert again.find("s").events == 4
    local.close()
    again.close()


def test_a_server_that_is_killed_twice_loses_nothing_and_gets_nothing_twice(
    server: Server, url: str, tmp_path: Path
) -> None:
    engineers = [SqliteStore(str(tmp_path / f"{n}.db"), outbox=True) for n in range(4)]

    def work(number: int) -> None:
        for note in range(20):
            fill(engineers[number], f"s{number}", Noted(f"{number}-{note}"))
            with suppress(AssistantError), closing(opened_at(url)) as shared:
                push(engineers[number], shared)

    with ThreadPoolExecutor(4) as pool:
        working = [pool.submit(work, number) for number in range(4)]
        for _ in range(2):
            server.stop()
            server.start()
        for one in working:
            one.result()
    with closing(opened_at(url)) as shared:
        for number, local in enumerate(engineers):
            push(local, shared)
            assert local.waiting() == 0
            assert said(shared, f"s{number}") == [f"{number}-{note}" for note in range(20)]
            local.close()


@each(
    "address",
    [
        "postgresql://anna:S3cretCanary@127.0.0.1:1/x",
        "postgresql://127.0.0.1:1/x?password=S3cretCanary",
        "postgresql://127.0.0.1:1/x?p%61ssword=S3cret%43anary",
        "postgresql://127.0.0.1:1/x#S3cretCanary",
        "postgresql://anna:a@S3cretCanary@127.0.0.1:1/x",
        "postgresql://anna:a/S3cretCanary@127.0.0.1:1/x",
        "postgresql://anna:S3cretCanary",
        "host=127.0.0.1 port=1 password=S3cretCanary",
        "host=127.0.0.1 port=1 S3cretCanary",
        "S3cretCanary",
    ],
)
def test_no_message_shows_the_secret_wherever_it_stands_in_the_address(address: str) -> None:
    with pytest.raises(AssistantError) as caught:
        opened_at(address)

    assert "anary" not in f"{caught.value.message} {caught.value.hint}"
    assert caught.value.__cause__ is None


def test_a_recorder_sends_in_the_background(url: str, path: Path) -> None:
    recorder = Recorder(
        lambda: SqliteStore(str(path), outbox=True), STARTED, lambda data: data, url=url
    )
    recorder.noted("hello")
    recorder.close()
    shared = opened_at(url)

    assert said(shared, recorder.session) == ["hello"]
    shared.close()


def test_colleagues_see_go_on_with_and_note_in_each_others_sessions(
    url: str, run: Run, opened: Opened, talk: Talk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ASSISTANT_SESSIONS_URL", url)
    talk("the tray icon is red", "/note mine")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "colleague"))
    run("sessions", "note", "last", "yours")
    talk("that didn't help", resume="last")
    run("sessions", "tag", "last", "both")
    shown = opened(run("sessions", "show", "last", "--json"))["data"]

    notes = [e["data"]["text"] for e in shown["events"] if e["kind"] == "note"]
    assert notes == ["mine", "yours"]
    assert shown["session"]["tags"] == ["both"]
    assert shown["session"]["outcome"] == "not_solved"
    assert opened(run("sessions", "stats", "--json"))["data"]["sessions"] == 1


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://anna:S3cretCanary@127.0.0.1:1/support",
        "postgresql://anna:S3cretCanary@[bad",
        "host=/nowhere password=S3cretCanary dbname=x",
        "S3cretCanary",
    ],
)
def test_without_a_server_everything_goes_on_and_no_password_shows(
    run: Run, talk: Talk, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("ASSISTANT_SESSIONS_URL", address)
    assert "tray icon is red" in talk("the tray icon is red")[1]
    listed = run("sessions", "list")

    assert b"the tray icon is red" in listed.stdout
    assert b"events wait" in listed.stderr
    assert b"S3cretCanary" not in listed.stderr


def test_newer_tables_are_refused(url: str) -> None:
    store = opened_at(url)
    store._run("UPDATE version SET number = 99")
    store.close()

    with pytest.raises(AssistantError, match="newer version") as caught:
        opened_at(url)
    assert caught.value.exit_code == Exit.CONFIG
