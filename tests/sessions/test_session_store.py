"""The file of sessions: events survive, versions go forward, damage is told."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.codec import plain
from assistant.errors import AssistantError, Exit
from assistant.model import Answer, Evidence, KnownCode, Match, Question, Repair
from assistant.session import migrate
from assistant.session.events import decode, encode, iso, new_event
from assistant.session.sqlite import MEMORY, SqliteStore
from assistant.session.values import KINDS, Answered, Foreign, Noted, Outcome, QuestionAsked, Tagged
from assistant.text import clean
from tests.sessions.conftest import STARTED, fill

if TYPE_CHECKING:
    from tests.conftest import Opened, Run

texts = st.text(max_size=30).map(clean)
matches = st.builds(
    Match,
    texts,
    texts,
    texts,
    st.floats(0, 1),
    st.tuples(texts),
    st.tuples(st.builds(Repair, texts, texts)),
    st.booleans(),
    texts,
    st.tuples(texts),
    texts,
    texts,
)
answers = st.builds(
    Answer,
    texts,
    st.sampled_from(["answer", "clarify", "abstain"]),
    st.tuples(matches, matches),
    st.tuples(),
    st.none() | st.builds(Question, texts, st.tuples(matches)),
    st.tuples(),
    st.tuples(st.builds(KnownCode, texts, texts, texts, texts)),
)


@given(st.builds(Answered, answers, texts))
def test_an_answer_comes_back_as_it_was(value: Answered) -> None:
    assert decode("answer", encode(plain(value))) == value


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "[]",
        "3",
        '{"text": 3}',
        '{"text": null}',
        '{"text": ["a"]}',
        "{",
        '{"tag": "x", "text": {}}',
    ],
)
def test_damage_is_seen(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        decode("note", text)


def test_what_is_read_is_cleaned_and_unknown_fields_are_left_out() -> None:
    value = decode("note", '{"v": 1, "text": "a\\u001b[31mb\\u202e", "new": [1]}')

    assert value == Noted("ab")


def test_an_event_of_an_unknown_kind_is_kept(store: SqliteStore) -> None:
    fill(store, "s", Noted("a"))
    store._run("INSERT INTO events VALUES (99, 'u', 's', 1, 'hologram', '{\"v\": 9}')")

    *_, last = store.events("s")
    assert (last.kind, last.value) == ("foreign", Foreign("{}"))


def test_every_kind_of_event_is_named_in_the_schema(run: Run) -> None:
    schema = run("schema", "sessions-show").stdout.decode()
    assert all(f'"{kind}"' in schema for kind in KINDS)


def test_events_are_never_changed_and_go_with_their_session_only(store: SqliteStore) -> None:
    fill(store, "s", Noted("a"))

    for statement in ("UPDATE events SET data = '{}'", "DELETE FROM events"):
        with pytest.raises(sqlite3.DatabaseError, match="event"):
            store._run(statement)
    assert len(store.events("s")) == 2


def test_the_same_event_twice_is_one(store: SqliteStore) -> None:
    event = new_event("s", Noted("a"))
    store.append("s", [event, event])
    store.append("s", [event])

    assert len(store.events("s")) == 1
    assert store.find("s").events == 1


def old_file(path: Path, version: int) -> None:
    """A file as an older version of the program wrote it, with a session."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        for step in migrate.STEPS[:version]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {version}")
        row = ("s", 1, 2, "an old one", *[""] * 6, *[0] * 5, "", "", 0, -1, "")
        connection.execute(f"INSERT INTO sessions VALUES ({', '.join('?' * len(row))})", row)
        for number, value in enumerate((STARTED, QuestionAsked("zebra"), Outcome(True, "a", "kb"))):
            kind = ("started", "question", "outcome")[number]
            text = encode(plain(value))
            connection.execute(
                "INSERT INTO events VALUES (NULL, ?, 's', ?, ?, ?)", (str(number), 1, kind, text)
            )
        connection.commit()


def test_an_older_file_goes_forward_and_a_copy_stays(path: Path) -> None:
    old_file(path, 1)
    before = path.read_bytes()
    store = SqliteStore()

    assert [e.kind for e in store.events("s")] == ["started", "question", "outcome"]
    assert [hit.session.id for hit in store.search("zeb")] == ["s"]
    assert [t.name for t in store.tallies("solved")] == ["kb/a"]
    store.close()
    backup = Path(migrate.backup_path(str(path), 1))
    with closing(sqlite3.connect(backup)) as copy:
        assert migrate.version_of(copy) == 1
        assert copy.execute("SELECT count(*) FROM events").fetchone() == (3,)
    assert len(before) == backup.stat().st_size


def test_a_step_that_fails_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_file(path, 1)

    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (x)")
        connection.execute("no such statement")

    monkeypatch.setattr(migrate, "STEPS", (migrate.STEPS[0], fails))
    with pytest.raises(AssistantError):
        SqliteStore()
    with closing(sqlite3.connect(path)) as connection:
        assert migrate.version_of(connection) == 1
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert "half" not in names


def test_a_newer_file_is_refused_and_untouched(run: Run, opened: Opened, path: Path) -> None:
    SqliteStore().close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    done = run("sessions", "list", "--json")

    assert done.returncode == Exit.CONFIG
    (error,) = opened(done)["errors"]
    assert error["code"] == "sessions-newer"
    assert "update this program" in error["hint"]
    assert path.read_bytes() == before
    chat = run("chat", "--plain", "--no-checks", stdin=b"the tray icon is red\nhm\n")
    assert chat.returncode == 0
    assert chat.stdout.count(b"not kept") == 1


def test_without_fts5_words_are_found_as_well(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, "s", Noted("100% of the_printers"))
    monkeypatch.setattr(store, "_fts", False)

    assert [hit.session.id for hit in store.search("100% the_")] == ["s"]
    assert store.search("10% the-") == []


@given(st.text(max_size=30))
def test_any_words_can_be_searched(words: str) -> None:
    with closing(SqliteStore(MEMORY)) as store:
        fill(store, "s", Noted("printer"), Tagged("acme"))

        assert {hit.session.id for hit in store.search(clean(words))} <= {"s"}
        assert {found.id for found in store.sessions(tag=words)} <= {"s"}
        assert [found.id for found in store.sessions(tag="acme")] == ["s"]


def test_a_store_in_memory_makes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: None
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.rglob("*"))
    with closing(SqliteStore(MEMORY)) as store:
        fill(store, "s", Noted("printer"))

        assert [hit.session.id for hit in store.search("printer")] == ["s"]
    assert set(tmp_path.rglob("*")) == before


def test_times_are_iso(store: SqliteStore) -> None:
    assert iso(1_763_809_649_007) == "2025-11-22T11:07:29.007Z"


def test_evidence_of_any_kind_is_plain() -> None:
    value: Any = (Evidence("a", "b", "c"), [True, None, 1.5])
    assert plain(value) == [
        {"source": "a", "locator": "b", "excerpt": "c", "code": ""},
        [True, None, 1.5],
    ]


def test_the_shared_store_of_the_settings_is_used_by_every_verb(run: Run) -> None:
    url = "postgresql://anna:geheim@127.0.0.1:1/sessions"
    run("config", "set", "sessions.url", url)
    run("ask", "--record", "the tray icon is red")
    done = run("sessions", "list")

    assert done.returncode == 0
    assert b"the tray icon is red" in done.stdout  # what is known here
    assert b"events wait" in done.stderr
    assert b"geheim" not in done.stderr + done.stdout
