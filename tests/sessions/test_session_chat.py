"""A chat is kept as it happens, found again, gone on with and forgotten."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Opened, Run
    from tests.sessions.conftest import Talk


def kinds(run: Run, opened: Opened, name: str = "last") -> list[str]:
    shown = opened(run("sessions", "show", name, "--json"))
    return [event["kind"] for event in shown["data"]["events"]]


def test_a_chat_is_kept_with_all_that_happened(run: Run, opened: Opened, talk: Talk) -> None:
    talk("the tray icon is red", "/fix", "that didn't help", "/note looked at it", "it works now")
    found = kinds(run, opened)

    assert found[:3] == ["started", "machine", "question"]
    for kind in ("answer", "decision", "check", "plan", "consent", "action", "note", "outcome"):
        assert kind in found
    (session,) = opened(run("sessions", "list", "--json"))["data"]["sessions"]
    assert session["title"] == "the tray icon is red"
    assert (session["outcome"], session["machine"]) == ("solved", "practice:red-tray")


def test_a_chat_in_which_nothing_is_said_is_no_session(run: Run, talk: Talk) -> None:
    talk()

    done = run("sessions", "list")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"no sessions" in done.stderr


def test_matches_are_kept_with_their_scores(run: Run, opened: Opened, talk: Talk) -> None:
    talk("the certificate and webroot", machine="healthy")
    events = opened(run("sessions", "show", "last", "--json"))["data"]["events"]
    (answer,) = [e["data"]["answer"] for e in events if e["kind"] == "answer"]

    scores = [match["confidence"] for match in answer["answers"]]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1]


def test_resume_shows_what_was_said_and_goes_on_there(run: Run, opened: Opened, talk: Talk) -> None:
    asked = talk("connector problem", machine="healthy")[1]
    assert "I need one more detail." in asked
    *before, chosen, _ = talk("2", machine="healthy", resume="last")

    assert "connector problem" in "".join(before)
    assert "This is where you left off." in before[-1]
    assert "I need one more detail." not in chosen
    (session,) = opened(run("sessions", "list", "--json"))["data"]["sessions"]
    assert (session["questions"], session["clarified"], session["answered"]) == (2, 1, 1)


@pytest.mark.parametrize(
    "reply",
    [
        "2",
        "neither",
        pytest.param("it is red and nothing syncs", marks=pytest.mark.slow),
        pytest.param("still", marks=pytest.mark.slow),
    ],
)
def test_a_resumed_dialogue_answers_as_if_it_had_not_been_left(talk: Talk, reply: str) -> None:
    whole = talk("it stopped working", "connector trouble", reply, machine="healthy")
    talk("it stopped working", "connector trouble", machine="healthy")
    *_, resumed, _ = talk(reply, machine="healthy", resume="last")

    assert resumed == whole[3]


def test_a_session_is_found_by_the_beginning_of_its_id(
    run: Run, opened: Opened, talk: Talk
) -> None:
    talk("the tray icon is red")
    name = opened(run("sessions", "show", "last", "--json"))["data"]["session"]["id"]

    assert opened(run("sessions", "show", name[:-2], "--json"))["data"]["session"]["id"] == name
    missing = run("sessions", "show", "19990101", "--json")
    assert missing.returncode == 66
    assert opened(missing)["errors"][0]["code"] == "no-session"


def test_words_find_their_sessions(run: Run, opened: Opened, talk: Talk) -> None:
    talk("the tray icon is red", "/note the printer was möved to Hallway 7")
    talk("webroot blocks it")

    def found(*words: str) -> list[str]:
        data = opened(run("sessions", "search", *words, "--json"))["data"]
        return [hit["session"]["title"] for hit in data["hits"]]

    assert found("hallw") == ["the tray icon is red"]
    assert found("PRINTER", "moved") == ["the tray icon is red"]
    assert found("webroot") == ["webroot blocks it"]
    assert run("sessions", "search", 'nowhere "* OR NEAR(', "--json").returncode == 1


def test_tags_and_notes_can_be_added_later(run: Run, opened: Opened, talk: Talk) -> None:
    talk("the tray icon is red", "/tag Big, Client")
    done = opened(run("sessions", "tag", "last", "urgent", "--json"))

    assert done["data"]["tags"] == ["big-client", "urgent"]
    run("sessions", "tag", "last", "urgent", "--remove")
    run("sessions", "note", "last", "called", "them", "back")
    assert b"#big-client\n" in run("sessions", "list").stdout
    assert run("sessions", "list", "--tag", "urgent").stdout == b""
    assert b"Note: called them back" in run("sessions", "show", "last").stdout


def test_what_is_deleted_is_gone_from_the_disk(run: Run, talk: Talk, path: Path) -> None:
    talk("the tray icon is red", "/note zanzibarquux")
    assert run("sessions", "delete", "last").returncode == 3
    assert run("sessions", "note", "last", " ").returncode == 64
    assert run("sessions", "delete", "last", "--yes").returncode == 0

    assert run("sessions", "list").stdout == b""
    for file in path.parent.glob("sessions.db*"):
        assert b"zanzibarquux" not in file.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_nobody_else_may_read_it(talk: Talk, path: Path) -> None:
    old = os.umask(0)
    try:
        talk("the tray icon is red")
    finally:
        os.umask(old)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


RECORDED: list[tuple[tuple[str, ...], set[str]]] = [
    (("ask", "the tray icon is red"), {"question", "answer", "decision"}),
    (("ask", "connector problem", "--checks"), {"question", "answer", "check", "observation"}),
    (("check", "tray-icon-red"), {"check"}),
    (("fix", "tray-icon-red", "--yes"), {"plan", "consent", "action"}),
    (("fix", "tray-icon-red", "--dry-run"), {"plan", "action"}),
]


@pytest.mark.parametrize(("arguments", "expected"), RECORDED, ids=lambda a: " ".join(sorted(a)))
def test_a_headless_run_is_kept_on_demand_only(
    run: Run, opened: Opened, arguments: tuple[str, ...], expected: set[str]
) -> None:
    plain = run("--machine", "practice:red-tray", *arguments)
    assert run("sessions", "list").stdout == b""
    kept = run("--machine", "practice:red-tray", *arguments, "--record")

    assert kept.returncode == plain.returncode
    assert expected <= set(kinds(run, opened))


def test_answers_come_also_where_nothing_can_be_kept(run: Run, talk: Talk, path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is no file of sessions" * 100)
    said = talk("the tray icon is red", "/note hello", "it works now")

    assert "The connector's tray icon is red" in said[1]
    assert "".join(said).count("not kept") == 1
    assert "could not be kept" in said[2]
    assert path.read_bytes().startswith(b"this is no file")
    listed = run("sessions", "list", "--json")
    assert listed.returncode == 65
    assert "move it away" in json.loads(listed.stdout)["errors"][0]["hint"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_a_full_disk_ends_no_chat(run: Run, talk: Talk, path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.symlink_to("/dev/full")

    said = talk("the tray icon is red", "webroot blocks it")
    assert "The connector's tray icon is red" in said[2]
    assert "".join(said).count("not kept") == 1


def test_a_ticket_is_filled_from_the_session(run: Run, talk: Talk, tmp_path: Path) -> None:
    company = "0a1b2c3d-0000-4000-8000-00000000abcd"
    talk(
        "the tray icon is red",
        "/fix",
        "/note Impact: <b>nobody</b> can invoice",
        f"/note Company ID: {company}",
        f"/export {tmp_path}/ticket.md",
        f"/export {tmp_path}/ticket.html",
    )
    markdown = (tmp_path / "ticket.md").read_text("utf-8")

    assert f"**Company ID (36 characters):** {company}" in markdown
    assert "**Issue:** the tray icon is red\n" in markdown
    assert "**Impact:** \\<b\\>nobody\\</b\\> can invoice" in markdown
    assert "**Reproducible:** *not known*" in markdown
    assert "Still to be asked: Reproducible." in markdown
    assert "**Restart the connector:** declined" in markdown
    assert "none of the 2 processes has this name" in markdown
    page = (tmp_path / "ticket.html").read_text("utf-8")
    assert "&lt;b&gt;nobody&lt;/b&gt;" in page
    assert "<script" not in page
    assert "http-equiv" in page
    again = run("sessions", "export", "last", "--out", str(tmp_path / "ticket.md"))
    assert again.returncode == 73
    assert (tmp_path / "ticket.md").read_text("utf-8") == markdown


def test_the_customer_s_id_is_read_off_the_machine(talk: Talk) -> None:
    told = talk("the tray icon is red", "that didn't help", "/export")[3]

    assert "**Company ID (36 characters):** 8c1f0a52-6f0e-4a53-9d52-7a0f3d6b9e11\n" in told


def test_an_export_as_json_keeps_to_its_schema(run: Run, opened: Opened, talk: Talk) -> None:
    talk("the tray icon is red", "/fix")
    data: dict[str, Any] = opened(run("sessions", "export", "last", "--json"))["data"]

    assert {"name": "Impact", "value": None} in data["ticket"]["fields"]
    assert "Impact" in data["ticket"]["missing"]
    written = json.loads(run("sessions", "export", "last", "--format", "json").stdout)
    assert written == data


def test_the_steps_for_the_customer_are_plain_text(run: Run, opened: Opened, talk: Talk) -> None:
    shown = talk("the tray icon is red", "/steps")[2]
    text = opened(run("sessions", "steps", "last", "--json"))["data"]["text"]

    assert text in shown
    assert text.startswith("The connector's tray icon is red\n====")
    assert "- Do: Restart the connector" in text
    assert not {"*", "`", "\x1b"} & set(text)
    other = run("sessions", "steps", "last", "--article", "whitelist-webroot").stdout
    assert b"Webroot" in other
