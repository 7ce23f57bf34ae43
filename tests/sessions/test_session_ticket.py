"""A ticket names the fault and its code, tells since when, and holds what was really done."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.cli.main import main
from assistant.session.since import since_said

AT = 1_796_000_000_000
"""2026-11-30 00:53 UTC, in milliseconds."""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("nothing comes across for two days", "2026-11-28"),
        ("it stopped 3 weeks ago", "2026-11-09"),
        ("geht seit drei Tagen nicht", "2026-11-27"),
        ("depuis deux jours", "2026-11-28"),
        ("red since yesterday", "since yesterday"),
        ("broken since the update", "since the update"),
    ],
)
def test_since_when_it_is_so_is_taken_from_what_was_said(said: str, told: str) -> None:
    assert told in since_said([said], AT)


@pytest.mark.parametrize("said", ["the icon is red", "it works for us", "I use it for 2 companies"])
def test_what_says_nothing_of_time_is_not_taken_for_it(said: str) -> None:
    assert since_said([said], AT) == ""


@pytest.fixture
def ticket(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Made from a recording of a hosted desktop, on another computer."""
    bundle = str(tmp_path / "b.zip")
    machine = ("--machine", "practice:hosted-desktop")
    assert main(["collect", *machine, "--yes", "--out", bundle]) == 0
    main(["--machine", bundle, "ask", "--checks", "--record", "nothing syncs for two days"])
    capsys.readouterr()
    assert main(["sessions", "export", "last"]) == 0
    return capsys.readouterr().out


def test_its_first_lines_name_the_fault_and_the_machine(ticket: str) -> None:
    head, _, environment = ticket.split("\n")[:3]

    assert head.startswith("# QuickBooks runs as ")
    assert "Windows Server 2022 Standard (10.0.20348)" in environment
    assert "Zone: UTC-5" in environment
    assert "QuickBooks Enterprise Solutions 24.0" in environment
    assert "mode: not known" in environment


def test_it_quotes_raw_lines_with_their_codes_and_says_since_when(ticket: str) -> None:
    assert "Error code = 0x80040408" in ticket
    assert "as the person said: “for two days”" in ticket
    assert "in the log since 20" in ticket


def test_only_what_was_done_counts_as_done(ticket: str) -> None:
    assert "**Actions taken:** none so far" in ticket


def test_names_and_the_engineers_own_computer_stay_out(ticket: str) -> None:
    for private in ("Anna", "Ben", "svc-sync", "linux", "macOS"):
        assert private not in ticket
