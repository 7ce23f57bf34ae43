"""What is suggested while typing."""

from __future__ import annotations

import pytest

from assistant.tui.commands import NAMES, parse
from assistant.tui.suggest import Suggester, complete
from assistant.tui.widgets.history import History
from tests.each import each

TEXTS = ["The tray icon is red", "the tray icon is red", "Red tray", "Syncs stay queued", ""]


@each(
    ("typed", "suggested"),
    [
        ("tr", ["The tray icon is red", "Red tray"]),
        ("red", ["Red tray", "The tray icon is red"]),
        ("tray re", ["The tray icon is red", "Red tray"]),
        ("icno", ["The tray icon is red"]),
        ("queud syncs", ["Syncs stay queued"]),
        ("tray icon is red", ["The tray icon is red"]),
        ("the tray icon is red", []),
        ("t", []),
        ("", []),
        ("zebra", []),
        ("tray\nicon", []),
        ("tray " * 30, []),
    ],
)
def test_symptoms_that_fit_are_suggested_once(typed: str, suggested: list[str]) -> None:
    assert Suggester(TEXTS).suggest(typed) == suggested


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("/ma", ["/machine"]),
        ("/machine", []),
        ("/machine red", ["/machine practice:red"]),
        ("/machine practice:red", []),
        ("/nothing", []),
    ],
)
def test_commands_are_completed(typed: str, completed: list[str]) -> None:
    assert complete(typed, NAMES, ["live", "practice:red"]) == completed


def test_a_command_is_told_from_its_argument() -> None:
    assert parse(" /FIX  it now ") == ("/fix", "it now")
    assert parse("/no") == ("", "")


def test_the_history_ends_at_what_was_begun() -> None:
    history = History()
    for text in ("a", "b", "b"):
        history.add(text)

    assert [history.move(-1, "x") for _ in range(3)] == ["b", "a", None]
    assert [history.move(1, "") for _ in range(3)] == ["b", "x", None]
