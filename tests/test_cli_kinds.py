"""``assistant kb kinds``: what a check can look at, told from the kinds' own code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assistant.checks.kind import kind_names, load_kind
from tests.each import each

if TYPE_CHECKING:
    from tests.conftest import Opened, Run

PARAM_TYPES = {"text", "texts", "path", "paths", "number", "seconds", "bytes", "flag", "option",
               "choices", "argv", "url", "host", "signatures"}  # fmt: skip
FACT_TYPES = {"bool", "int", "float", "str", "tuple[str, ...]"}
UNITS = {"", "seconds", "bytes", "percent", "time", "hex", "version"}


@each("name", kind_names())
def test_every_kind_declares_all_that_a_person_needs_to_know(name: str) -> None:
    kind = load_kind(name)

    assert kind.doc.split("\n")[0].endswith((".", ";", ":", ","))
    assert kind.touches in ("none", "local", "network")
    assert set(kind.platforms) <= {"windows", "linux", "macos"}
    assert kind.params
    assert kind.facts
    assert set(kind.types) == set(kind.facts)
    for param in kind.params.values():
        assert param.type in PARAM_TYPES
        assert param.doc
        assert (param.type == "option") == bool(param.options)
    for fact, declared in kind.facts.items():
        assert declared.doc
        assert declared.unit in UNITS
        assert kind.types[fact].removesuffix(" | None") in FACT_TYPES


def test_only_what_speaks_to_other_machines_touches_the_network() -> None:
    network = {name for name in kind_names() if load_kind(name).touches == "network"}

    assert network == {"certificate", "clock", "connect", "dns"}


def test_all_kinds_are_listed_with_what_they_look_at(run: Run) -> None:
    done = run("kb", "kinds")
    text = " ".join(done.stdout.decode().split())

    assert (done.returncode, done.stderr) == (0, b"")
    for name in kind_names():
        assert f"{name} {load_kind(name).doc.split(chr(10))[0]}" in text
    assert "“assistant kb kinds NAME”" in text


@pytest.mark.parametrize("name", ["process", "ask_user", "log_match"])
def test_one_kind_is_shown_with_its_parameters_and_facts(run: Run, name: str) -> None:
    kind = load_kind(name)
    done = run("kb", "kinds", name)
    text = " ".join(done.stdout.decode().split())

    assert done.returncode == 0
    assert " ".join(kind.doc.split()) in text
    assert f"touches: {kind.touches}." in text
    for param, declared in kind.params.items():
        assert param in text
        assert declared.doc in text
    for fact, told in kind.facts.items():
        assert fact in text
        assert told.doc in text


def test_the_list_fits_a_narrow_terminal(run: Run) -> None:
    done = run("kb", "kinds", "process", env={"COLUMNS": "50"})

    assert max(map(len, done.stdout.decode().splitlines())) <= 50


def test_programs_get_the_same_as_json(run: Run, opened: Opened) -> None:
    printed = opened(run("kb", "kinds", "--json"))
    kinds: list[dict[str, Any]] = printed["data"]["checks"]

    assert [k["name"] for k in kinds] == list(kind_names())
    for told in kinds:
        kind = load_kind(told["name"])
        assert (told["doc"], told["touches"]) == (kind.doc, kind.touches)
        assert [p["name"] for p in told["parameters"]] == list(kind.params)
        assert [f["name"] for f in told["facts"]] == list(kind.facts)


def test_one_kind_alone_as_json(run: Run, opened: Opened) -> None:
    (kind,) = opened(run("kb", "kinds", "process", "--json"))["data"]["checks"]

    assert kind["name"] == "process"
    assert [p["name"] for p in kind["parameters"] if p["required"]] == ["name"]


def test_an_unknown_kind_is_told_with_the_nearest_one(run: Run, opened: Opened) -> None:
    done = run("kb", "kinds", "proces")

    assert (done.returncode, done.stdout) == (66, b"")
    assert "there is no kind “proces”" in done.stderr.decode()
    assert "did you mean “process”?" in done.stderr.decode()
    assert opened(run("kb", "kinds", "proces", "--json"))["errors"][0]["code"] == "no-kind"
