"""Which generation of its product a machine has, and what follows for a check of another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.checks.generations import Generations, find_generations
from assistant.host.base import Host

Practice = Callable[[object], Host]
DECLARED: dict[str, Any] = {
    "old": {
        "title": "the old agent",
        "os": ["windows"],
        "signs": [
            {"task": "Agent_*"},
            {"process": "agent.exe"},
            {"file": "%ProgramFiles%\\A\\agent.exe"},
        ],
        "left_over": [{"folder": "%ProgramFiles%\\A"}],
    },
    "new": {
        "title": "the new agent",
        "os": ["windows"],
        "signs": [{"process": "agent2.exe"}, {"program": "Agent 2*"}],
        "left_over": [{"folder": "%ProgramData%\\A2"}],
    },
}
OLD_FOLDER = {"files": {"%ProgramFiles%\\A\\readme.txt": "left"}}


def seen(host: Host) -> Generations:
    return find_generations(host, DECLARED)


def names(found: Generations) -> list[str]:
    return [g.name for g in found.present]


@pytest.mark.parametrize(
    ("machine", "present"),
    [
        ({"processes": [{"name": "AGENT.EXE"}]}, ["old"]),
        ({"tasks": [{"name": "agent_acme"}]}, ["old"]),
        ({"programs": [{"name": "Agent 2.1"}]}, ["new"]),
        (OLD_FOLDER, ["old"]),
        ({**OLD_FOLDER, "processes": [{"name": "agent2.exe"}]}, ["new"]),
        ({"processes": [{"name": "agent.exe"}, {"name": "agent2.exe"}]}, ["old", "new"]),
        ({}, []),
    ],
)
def test_one_sign_is_enough_and_leftovers_count_alone(
    practice: Practice, machine: Any, present: list[str]
) -> None:
    assert names(seen(practice(machine))) == present


def test_a_check_of_the_other_generation_does_not_apply_and_says_why(practice: Practice) -> None:
    found = seen(practice({"programs": [{"name": "Agent 2.1"}]}))
    why = found.why_not(["old"])

    assert why is not None
    assert (why.reason, why.message) == (
        "wrong_generation",
        "this PC has the new agent, not the old agent",
    )
    assert found.why_not(["new"]) is None
    assert found.why_not(["old", "new"]) is None
    assert found.why_not([]) is None


def test_leftovers_of_the_other_generation_are_named_as_such(practice: Practice) -> None:
    why = seen(practice({**OLD_FOLDER, "processes": [{"name": "agent2.exe"}]})).why_not(["old"])

    assert why is not None
    assert "only leftovers of the old agent" in why.message


def test_where_there_is_none_both_do_not_apply(practice: Practice) -> None:
    why = seen(practice({})).why_not(["old"])

    assert why is not None
    assert why.message == "the old agent was not found on this PC"


def test_what_could_not_be_looked_at_rules_nothing_out(practice: Practice) -> None:
    hidden = {"denied": ["processes", "tasks", "programs", "%ProgramFiles%", "%ProgramData%"]}
    found = seen(practice(hidden))

    assert names(found) == []
    assert found.why_not(["old"]) is None
    assert found.why_not(["new"]) is None


def test_on_another_system_nothing_is_looked_for(practice: Practice) -> None:
    why = seen(practice({"platform": "linux", "processes": [{"name": "agent.exe"}]})).why_not(
        ["old"]
    )

    assert why is not None
    assert (why.reason, why.message) == ("wrong_platform", "this is for Windows only")


def test_a_base_that_declares_none_applies_everywhere(practice: Practice) -> None:
    assert find_generations(practice({}), {}).why_not(["old"]) is None
