"""Verbs and options are declared once; help, parsers and completion all say the same."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from assistant.cli.completion import SHELLS, completed
from assistant.cli.question import VALUED
from assistant.cli.registry import GLOBAL, PROGRAM, module_of, parser_of, runnable, usage, what
from tests.each import each

if TYPE_CHECKING:
    from tests.conftest import Run

VERBS = list(runnable())
OPTIONS = {one.names: [flag for flag, _ in one.options] for one in completed()}


@pytest.fixture(scope="module")
def scripts() -> dict[str, str]:
    """The completion script of each shell."""
    from contextlib import redirect_stdout
    from io import StringIO

    from assistant.cli.main import main

    found = {}
    for shell in SHELLS:
        with redirect_stdout(StringIO()) as out:
            assert main(["completion", shell]) == 0
        found[shell] = out.getvalue()
    return found


@each("names", VERBS)
def test_every_verb_has_a_module_a_parser_and_a_word_in_the_help(names: tuple[str, ...]) -> None:
    assert callable(module_of(*names).run)
    assert parser_of(*names).prog == f"assistant {' '.join(names)}"
    assert what(*names)
    assert f"  {names[0]} " in usage()


@pytest.mark.parametrize("names", VERBS, ids=" ".join)
def test_every_option_is_in_the_help_and_in_each_completion(
    names: tuple[str, ...], scripts: dict[str, str]
) -> None:
    help_text = parser_of(*names).format_help()
    flags = OPTIONS[names]

    assert {option.flags[-1] for option in GLOBAL} < set(flags)
    for flag in flags:
        assert flag in help_text
        for shell in ("bash", "zsh", "powershell"):
            assert flag in scripts[shell]
        if flag != "--help":
            assert f" -l {flag.removeprefix('--')} " in scripts["fish"]


def test_every_verb_is_in_each_completion(scripts: dict[str, str]) -> None:
    for names in VERBS:
        for shell in ("bash", "zsh"):
            assert f'"{" ".join(names)}") words=' in scripts[shell]
        assert f"'{' '.join(names)}' = '" in scripts["powershell"]
        assert f" -a {names[-1]} " in scripts["fish"]


def test_what_a_question_may_have_behind_an_option_is_what_its_parser_says() -> None:
    actions = parser_of("ask")._actions
    valued = {a.option_strings[-1] for a in actions if a.option_strings and a.nargs != 0}

    assert valued == VALUED


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("",), {"ask", "check", "kb", "--machine"}),
        (("ch",), {"check", "chat"}),
        (("kb", "li"), {"lint", "list"}),
        (("--kb", "docs", "kb", "li"), {"lint", "list"}),
        (("kb", "lint", "--st"), {"--strict"}),
        (("check", "--f"), {"--format"}),
        (("check", "--mach"), {"--machine"}),
        (("sessions", "export", "last", "--o"), {"--out"}),
        (("completion", "po"), {"powershell"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_bash_offers_what_fits(
    typed: tuple[str, ...], offered: set[str], scripts: dict[str, str]
) -> None:
    words = " ".join(f"'{word}'" for word in ("assistant", *typed))
    script = (
        f"{scripts['bash']}\nCOMP_WORDS=({words}); COMP_CWORD={len(typed)}\n"
        '_assistant; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)

    shown = set(done.stdout.split())
    assert shown >= offered if typed == ("",) else shown == offered
    assert done.stderr == ""


def test_the_help_tells_the_truth_about_the_chat(run: Run) -> None:
    done = run("--help")

    assert (
        b"chat        full-screen chat (--plain: line by line, --events: JSON lines)" in done.stdout
    )
    assert max(map(len, done.stdout.decode().splitlines())) <= 88
    assert all(verb.what in done.stdout.decode() for verb in PROGRAM.verbs)


@pytest.mark.parametrize("verb", ["kb", "bundle", "sessions"])
def test_a_verb_with_verbs_below_it_lists_them(run: Run, verb: str) -> None:
    listed, alone = run(verb, "--help"), run(verb)

    assert (listed.returncode, alone.returncode) == (0, 64)
    assert (listed.stdout, alone.stdout) == (alone.stderr, b"")
    assert listed.stdout.startswith(f"usage: assistant {verb} VERB".encode())
