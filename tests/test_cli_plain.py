"""The chat line by line, with checks and fixes on practice machines."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run


def talk(run: Run, machine: str, *lines: str) -> list[str]:
    """What is printed after each line; the welcome comes first."""
    script = "".join(f"{line}\n" for line in lines).encode()
    done = run("--machine", f"practice:{machine}", "chat", "--plain", stdin=script)
    assert done.returncode == 0
    return re.split(r"^> ", done.stdout.decode(), flags=re.MULTILINE)


def test_the_machine_is_named_and_checks_stand_in_the_answer(run: Run) -> None:
    welcome, answer, *_ = talk(run, "red-tray", "the tray icon is red")

    assert "practice machine “The tray icon is red”" in welcome
    assert "FAIL     The tray program is not running" in answer
    assert "I can fix this: Restart the connector." in answer


def test_finding_and_fix_come_first_and_more_shows_the_whole_article(run: Run) -> None:
    _, answer, more, *_ = talk(run, "red-tray", "the tray icon is red", "more")

    lines = answer.splitlines()
    assert len(lines) <= 20
    assert next(i for i, line in enumerate(lines) if line.startswith("FAIL")) <= 5
    assert "Press Ctrl+Alt+Del" not in answer
    assert "1. Press Ctrl+Alt+Del." in more
    assert "FAIL     The tray program is not running" in more
    assert "\n  - processes:" in more.replace("         - ", "  - ")


def test_an_article_without_checks_and_fixes_is_shown_at_once(
    run: Run, make_kb: Callable[..., Path]
) -> None:
    kb = make_kb({"printer.md": "# The printer is dark\n\nPlug it in, then press the button.\n"})
    done = run("--kb", kb, "chat", "--plain", stdin=b"the printer is dark\n")

    assert "press the button" in done.stdout.decode()


def test_who_says_again_what_the_machine_speaks_against_gets_the_article(run: Run) -> None:
    _, first, again, *_ = talk(run, "healthy", "the tray icon is red", "the tray icon is red")

    assert "This PC looks fine." in first
    assert "Which of these is closest" in first
    assert "Which of these is closest" not in again
    assert "The connector's tray icon is red" in again
    assert "“how” shows the 10 steps by hand" in again


def test_what_the_machine_shows_decides_a_vague_question(run: Run) -> None:
    _, answer, *_ = talk(run, "stuck-queue", "connector problem")

    assert "decides it" in answer
    assert "Syncs and pushes stay queued or pending" in answer


@pytest.mark.skipif(sys.platform == "win32", reason="there the checks look at the computer")
def test_a_made_up_pc_is_offered_where_checks_are_for_another_system(run: Run) -> None:
    told = run("chat", "--plain", stdin=b"the tray icon is red\n").stdout.decode()

    answer = " ".join(told[told.index("> the tray icon") :].split())
    assert "These checks are for another kind of computer." in answer
    assert "/machine practice:red-tray" in answer


def test_a_fix_asks_and_without_a_terminal_nothing_is_done(run: Run) -> None:
    _, _, fix, check, *_ = talk(run, "red-tray", "the tray icon is red", "/fix", "/check")

    assert "Run the scheduled task QuickbooksDesktop_ACME" in fix
    assert "Declined (restart-connector). Nothing was changed." in fix
    assert "FAIL     The tray program is not running" in check


def test_not_solved_goes_to_the_next_candidate_and_solved_ends_it(run: Run) -> None:
    _, _, still, solved, *_ = talk(
        run, "red-tray", "the tray icon is red", "that didn't help", "it works now"
    )

    assert "Then" in still
    assert "Great! Anything else?" in solved


def test_the_machine_can_be_changed(run: Run) -> None:
    said = talk(run, "red-tray", "/machine practice:healthy", "/check tray-icon-red", "/machine x")

    assert "Machine: practice machine “Everything works”." in said[1]
    assert "FAIL" not in said[2]
    assert "there is no machine “x”" in said[3]


def test_what_is_told_again_on_another_machine_is_looked_at_there(run: Run) -> None:
    told = "the tray icon is red"
    _, before, _, again, *_ = talk(run, "healthy", told, "/machine practice:red-tray", told)

    assert "FAIL" not in before
    assert "The tray program is not running" in " ".join(again.split())


def test_commands_are_listed(run: Run) -> None:
    assert "/machine NAME" in talk(run, "healthy", "/help")[1]


@pytest.mark.parametrize("line", ["/nonsense", "/"])
def test_a_command_that_does_not_exist_is_told(run: Run, line: str) -> None:
    said = talk(run, "healthy", line)[1]

    assert f"No command {line}" in said
    assert "/help lists them" in said


def test_a_command_without_an_article_says_what_it_needs(run: Run) -> None:
    said = talk(run, "healthy", "/fix", "/check nosuch", "/fix nosuch")

    assert "Fix what?" in said[1]
    assert "no check “nosuch”" in said[2]
    assert "there is no article and no fix “nosuch”" in said[3]
