"""What a fix may claim: fixed only where a check failed, something changed, and it passes now."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.actions.kind import Step
from assistant.actions.plan import Plan
from assistant.host.base import ActingHost

if TYPE_CHECKING:
    from tests.actions.conftest import Bench

MakeBench = Callable[..., "Bench"]


def there(path: Path, **more: object) -> str:
    """A check that passes where a file is there."""
    body = {"title": "It is there", "file": str(path), "expect": "exists", **more}
    return json.dumps(body)


def make(folder: Path, **more: object) -> dict[str, Any]:
    """A fix that makes a folder, and says which check fails before it."""
    kind = {"file": {"make_folder": str(folder)}}
    return {"title": "Make it", **kind, "resolves": "well", "wait": "0.1 s", **more}


def folder_check(folder: Path) -> str:
    """A check that passes where a folder is there."""
    kind = {"directory": str(folder)}
    return json.dumps({"title": "The folder is there", **kind, "expect": "exists"})


def test_a_path_of_windows_stands_in_the_exact_call_as_people_write_it(
    plan_of: Callable[..., list[Step]], practice: Callable[..., ActingHost]
) -> None:
    (step,) = plan_of(practice({}), "file", {"make_folder": r"C:\ProgramData\pump\new"})

    assert step.call == r"mkdir 'C:\ProgramData\pump\new'"


def test_a_fix_is_fixed_where_its_check_failed_and_passes_now(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    one = bench(live, mend=make(tmp_path / "new"), check_well=folder_check(tmp_path / "new"))
    result = one.fix("mend")

    assert (result.status, result.verification, result.changed) == ("succeeded", "fixed", True)
    assert result.message == "What failed before passes now."
    assert [(s.status, s.call) for s in result.steps] == [("done", f"mkdir '{tmp_path / 'new'}'")]
    assert [(c.id, c.state) for c in result.checks] == [("well", "pass")]
    assert (tmp_path / "new").is_dir()
    assert one.heard == [(1, "began"), (1, "done")]


def test_where_the_check_passes_there_is_nothing_to_do(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    (tmp_path / "here").touch()
    one = bench(live, mend=make(tmp_path / "new"), check_well=there(tmp_path / "here"))
    result = one.fix("mend")

    assert (result.status, result.reason, result.changed) == ("succeeded", "nothing_to_do", False)
    assert result.verification != "fixed"
    assert "(check: It is there)" in result.message
    assert (one.shown, one.events()) == ([], [])
    assert not (tmp_path / "new").exists()


def test_done_anyway_it_is_never_called_fixed(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    (tmp_path / "here").touch()
    one = bench(live, mend=make(tmp_path / "new"), check_well=there(tmp_path / "here"))
    result = one.fix("mend", anyway=True)

    assert (result.status, result.verification) == ("succeeded", "unverified")
    assert result.changed
    assert (tmp_path / "new").is_dir()


def test_a_fix_that_does_not_help_is_not_fixed(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    mend = make(tmp_path / "new")
    result = bench(live, mend=mend, check_well=there(tmp_path / "never")).fix("mend")

    assert (result.status, result.verification) == ("succeeded", "not_fixed")
    assert result.message.startswith("It did not help. ")
    assert "(check: It is there)" in result.message


def test_a_fix_without_a_check_that_failed_before_is_never_fixed(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    (tmp_path / "here").touch()
    mend = {"title": "T", "file": {"make_folder": str(tmp_path / "new")}, "verify": "well"}
    result = bench(live, mend=mend, check_well=there(tmp_path / "here")).fix("mend")

    assert (result.status, result.verification) == ("succeeded", "unverified")


def test_a_fix_that_names_no_check_cannot_be_verified(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    mend = {"title": "T", "file": {"make_folder": str(tmp_path / "new")}}
    result = bench(live, mend=mend).fix("mend")

    assert (result.status, result.verification) == ("succeeded", "unverified")
    assert result.message == "Done."


def test_what_was_broken_in_the_check_before_proves_nothing(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    sees = {
        "title": "T",
        "directory": str(new),
        "outcomes": [
            {"when": "exists", "state": "pass", "message": "There."},
            {"state": "no_data", "message": "Nothing is known."},
        ],
    }
    result = bench(live, mend=make(new), check_well=json.dumps(sees)).fix("mend")

    assert new.is_dir()
    assert result.verification == "unverified"


def test_a_fix_with_nothing_left_to_do_changes_nothing_and_is_never_fixed(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    mend = make(tmp_path)
    result = bench(live, mend=mend, check_well=there(tmp_path / "never")).fix("mend")

    assert not result.changed
    assert result.verification != "fixed"


def test_what_comes_right_by_itself_was_not_fixed_by_a_fix_that_did_nothing(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    here = tmp_path / "here"
    one = bench(live, mend=make(tmp_path), check_well=there(here))

    def consent(plan: Plan) -> str:
        here.touch()
        return plan.hash

    one.consent = consent
    result = one.fix("mend")

    assert (result.changed, result.verification) == (False, "unverified")


def test_a_fix_has_the_time_that_it_needs_to_take_effect(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    late = tmp_path / "late"
    one = bench(live, mend=make(tmp_path / "new", wait="30 s"), check_well=there(late))
    fixer, looks = one.fixer(), []
    look = fixer.look

    def counted(names: Any) -> Any:
        seen = look(names)
        looks.append(names)
        if len(looks) == 2:  # before the fix, after it; and then it takes effect
            late.touch()
        return seen

    fixer.look = counted  # type: ignore[method-assign]
    result = fixer.fix(one.specs("mend")[0])

    assert result.verification == "fixed"
    assert len(looks) >= 3


@pytest.mark.parametrize("both", [True, False])
def test_every_one_of_several_checks_has_to_pass(
    bench: MakeBench, live: ActingHost, tmp_path: Path, both: bool
) -> None:
    if both:
        (tmp_path / "other").touch()
    mend = make(tmp_path / "new", verify=["well", "other"])
    result = bench(
        live, mend=mend, check_well=folder_check(tmp_path / "new"),
        check_other=there(tmp_path / "other"),
    ).fix("mend")  # fmt: skip

    assert [c.id for c in result.checks] == ["well", "other"]
    assert result.verification == ("fixed" if both else "not_fixed")


def test_a_check_that_nobody_declares_verifies_nothing(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    mend = make(new, verify=["well", "wel"])
    result = bench(live, mend=mend, check_well=folder_check(new)).fix("mend")

    assert new.is_dir()
    assert result.verification == "unverified"


def test_a_precondition_that_is_not_met_blocks(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    mend = make(tmp_path / "new", precondition=["ready"])
    one = bench(
        live, mend=mend, check_well=folder_check(tmp_path / "new"),
        check_ready=there(tmp_path / "ready", title="The key is there"),
    )  # fmt: skip
    blocked = one.fix("mend")

    assert (blocked.status, blocked.reason) == ("blocked", "dependency_failed")
    assert blocked.message.startswith("“The key is there” has to be so first: ")
    assert (one.shown, one.events()) == ([], [])
    (tmp_path / "ready").touch()
    assert one.fix("mend").verification == "fixed"


def test_a_precondition_that_nobody_declares_is_not_met(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    mend = make(new, precondition=["readdy"])
    result = bench(live, mend=mend, check_well=folder_check(new)).fix("mend")

    assert (result.status, result.reason) == ("blocked", "dependency_failed")
    assert "readdy" in result.message
    assert not new.exists()


def test_a_fix_for_another_system_is_blocked(
    bench: MakeBench, practice: Callable[..., ActingHost]
) -> None:
    mend = {"title": "T", "copy": "text", "applies_when": {"os": ["windows"]}}
    result = bench(practice({"platform": "linux"}), mend=mend).fix("mend")

    assert (result.status, result.reason) == ("blocked", "wrong_platform")
    assert result.message == "It is for Windows only."


def test_a_failing_step_stops_the_rest(bench: MakeBench, live: ActingHost, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    parts = [
        {"file": {"make_folder": str(tmp_path / "a")}},
        {"file": {"make_folder": str(tmp_path / "file" / "b")}},
        {"file": {"make_folder": str(tmp_path / "c")}},
    ]
    one = bench(
        live, mend={"title": "T", "do": parts, "resolves": "well"},
        check_well=there(tmp_path / "never"),
    )  # fmt: skip
    result = one.fix("mend")

    assert (result.status, result.verification, result.changed) == ("failed", "not_fixed", True)
    assert [s.status for s in result.steps] == ["done", "failed", "not_run"]
    assert str(tmp_path / "file" / "b") in result.message
    assert not (tmp_path / "c").exists()


def test_only_one_of_two_threads_gets_to_fix(
    bench: MakeBench, live: ActingHost, tmp_path: Path
) -> None:
    """Also within one process the lock holds."""
    one = bench(live, mend=make(tmp_path / "new"), check_well=folder_check(tmp_path / "new"))
    fixers = [one.fixer(), one.fixer()]
    results: list[str] = []
    inside = threading.Event()

    def listen(number: int, step: Any, result: Any) -> None:
        if result is None:
            inside.set()
            results.append(fixers[1].fix(one.specs("mend")[0]).message)

    fixers[0]._applier._listen = listen
    first = fixers[0].fix(one.specs("mend")[0])

    assert inside.is_set()
    assert first.verification == "fixed"
    assert results == ["Another fix is running; wait until it has ended."]
