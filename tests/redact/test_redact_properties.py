"""Whatever comes in: twice is once, a last scan is empty, and lines are like texts."""

from __future__ import annotations

import re
import time
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.redact import Identity, Pseudonyms, RedactionError, Redactor
from assistant.redact.naming import Naming
from assistant.redact.normal import far, normal
from assistant.redact.redactor import RULES
from assistant.redact.triggers import Triggers
from assistant.redact.view import View
from benchmarks.planted import TEMPLATES, corpus
from tests.each import each
from tests.examples import PROFILE, examples
from tests.redact.canaries import (
    KNOWN,
    NAMES,
    PASSWORD_SHAPES,
    PASSWORDS,
    PATHS,
    PERSONAL,
    PLAIN_SHAPES,
    TOKENS,
    USERS,
    at_rest,
)
from tests.redact.test_redact_rest import USEFUL

steady = settings(derandomize=True, deadline=None, max_examples=examples(120))

pieces = st.one_of(
    st.sampled_from(
        [
            "password", "=", ": ", '"', "'", "\\", "/", "<", ">", "&", ";", "%41", "%25", "@",
            "token", "\n", "\t", " ", "\x1b[1m", "\u200b", "\x00", "\u0338", "user",
            "C:\\Users\\", "/home/", "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----",
            "<QBXML>", "</QBXML>", ".qbw", "Bearer ", "https://", "--", "/p:", "&quot;", "&lt;",
            "\\u0041", "&#65;", "user-1", "host-2", "<password removed>", " removed>",
            "company", "name", "8.8.8.8", "ACME\\", "\\\\", "+49 ", "4111111111111111",
            "20261122.10:11:12", "ticket", "authRet[0]=", "S-1-5-21-", "1",
        ]
    ),
    st.sampled_from([*TOKENS, *PERSONAL, *NAMES, *PASSWORDS, *USERS]),
    st.text(max_size=4),
)  # fmt: skip
shaped = st.one_of(
    st.builds(lambda f, s: f(s), st.sampled_from([*PASSWORD_SHAPES.values()]), pieces),
    st.builds(lambda f, s: f(s), st.sampled_from([*PLAIN_SHAPES.values()]), pieces),
    st.builds(lambda f, s: f(s), st.sampled_from([*PATHS.values()]), pieces),
    st.sampled_from(USEFUL),
    pieces,
)
texts = st.lists(shaped, max_size=10).map("".join)


@steady
@given(texts)
@example("<password removed>\u0338")
@example("password=<password removed>\u0338 x")
@example("%25" * 40 + "41")
def test_twice_is_once_and_a_last_scan_finds_nothing(text: str) -> None:
    redactor = Redactor(KNOWN, Pseudonyms(None))
    once = redactor.redact(text)
    counted = dict(redactor.counts)

    assert redactor.redact(once) == once
    assert redactor.counts == counted
    assert at_rest(once, KNOWN)
    assert Redactor(KNOWN, Pseudonyms(None)).redact(once) == once


@steady
@given(st.lists(shaped, min_size=1, max_size=4), st.integers(1, 3))
def test_what_stands_among_many_useful_lines_goes_as_it_does_alone(
    odd: list[str], share: int
) -> None:
    lines = [line for line in USEFUL if line] * share
    for number, text in enumerate(odd):
        lines.insert(number * 29 % len(lines), text)
    redactor = Redactor(KNOWN, Pseudonyms(None))
    once = redactor.redact("\n".join(lines))

    assert redactor.redact(once) == once
    assert at_rest(once, KNOWN)
    assert Redactor(KNOWN, Pseudonyms(None)).redact(once) == once


INDEX = Triggers(RULES)


def seen_in(text: str) -> View:
    """A text as rules see it, with lines beside it that differ in their figures alone."""
    turned = text.translate(str.maketrans("0123456789", "5678901234"))
    return View(f"{text}\n{turned}\n{text}", INDEX)


compiled = cache(re.compile)
"""Python itself remembers 512 patterns; there are more, and each takes milliseconds."""


def passed_over(text: str) -> list[str]:
    """What a rule's pattern alone finds and the view of a text does not."""
    view = seen_in(normal(text))
    naming = Naming(Pseudonyms(None), frozenset())
    lost = []
    for number, rule in enumerate(RULES):
        found = [match.span() for match in view.matches(rule, number)]
        for match in compiled(rule.pattern).finditer(view.text):
            seen = any(start <= match.start() and match.end() <= end for start, end in found)
            if not seen and rule.swap(match, naming) != match[0]:
                lost.append(f"{rule.pattern}: {match[0]}")
    return lost


@settings(derandomize=True, deadline=None, max_examples=examples(120))
@given(texts)
@example("--gr\u00f6\u00dfe-password x")
@example("corp\\m\u00fc\u00df")
@example("DE\u0668\u0669 password = \u0130")
def test_a_cheap_look_never_passes_over_what_a_rule_would_find(text: str) -> None:
    assert passed_over(text) == []


def test_a_cheap_look_passes_over_nothing_in_the_lines_of_the_benchmark() -> None:
    lines = [line.text for line in corpus(TEMPLATES.read_text("utf-8"))][
        :: 6 if PROFILE != "quick" else 25
    ]

    assert [found for line in lines if (found := passed_over(line))] == []


def test_a_cheap_look_at_many_lines_at_once_passes_over_nothing() -> None:
    lines = [line.text for line in corpus(TEMPLATES.read_text("utf-8"))][
        :: 9 if PROFILE != "quick" else 40
    ]

    assert passed_over("\n".join([*USEFUL, *lines])) == []


@steady
@given(st.lists(shaped, min_size=1, max_size=6), st.lists(st.text("a1.\n", max_size=3)))
def test_a_view_after_replacements_is_that_of_the_new_text(
    lines: list[str], new: list[str]
) -> None:
    view = View(normal("\n".join(lines)), INDEX)
    places = range(0, len(view.text) - 3, 7)
    view.replace([(at, at + 3, word) for at, word in zip(places, new, strict=False)])
    fresh = View(view.text, INDEX)

    for number, rule in enumerate(RULES):
        found = [match.span() for match in view.matches(rule, number)]
        assert found == [match.span() for match in fresh.matches(rule, number)]


@steady
@given(st.lists(shaped, max_size=12))
def test_lines_lose_what_the_whole_text_loses(lines: list[str]) -> None:
    text = "\n".join(lines)
    streamed = "".join(Redactor(KNOWN, Pseudonyms(None)).lines(text.split("\n")))

    assert at_rest(streamed, KNOWN)
    whole = Redactor(KNOWN, Pseudonyms(None)).redact(text)
    assert streamed.split() == whole.split() or "\x1b" in text or "\\u0" in text or "&#" in text


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)


@settings(derandomize=True, deadline=None, max_examples=examples(60))
@given(json_values)
def test_a_value_keeps_its_shape_and_twice_is_once(value: object) -> None:
    redactor = Redactor(KNOWN, Pseudonyms(None))
    once = redactor.value(value)

    assert redactor.value(once) == once
    assert type(once) is type(value) or isinstance(value, int)
    if isinstance(value, (list, dict)):
        assert len(once) == len(value)


@steady
@given(texts)
def test_only_what_was_replaced_is_counted(text: str) -> None:
    redactor = Redactor(Identity(), Pseudonyms(None))
    redacted = redactor.redact(text)

    assert not redactor.counts or redacted != text
    assert all(number > 0 for number in redactor.counts.values())


LONG = 20_000 if PROFILE == "quick" else 200_000


@each(
    "unit",
    ["a", "aA1", "1.", "a:", "a@", "password", 'password="', "\\", "/", "/Users/", "<", "<QBXML>",
     "-----BEGIN PRIVATE KEY-----", "%41", "bcp ", "http://a:", "user=", "&quot;", "+1 ", "-", " ",
     "password ", "key: ", '"name": "x", ', "Mr. A", "0000 ",
     "amt=1.10 ", '"cust_bal":', "customers: A, ",
     '"A B" company ', "_A B-1.csv ", "\\A B\\a.qbw", "A B was opened in "],
)  # fmt: skip
def test_a_long_line_takes_time_in_proportion(unit: str) -> None:
    """A pattern that backtracks would not come back from this within hours."""
    redactor = Redactor(KNOWN, Pseudonyms(None))

    assert isinstance(redactor.redact(unit * (LONG // len(unit))), str)


def test_what_is_no_text_is_refused() -> None:
    redactor = Redactor(Identity(), Pseudonyms(None))
    nested: list[object] = []
    for _ in range(5000):
        nested = [nested]

    for value in (b"bytes", {1, 2}, object(), nested, {"a": b"x"}):
        with pytest.raises(RedactionError) as caught:
            redactor.value(value)
        assert "bytes'" not in str(caught.value)


def test_a_fault_inside_is_told_without_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    pseudonyms = Pseudonyms(None)
    monkeypatch.setattr(pseudonyms, "_claim", lambda kind, real: 1 / len(""))
    redactor = Redactor(Identity(), pseudonyms)

    with pytest.raises(RedactionError) as caught:
        redactor.redact(r"C:\Users\tobias\x")
    with pytest.raises(RedactionError):
        list(redactor.lines(["fine\n", "C:\\Users\\tobias\\x\n"]))

    assert "tobias" not in f"{caught.value}{caught.value.as_dict()}"
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


@steady
@given(st.lists(st.sampled_from(["balance", " ", "0.00", "0,00", "x", "\n", "saldo"])).map("".join))
def test_a_gate_for_two_things_apart_opens_where_both_are(text: str) -> None:
    plain = re.search(r"(?:balance|saldo)\b[^\n]*0[.,]00", text)
    found = re.compile(far(r"(?:balance|saldo)\b", "0[.,]00")).search(f"\n{text}", 1)
    assert bool(plain) == bool(found)


def test_one_long_line_of_json_takes_time_linear_in_it() -> None:
    def seconds(records: int) -> float:
        text = '{"a":[' + ",".join(['{"Name":"Wilma Q","Balance":1}'] * records) + "]}"
        began = time.process_time()
        assert "Wilma" not in Redactor(Identity(), Pseudonyms(None)).redact(text)
        return time.process_time() - began

    seconds(10)
    assert seconds(4000) < 8 * seconds(1000)
