"""Values, their JSON data and their JSON Schemas all follow from one class."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.codec import build, dumps, merged, plain, schema, view
from assistant.model import ActionResult, CheckResult, Evidence, KbRef, StepResult
from assistant.record import ABSENT, Record
from assistant.shapes import Share, State

texts = st.text(st.characters(categories=("L", "N", "P", "Zs")))
refs = st.builds(KbRef, texts, texts, st.integers(0))
numbers = st.floats(0, 1e9)
checks = st.builds(
    CheckResult,
    *(texts, texts, texts, st.sampled_from(["pass", "fail", "no_data"]), *[texts] * 4),
    st.lists(st.builds(Evidence, *[texts] * 4), max_size=2).map(tuple),
    *(texts, numbers, texts, refs, st.booleans(), st.tuples(texts), st.tuples()),
)
actions = st.builds(
    ActionResult,
    *(texts, texts, st.sampled_from(["succeeded", "blocked"]), texts, texts),
    *(st.sampled_from(["fixed", "unverified"]), st.booleans()),
    st.lists(st.builds(StepResult, texts, texts, st.just("done"), texts, numbers)).map(tuple),
    st.lists(checks, max_size=1).map(tuple),
    *(texts, st.tuples(texts), texts, numbers, texts, refs),
)


class Inner(Record):
    """A part."""

    pass_: int
    share: Share = 0.5


class Outer(Record):
    """A value with all that a field may be."""

    name: str
    state: State
    inner: Inner | None
    many: tuple[Inner, ...]
    counts: dict[str, int]
    later: str = ABSENT


VALUE = Outer("a", "pass", Inner(1), (Inner(2, 0.0),), {"x": 1})


@given(checks | actions)
def test_what_is_written_is_read_back_the_same(value: Any) -> None:
    assert build(type(value), json.loads(dumps(value))) == value


@given(checks | actions)
def test_what_is_written_keeps_to_the_schema_of_its_class(value: Any) -> None:
    made = schema(type(value))

    jsonschema.validate(plain(value), made, cls=jsonschema.Draft202012Validator)
    assert set(made["properties"]) == set(made["required"]) == set(plain(value))


def test_a_value_as_data_has_its_fields_as_keys_and_nothing_that_is_absent() -> None:
    assert plain(VALUE) == {
        "name": "a",
        "state": "pass",
        "inner": {"pass": 1, "share": 0.5},
        "many": [{"pass": 2, "share": 0.0}],
        "counts": {"x": 1},
    }
    assert plain(VALUE._replace(inner=None, later="x")) | {"name": "b"} == {
        **plain(VALUE),
        "name": "b",
        "inner": None,
        "later": "x",
    }


def test_a_schema_says_what_a_field_may_be() -> None:
    made = schema(Outer)

    assert made["required"] == ["name", "state", "inner", "many", "counts"]
    assert made["properties"]["later"] == {"type": "string"}
    assert "no_data" in made["properties"]["state"]["enum"]
    inner, null = made["properties"]["inner"]["anyOf"]
    assert (list(inner["properties"]), null) == (["pass", "share"], {"type": "null"})
    assert inner["properties"]["share"] == {"type": "number", "minimum": 0, "maximum": 1}
    assert made["properties"]["counts"]["additionalProperties"] == {
        "type": "integer",
        "minimum": 0,
    }


@pytest.mark.parametrize(
    "change",
    [{"name": 1}, {"name": None}, {"many": {}}, {"many": [1]}, {"inner": 3}, {"inner": {}}],
    ids=str,
)
def test_what_does_not_fit_is_refused(change: dict[str, Any]) -> None:
    class Kept(Record):
        name: str
        inner: KbRef | None
        many: tuple[KbRef, ...]

    data: dict[str, Any] = {"name": "a", "inner": None, "many": []}
    assert build(Kept, data) == Kept("a", None, ())
    with pytest.raises(ValueError, match=r"expected|KbRef|Kept"):
        build(Kept, data | change)


@pytest.mark.parametrize("data", [None, [], "x", 1], ids=str)
def test_only_an_object_becomes_a_value(data: Any) -> None:
    with pytest.raises(ValueError, match="dict expected"):
        build(KbRef, data)


def test_what_is_read_back_is_clean_and_what_is_new_is_left_out() -> None:
    data = {"article": "a\x1b[31mb\u202e", "file": "f", "line": 1, "new": [1]}

    assert build(KbRef, data) == KbRef("ab", "f", 1)


def test_values_are_put_together_and_seen_as_others() -> None:
    assert merged(Inner(1), {"more": (1, 2)}) == {"pass": 1, "share": 0.5, "more": [1, 2]}
    assert view(
        Evidence, KbRef("a", "f", 1), source="s", locator="", excerpt="e", code=""
    ) == Evidence("s", "", "e")
    assert view(Inner, VALUE.many[0], share=1.0) == Inner(2, 1.0)
