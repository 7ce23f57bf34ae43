"""``assistant chat``: a conversation line by line, piped and on a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run, Terminal

RED = "The connector's tray icon is red"
CHOICES = r"^  (\d)\. .*?\s\(([a-z-]+)\)$"


def turns(run: Run, *lines: str) -> list[str]:
    """What is printed after each line of a piped conversation; the welcome comes first."""
    done = run(
        "chat", "--plain", "--no-checks", stdin="".join(f"{line}\n" for line in lines).encode()
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return re.split(r"^> ", done.stdout.decode(), flags=re.MULTILINE)


def test_a_conversation_begins_with_what_it_is_about_and_how_to_leave(run: Run) -> None:
    welcome = turns(run)[0]

    assert welcome.startswith("Help for the QuickBooks Desktop connector\n")
    assert "quit" in welcome


def test_each_line_is_answered(run: Run) -> None:
    _, red, lasagne, *_ = turns(run, "tray icon is red", "vegan lasagne for twelve")

    assert red.startswith(f"tray icon is red\n{RED}\n")
    assert "I don't know." in lasagne


def test_a_number_opens_the_choice_that_was_offered(run: Run) -> None:
    asked = turns(run, "connector problem")[1]
    offered = dict(re.findall(CHOICES, asked, re.MULTILINE | re.DOTALL))
    assert "I need one more detail." in asked
    assert 2 <= len(offered) <= 3

    for number, article in offered.items():
        _, _, chosen, more, *_ = turns(run, "connector problem", number, "more")
        shown = run("kb", "show", article).stdout.decode()
        assert chosen.startswith(f"{number}\n{shown.splitlines()[0]}\nYou picked this.\n")
        assert more.startswith(f"more\n{shown}")


def test_the_nearest_topics_can_be_chosen_by_number_too(run: Run) -> None:
    _, asked, chosen, more, *_ = turns(run, "vegan lasagne for twelve", "1", "more")
    first = re.findall(CHOICES, asked, re.MULTILINE | re.DOTALL)[0][1]

    shown = run("kb", "show", first).stdout.decode()
    assert shown.splitlines()[0] in chosen
    assert shown in more


@pytest.mark.parametrize("number", ["0", "4", "99", "10001", "00000001", "٩", "9" * 5000])
def test_a_number_that_was_not_offered_is_told_and_the_offer_stands(run: Run, number: str) -> None:
    _, _, wrong, right, *_ = turns(run, "vegan lasagne for twelve", number, "1")

    assert "type a number from 1 to 3" in wrong
    assert "type a number" not in right
    assert "You picked this." in right


def test_a_number_without_an_offer_is_told_that_no_list_is_open(run: Run) -> None:
    assert "No list is open here." in turns(run, "1")[1]


@pytest.mark.parametrize("word", ["quit", "exit", "QUIT", " q ", ":q", "bye"])
def test_a_word_of_farewell_ends_it(run: Run, word: str) -> None:
    *_, last = turns(run, word, "tray icon is red")

    assert last == f"{word.strip()}\n"


@pytest.mark.parametrize("stdin", [b"", b"tray icon is red", b"tray icon is red\n", b"\n\n\n"])
def test_the_end_of_the_input_ends_it(run: Run, stdin: bytes) -> None:
    done = run("chat", "--plain", "--no-checks", stdin=stdin)

    assert (done.returncode, done.stderr) == (0, b"")
    assert (RED.encode() in done.stdout) == (b"red" in stdin)


@pytest.mark.parametrize("blank", ["", "   ", "\t", "\x00", "\x1b[0m\u202e", "!!", "?"])
def test_a_line_that_says_nothing_does_not_end_it(run: Run, blank: str) -> None:
    *_, red, end = turns(run, blank, "tray icon is red")

    assert RED in red
    assert end == "\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8:strict", "ascii", "latin-1"])
def test_bytes_that_are_no_text_do_not_end_it(run: Run, encoding: str) -> None:
    stdin = b"\xff\xfe tray icon is red\ntray icon is red\n"
    done = run("chat", "--plain", "--no-checks", stdin=stdin, env={"PYTHONIOENCODING": encoding})

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(RED.encode()) == 2


def test_escape_sequences_of_a_line_are_not_repeated(run: Run) -> None:
    done = run(
        "chat",
        "--plain",
        "--no-checks",
        stdin="\x1b]0;x\x07the tray \x1b[31micon is red\u202e\n".encode(),
    )

    assert RED.encode() in done.stdout
    assert b"\x1b" not in done.stdout
    assert "\u202e" not in done.stdout.decode()


def test_another_knowledge_base_can_be_talked_to(run: Run, make_kb: Callable[..., Path]) -> None:
    folder = make_kb(
        {
            "kb.yaml": "title: Office help\n",
            "p.md": "# The printer is offline\n\nSwitch it on.\n",
        }
    )
    done = run("chat", "--kb", str(folder), stdin=b"printer is offline\n")

    assert done.stdout.startswith(b"Office help\n")
    assert b"Switch it on." in done.stdout


def test_an_unusable_knowledge_base_ends_it_at_once(run: Run) -> None:
    done = run("chat", "--kb", "/no/such/folder", stdin=b"x\n")

    assert (done.returncode, done.stdout) == (78, b"")


def test_on_a_terminal_it_prompts_answers_and_ends_with_ctrl_d(
    terminal: Callable[..., Terminal],
) -> None:
    session = terminal("chat", "--plain", "--no-color")
    assert "Help for the QuickBooks Desktop connector" in session.read_until("> ")
    session.type("tray icon is red\n")
    answer = session.read_until("“more” the whole article.")
    assert RED in answer
    session.read_until("> ")
    session.type("more\n")
    assert "Right-click QuickbooksDesktopUI.exe" in session.read_until("See also")
    session.read_until("> ")
    session.type("\x04")
    session.rest()

    assert session.process.returncode == 0


def test_on_a_terminal_the_bare_command_starts_the_conversation(
    terminal: Callable[..., Terminal],
) -> None:
    session = terminal(env={"NO_COLOR": "1", "TERM": "dumb"})
    session.read_until("> ")
    session.type("connector problem\n")
    session.read_until("  1. ")
    session.read_until("> ")
    session.type("1\n")
    session.read_until("You picked this.")
    session.read_until("> ")
    session.type("quit\n")
    session.rest()

    assert session.process.returncode == 0


def test_on_a_terminal_the_conversation_has_colour(terminal: Callable[..., Terminal]) -> None:
    session = terminal("chat", "--plain")

    assert "\x1b[1m" in session.read_until("> ")
