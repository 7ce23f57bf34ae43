"""What the result codes of scheduled tasks are taken for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assistant.checks.result_codes import GROUPS, result_code
from tests.each import each


@each(
    ("code", "group"),
    [
        (0x0, "ok"),
        (0x41301, "ok"),
        (0x800700E1, "virus"),
        (0x800704EC, "policy"),
        (0xC0000428, "policy"),
        (0x80070002, "missing"),
        (0x2, "failed"),
        (0x80041320, "logon"),
        (0x800704DD, "logon"),
        (0x8007052E, "password"),
        (0x80070569, "right"),
        (0x800702E4, "elevation"),
        (0x80041328, "conditions"),
        (0x80041315, "service"),
        (0x8004131A, "damaged"),
        (0x8004131E, "trigger"),
        (0xC000007B, "bitness"),
        (0x8007007E, "parts"),
        (0x80070020, "in_use"),
        (0xC0000409, "crashed"),
        (0x7F, "failed"),
    ],
)
def test_a_code_calls_for_what_microsoft_says_of_it(code: int, group: str) -> None:
    assert result_code(code).group == group


def test_a_program_that_was_never_started_did_not_end_with_a_code() -> None:
    assert "ended with" in result_code(0x1234).meaning
    for code in (0x80070999, 0x80041399):
        assert "ended with" not in result_code(code).meaning
        assert f"{code:08X}" in result_code(code).meaning


@given(st.integers(0, (1 << 32) - 1))
def test_every_code_has_a_group_and_a_sentence(code: int) -> None:
    known = result_code(code)
    assert known.group in GROUPS
    assert known.meaning


def test_a_virus_speaks_for_the_antivirus_and_not_for_the_red_icon(
    practice: Callable[[object], Any], facts: Callable[..., Any]
) -> None:
    machine = practice(
        {"tasks": [{"name": "Sync_A", "state": "ready", "result": "0x800700E1", "last_run": "5 h"}]}
    )
    told = facts("scheduled_task", {"name": "Sync_A"}, machine)
    assert told.outcome == "virus"
    assert "virus" in told.meaning
