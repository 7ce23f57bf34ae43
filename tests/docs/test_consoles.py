"""What README and docs show in a console is what the program prints."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.docs.consoles import (
    LEFT_OUT,
    OTHERS,
    PAGES,
    ROOT,
    RUN,
    PageFile,
    Reader,
    Shown,
    fits,
    renewed,
    steps,
)

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the consoles are those of a shell")
QUICK = {ROOT / "README.md", ROOT / "docs" / "problem" / "index.md"}
"""The pages whose consoles every run tries; what the others show is of verbs pinned elsewhere."""
_ERROR = 64
"""Exit codes from here on are errors."""


def shown_by(page: Path) -> list[Shown]:
    found = steps(page.read_text(encoding="utf-8"))
    return [step for step in found if isinstance(step, Shown)]


def called(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


WITH_CONSOLES = [page for page in PAGES if any(step.is_run for step in shown_by(page))]


@posix_only
@pytest.mark.parametrize(
    "page",
    [p if p in QUICK else pytest.param(p, marks=pytest.mark.slow) for p in WITH_CONSOLES],
    ids=called,
)
def test_a_page_shows_what_is_printed(page: Path, tmp_path: Path, shared_cache: Path) -> None:
    """Where the change is meant: ``make published``, and look at the difference."""
    reader = Reader(tmp_path / "reader", str(shared_cache))
    wrong = []
    for step in steps(page.read_text(encoding="utf-8")):
        if isinstance(step, Shown) and not step.is_run:
            continue
        code, printed = reader.do(step)
        if isinstance(step, PageFile):
            continue
        if code >= _ERROR or (step.lines and not fits(step.lines, printed)):
            what = "\n".join((f"$ {step.command}", *printed, f"(exit {code})"))
            wrong.append(f"{called(page)}, line {step.at}:\n{what}")

    assert not wrong, "\n\n".join(wrong)


def test_every_command_shown_is_run_or_says_why_not() -> None:
    commands = [step for page in PAGES for step in shown_by(page)]

    assert {step.program for step in commands} <= RUN | OTHERS
    unrun = [step for step in commands if step.program in RUN and not step.is_run]
    assert len(unrun) < len([step for step in commands if step.is_run]) / 3


def test_no_command_is_shown_where_it_is_not_run() -> None:
    for page in PAGES:
        other = re.sub(r"```console\n.*?\n```", "", page.read_text("utf-8"), flags=re.DOTALL)
        assert not re.search(r"^ *[$>] ", other.replace("\n> the litle", ""), re.MULTILINE), page
        for block in re.findall(r"```(?:sh|bash|shell|text)\n(.*?)\n```", other, re.DOTALL):
            if "reference" not in page.parts:
                assert not re.search(r"^assistant ", block, re.MULTILINE), page


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a"], ["a", "b"], False),
        (["a", LEFT_OUT], ["a", "b", "c"], True),
        ([LEFT_OUT, "c"], ["a", "b", "c"], True),
        (["a", LEFT_OUT, "c"], ["a", "c"], True),
        (["a", LEFT_OUT, "d"], ["a", "b", "c"], False),
        (["a very..."], ["a very long line"], True),
        (["a very..."], ["a short line"], False),
        (["took 3 ms"], ["took 14 ms"], True),
        (["took 3 ms"], ["took 3 s"], False),
        (["a.c (x)"], ["abc (x)"], False),
        ([LEFT_OUT], [], True),
    ],
)
def test_what_is_left_out_is_all_that_may_differ(
    shown: list[str], printed: list[str], expected: bool
) -> None:
    assert fits(tuple(shown), tuple(printed)) is expected


def test_a_page_is_read_in_its_order() -> None:
    page = (
        "# A\n\n```console\n$ assistant ask \\\n    red\nIt is red.\n...\n$ printf 'a\nb'\n```\n"
        '\n````markdown title="kb/a.md"\n```check x\n```\n````\n'
        "\n```console\n$ assistant chat   # needs a terminal\n```\n"
    )
    first, second, file, chat = steps(page)

    assert isinstance(first, Shown)
    assert (first.command, first.lines) == ("assistant ask \\\n    red", ("It is red.", "..."))
    assert isinstance(second, Shown)
    assert second.command == "printf 'a\nb'"
    assert file == PageFile("kb/a.md", "```check x\n```\n")
    assert isinstance(chat, Shown)
    assert not chat.is_run


@pytest.mark.parametrize(
    ("shown", "new"),
    [
        (("a", "b"), ("1", "2", "3")),
        (("a", LEFT_OUT), ("1", LEFT_OUT)),
        ((LEFT_OUT, "b"), (LEFT_OUT, "3")),
        (("1", LEFT_OUT, "3"), ("1", LEFT_OUT, "3")),
        ((), ()),
    ],
)
def test_an_output_is_renewed_as_far_as_it_was_shown(
    shown: tuple[str, ...], new: tuple[str, ...]
) -> None:
    command = Shown("assistant ask red", shown, 0)

    assert renewed(command, ("1", "2", "3")) == new
