"""The knowledge bases in examples/: they pass what their authors are told to run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.checks.read import read_check
from assistant.cli.main import main
from assistant.kb.folder import read_articles
from assistant.kb.scan import scan

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
BASES = sorted(p.name for p in EXAMPLES.iterdir() if p.is_dir())
Capture = pytest.CaptureFixture[str]


def data(capsys: Capture, *arguments: str) -> Any:
    code = main([*arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)["data"]


def test_there_are_two() -> None:
    assert BASES == ["home-nas", "linux-service"]


@pytest.mark.parametrize("name", BASES)
def test_lint_finds_nothing(name: str, capsys: Capture) -> None:
    assert data(capsys, "kb", "lint", str(EXAMPLES / name), "--strict") == (
        0, {"articles": len([*(EXAMPLES / name).glob("*.md")]), "errors": 0, "problems": []},
    )  # fmt: skip


@pytest.mark.parametrize("name", BASES)
def test_its_questions_and_machines_are_as_expected(name: str, capsys: Capture) -> None:
    code, found = data(capsys, "kb", "test", "--kb", str(EXAMPLES / name), "--min-top1", "100")

    assert [t for t in found["machines"] if not t["right"]] == []
    assert code == 0
    assert found["answered_wrong"] == 0
    assert found["abstained_on_none"] == 100


@pytest.mark.parametrize("name", BASES)
def test_every_check_is_tried_and_none_is_a_command(name: str) -> None:
    listing = scan(str(EXAMPLES / name))
    blocks = [
        (block, article)
        for article in read_articles(listing, lambda problem: None)
        for block in article.blocks
        if block.kind == "check" and block.source.strip()
    ]
    sets: dict[str, Any] = {"signatures": {"nginx": [{"id": "a", "means": "b", "texts": ["c"]}]}}
    kinds = {
        spec.kind.name
        for block, article in blocks
        if (spec := read_check(block, article.id, article.file, sets, lambda p: None)).kind
    }
    tried = "".join(p.read_text("utf-8") for p in (EXAMPLES / name / "machines").iterdir())

    assert "command" not in kinds
    assert len(kinds) >= 7
    assert [block.id for block, _ in blocks if f"{block.id}: " not in tried] == []


@pytest.mark.parametrize("name", BASES)
def test_it_can_be_run_on_this_computer(name: str, capsys: Capture) -> None:
    code, found = data(capsys, "--kb", str(EXAMPLES / name), "check")

    assert code in (0, 1, 2, 3)
    faults = [c for c in found["checks"] if c["reason"] == "exception"]
    assert faults == []


def test_the_action_and_the_hooks_call_what_there_is(capsys: Capture) -> None:
    root = EXAMPLES.parent
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    for hook in hooks:
        program, *arguments = hook["entry"].split()
        assert (program, hook["pass_filenames"]) == ("assistant", False)
        assert main([*arguments, str(EXAMPLES / "home-nas")]) == 0
    steps = yaml.safe_load((root / "action.yml").read_text("utf-8"))["runs"]["steps"]
    called = [s["run"].partition(" > ")[0] for s in steps if "assistant" in s.get("run", "")]
    assert len(called) == 2
    for line in called:
        words = line.replace('"$KB"', str(EXAMPLES / "home-nas")).replace('"$MIN_TOP1"', "50")
        assert main(words.split()[1:]) == 0
    assert "testsuite" in capsys.readouterr().out
