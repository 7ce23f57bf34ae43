"""The language of ``when``: what it says, what it refuses, and that the unknown decides nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.condition import holds, parse
from assistant.checks.kind import kind_names, load_kind
from assistant.checks.schema import Fact
from tests.each import each
from tests.examples import examples

FACTS = {
    "on": Fact("a flag"),
    "number": Fact("a number"),
    "age": Fact("a duration", "seconds"),
    "size": Fact("a size", "bytes"),
    "share": Fact("a share", "percent"),
    "version": Fact("a version", "version"),
    "name": Fact("a text"),
    "state": Fact("a word", "", ("ready", "running", "")),
    "found": Fact("labels"),
    "same_user": Fact("a flag that may be unknown"),
}
TYPES = {
    "on": "bool",
    "number": "int",
    "age": "float | None",
    "size": "int | None",
    "share": "float",
    "version": "str | None",
    "name": "str | None",
    "state": "str",
    "found": "tuple[str, ...]",
    "same_user": "bool | None",
}
SEEN: dict[str, Any] = {
    "on": True,
    "number": 3,
    "age": 90_000.0,
    "size": 2048,
    "share": 12.5,
    "version": "10.0.22631 beta",
    "name": "Webroot SecureAnywhere",
    "state": "Running",
    "found": ("legacy", "Local"),
    "same_user": None,
}
VERSIONS = frozenset(("version",))
steady = settings(derandomize=True, deadline=None, max_examples=examples(300))


def fits(text: str, **seen: Any) -> bool:
    return holds(parse(text, FACTS, TYPES), {**SEEN, **seen}, VERSIONS)


@each(
    "text",
    ["on", "number = 3", "number != 2", "number > 2", "number >= 3", "number < 0x10",
     "number <= 3", "number in (1, 3)", "age > 1 day", "age < 2 days", "age >= 25 h",
     "size = 2 KiB", "size < 1 MB", "share > 12 %", "version = 10.0.22631", "version > 9.9",
     "version >= 10", "version < 10.0.22632", "version in (1.0, 10.0.22631)", "name ~ WEBROOT",
     "name = webroot secureanywhere", "name = 'webroot secureanywhere'", "name != x",
     "state = running", "state in (ready, running)", "found has local", "found has LEGACY",
     "found lacks qbwc", "found != legacy", "on and number > 1 and found has local",
     "  on   and   number>2 "],
)  # fmt: skip
def test_what_is_so_holds(text: str) -> None:
    assert fits(text)


@each(
    "text",
    ["not on", "number = 2", "number != 3", "number > 3", "age < 1 day", "size > 1 GB",
     "version < 10", "version = 10.0", "name ~ norton", "name = webroot", "state = ready",
     "found lacks local", "found has qbwc", "found = legacy", "on and number > 5",
     "number in (1, 2)"],
)  # fmt: skip
def test_what_is_not_so_does_not_hold(text: str) -> None:
    assert not fits(text)


def test_a_list_equals_a_value_that_is_all_it_holds() -> None:
    assert fits("found = qbwc", found=("qbwc",))
    assert not fits("found = qbwc", found=("qbwc", "legacy"))
    assert not fits("found = qbwc", found=())


@each(
    "text",
    ["same_user", "not same_user", "age > 1 s", "age <= 1 s", "age = 5", "age != 5", "size < 1",
     "name ~ x", "name = x", "name != x", "name in (x, y)", "version > 1", "version != 1"],
)  # fmt: skip
def test_what_is_unknown_decides_nothing(text: str) -> None:
    assert not fits(text, age=None, size=None, name=None, version=None)


@pytest.mark.parametrize("seen", ["", "unknown", "beta 3"])
@pytest.mark.parametrize("text", ["version < 2.0", "version != 2.0", "version > 0"])
def test_a_version_that_tells_no_number_decides_nothing(text: str, seen: str) -> None:
    assert not fits(text, version=seen)


@each(
    ("text", "says"),
    [
        ("", "is no condition"),
        ("running", "there is no fact “running”; known are: on, number"),
        ("number", "is no yes or no"),
        ("on = yes", "is yes or no"),
        ("on > 1", "is yes or no"),
        ("not number > 1", "“not” stands before a bare fact only"),
        ("number ~ 3", "looks into a text"),
        ("name > x", "is a text"),
        ("name has x", "does not fit"),
        ("found > 1", "does not fit"),
        ("found ~ x", "does not fit"),
        ("state = stopped", "is one of: ready, running"),
        ("number > many", "not a number"),
        ("age > 5 parsecs", "30 s, 5 min, 2 days"),
        ("size > 5 s", "500 MB"),
        ("number > 5 %", "not a number"),
        ("on or number > 1", "is no condition"),
        ("number >", "is no condition"),
        ("number == 3", "not a number"),
        ("on and", "is no condition"),
        ("(on)", "is no condition"),
        ("version > new", "no version"),
    ],
)
def test_a_mistake_is_told_with_what_could_be_written(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=r".+") as caught:
        parse(text, FACTS, TYPES)

    assert says in str(caught.value)


WORDS = st.sampled_from(
    [*FACTS, "not", "and", "in", "has", "lacks", "=", "!=", "<", ">=", "~", "(", ")", ",", "3",
     "2 days", "10.0", "'", "é", "x", "\n", "  "]
)  # fmt: skip


@steady
@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=9).map(" ".join)))
def test_any_text_is_a_condition_or_a_value_error_and_never_fails_later(text: str) -> None:
    try:
        condition = parse(text, FACTS, TYPES)
    except ValueError:
        return
    assert holds(condition, SEEN, VERSIONS) in (True, False)
    unknown: dict[str, Any] = dict.fromkeys(SEEN)
    assert holds(condition, unknown, VERSIONS) is False


@each("name", kind_names())
def test_every_fact_of_every_kind_can_be_asked_for(name: str) -> None:
    kind = load_kind(name)
    samples = {"bool": "{}", "int": "{} > 1", "float": "{} > 1", "str": "{} = {option}"}
    samples["tuple[str, ...]"] = "{} has {option}"

    for fact, declared in kind.facts.items():
        base = kind.types[fact].removesuffix(" | None")
        option = next(filter(None, declared.options), "1.0")
        written = samples[base].format(fact, option=option)
        assert len(parse(written, kind.facts, kind.types)) == 1
