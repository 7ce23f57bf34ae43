"""What users and scripts rely on stays as it is, byte for byte; files of 0.1.0 are read."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from assistant.actions.journal import Journal
from assistant.engine import Engine
from assistant.errors import AssistantError
from assistant.host.recorded.host import open_bundle
from assistant.session.export import export_session
from assistant.session.sqlite import SqliteStore
from assistant.settings import read_config
from tests.published import CASES, OFFICE, OLD, PUBLISHED, Case, kept, printed, unpack

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="paths are written another way")


@posix_only
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_it_prints_what_it_printed_before(case: Case, tmp_path: Path) -> None:
    """Where the change is meant: ``make published``, and commit the difference."""
    said = printed(case, tmp_path)

    assert said.splitlines() == kept(case).read_text(encoding="utf-8").splitlines()
    assert said == kept(case).read_text(encoding="utf-8")


def test_nothing_is_kept_of_what_is_asked_no_more() -> None:
    files = {path for path in PUBLISHED.rglob("*.txt") if OFFICE not in path.parents}

    assert files == {kept(case) for case in CASES}


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has worked with version 0.1.0."""
    unpack(tmp_path)
    for name in ("data", "config"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    return tmp_path


def test_sessions_of_0_1_0_open_and_list_newest_first(old: Path) -> None:
    store = SqliteStore()
    sessions = store.sessions(0)
    store.close()

    assert [(s.title, s.outcome) for s in sessions] == [
        ("printer wont print", "not_solved"),
        ("fix: Restart the connector", ""),
        ("fix: Restart the connector", ""),
        ("checks: Which connector is installed", ""),
        ("queued since monday", ""),
        ("vegan lasagne for twelve", ""),
        ("connector problem", ""),
        ("the icon by the clock went red", "solved"),
    ]
    assert sessions[-1].tag_list == ["acme", "urgent"]


def test_sessions_of_0_1_0_are_exported_with_all_that_they_held(old: Path, engine: Engine) -> None:
    """What happened in them; the ticket made of it says more today, in other words."""
    store = SqliteStore()
    sessions = store.sessions(0)
    assert len(sessions) == len(list((OLD / "exports").glob("*.json")))
    for summary in sessions:
        kept_export = json.loads((OLD / "exports" / f"{summary.id}.json").read_text("utf-8"))
        export = json.loads(export_session(store, summary.id, engine, "json"))
        for part in ("session", "events", "left_out"):
            assert holds(export[part], kept_export[part])
    store.close()


def holds(new: object, old: object) -> bool:
    """Whether `new` says all that `old` says."""
    if isinstance(new, dict) and isinstance(old, dict):
        return all(key in new and holds(new[key], value) for key, value in old.items())
    if isinstance(new, list) and isinstance(old, list):
        return len(new) == len(old) and all(map(holds, new, old))
    return new == old


def test_the_journal_of_0_1_0_tells_what_was_done(old: Path) -> None:
    past = Journal().past()

    assert [(p.first["machine"], p.agreed, p.ended) for p in past] == [
        ("practice:red-tray", False, True),
        ("practice:webroot-blocked", True, True),
        ("practice:red-tray", False, True),
    ]


def test_the_settings_of_0_1_0_hold(old: Path) -> None:
    config = read_config()

    assert (config.of("theme"), config.of("history")) == ("nord", False)
    assert config.of("trust") == ("/srv/office",)


def test_a_bundle_of_0_1_0_answers_as_its_machine_did(old: Path) -> None:
    bundle = open_bundle(str(old / "red-tray.zip"))

    assert bundle.host.platform == "windows"
    assert {p.name for p in bundle.host.processes()} == {"explorer.exe", "QBW.EXE"}
    assert bundle.manifest.data["tool"] == {"name": "assistant", "version": "0.1.0"}


def test_a_compiled_file_of_0_1_0_is_refused_with_what_to_do(old: Path) -> None:
    """Its layout is older: it says so, and its folder is compiled again."""
    with pytest.raises(AssistantError, match="made by another version") as refused:
        Engine((str(old / "office.kb"),))

    assert "compile" in refused.value.hint
