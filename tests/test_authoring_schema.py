"""JSON Schemas for editors: they take what lint takes, and refuse what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from assistant.actions import kind as action_kind
from assistant.checks import kind as check_kind
from assistant.cli.main import main
from assistant.cli.schema import WRITTEN
from assistant.kb.folder import read_articles
from assistant.kb.scaffold import scaffold
from assistant.kb.scan import scan
from assistant.render.authoring import NAMES, authoring_schema
from tests.each import each

ROOT = Path(__file__).resolve().parent.parent
BASES = [ROOT / "knowledge", *sorted((ROOT / "examples").iterdir())]
VALIDATORS = {name: jsonschema.Draft202012Validator(authoring_schema(name)) for name in NAMES}


def mistakes(name: str, text: str) -> list[str]:
    return [error.message[:120] for error in VALIDATORS[name].iter_errors(yaml.safe_load(text))]


def header(text: str) -> str:
    return text.split("---\n", 2)[1] if text.startswith("---\n") else ""


def test_the_verb_prints_each_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert WRITTEN == NAMES
    for name in NAMES:
        assert main(["schema", name]) == 0
        jsonschema.Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("base", BASES, ids=lambda p: p.name)
def test_real_knowledge_bases_are_valid(base: Path) -> None:
    assert mistakes("kb-yaml", (base / "kb.yaml").read_text("utf-8")) == []
    for article in read_articles(scan(str(base)), lambda problem: None):
        text = (base / article.file).read_text("utf-8")
        assert (article.file, mistakes("article-header", header(text))) == (article.file, [])
        for block in article.blocks:
            if block.kind != "prose" and block.source.strip():
                found = mistakes(f"{block.kind}-block", block.source)
                assert (article.file, block.id, found) == (article.file, block.id, [])
    for machine in (base / "machines").glob("*.yaml"):
        found = mistakes("practice-machine", machine.read_text("utf-8"))
        assert (machine.name, found) == (machine.name, [])


def test_what_a_new_base_holds_is_valid() -> None:
    for path, text in scaffold("Pump", windows=True).items():
        if path.startswith("machines/"):
            assert mistakes("practice-machine", text) == []
        if path.endswith(".md"):
            assert mistakes("article-header", header(text)) == []


@each("name", [*check_kind.kind_names()])
def test_the_example_of_each_check_is_valid(name: str) -> None:
    assert mistakes("check-block", check_kind.load_kind(name).example) == []


@each("name", [*action_kind.kind_names()])
def test_the_example_of_each_fix_is_valid(name: str) -> None:
    assert mistakes("action-block", action_kind.load_kind(name).example) == []


@each(
    ("name", "text"),
    [
        ("article-header", "titel: x"),
        ("article-header", "symptoms: one"),
        ("article-header", "sources: [{dok: x}]"),
        ("kb-yaml", "synonyms: [a, b]"),
        ("kb-yaml", "supprt: {}"),
        ("practice-machine", "proceses: []"),
        ("practice-machine", "platform: beos"),
        ("practice-machine", "files: [a]"),
        ("check-block", "title: x\nexpect: y"),
        ("check-block", "port: 80\nservice: x\nexpect: listening"),
        ("check-block", "port: 99999\nexpect: listening"),
        ("check-block", "port: 80\noutcomes: [{state: passed, message: x}]"),
        ("check-block", "process: {nam: x}\nexpect: running"),
        ("action-block", "service: {name: x, do: strt}"),
        ("action-block", "title: x"),
        ("action-block", "do: [{servce: x}]"),
    ],
)
def test_a_mistake_is_marked_in_the_editor(name: str, text: str) -> None:
    assert mistakes(name, text) != []
