"""What reads as private goes, what does not stays, and the model is the one of the lines."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.redact import Identity, OutOfTimeError, Pseudonyms, Redactor
from assistant.redact.tagger import training
from assistant.redact.tagger.model import MODEL, Row, TaggerModel, model, packed, unpacked
from assistant.redact.tagger.spans import private_spans, secret_spans
from tests.each import each

WEIGHTS = st.floats(-6, 6)
ROWS = st.tuples(WEIGHTS, WEIGHTS, WEIGHTS)


def test_the_model_is_made_of_the_lines_as_they_are() -> None:
    wanted = "run python -m assistant.redact.tagger.training"

    assert model().source == training.checksum(), wanted


def test_training_is_deterministic_and_finds_what_the_words_give_away() -> None:
    lines = list(training.read(training.LINES.read_text("utf-8")))[::40]

    first, second = training.train(lines), training.train(lines)

    assert first == second
    assert len(first) < len(Path(MODEL).read_bytes())
    assert unpacked(first).weights


@pytest.mark.parametrize("text", ["plain", "a «b c» d ‹e›", "«x»", "no, 12"])
def test_marks_tell_where_something_is_private(text: str) -> None:
    ((line, spans),) = training.read(text)

    marked = line
    for span in reversed(spans):
        first, last = "«»" if span.secret else "‹›"
        value = line[span.start : span.end]
        marked = f"{marked[: span.start]}{first}{value}{last}{marked[span.end :]}"
    assert marked == text


@each(
    ("line", "value"),
    [
        ("oh and the guest wifi is called heronpond now, key greenkettle", "greenkettle"),
        ("ask Thandiwe in accounts, she did it last time", "Thandiwe"),
        ("pw for the till: marmalade", "marmalade"),
        ("Das Kennwort für den Scanner war glaube ich Apfelbaum7", "Apfelbaum7"),
        ("customer Oakhurst Joinery says nothing syncs", "Oakhurst"),
        ("cell of the owner 5551 20 33", "5551 20 33"),
    ],
)
def test_what_only_the_words_around_give_away_goes(line: str, value: str) -> None:
    assert value not in Redactor(Identity(), Pseudonyms(None)).redact(line)


@each(
    "line",
    [
        "the tray icon is red and nothing syncs since Monday",
        "HRESULT 0x80040408, QuickBooks could not be started",
        "2026-11-20 10:00:01 INFO worker 7 took 31 jobs from queue main",
        "17/06/09 20:10:40 INFO executor.Executor: Running task 1.0 in stage 0.0",
        "open Control Panel, then Programs and Features",
        "version 2.3.0.215 of the Web Connector",
        "the password is wrong, how do I reset it?",
        "retry 3 of 5 in 120 s",
        "plan: put the old /srv/pgbox/pump.ini back",
        r"C:\Program Files (x86)\Kelorasync\x.log was put back",
    ],
)
def test_what_tells_of_nobody_stays(line: str) -> None:
    assert private_spans(line) == ()


@given(st.text(max_size=400))
def test_stretches_lie_in_the_line_apart_and_in_order(line: str) -> None:
    ends = [at for span in private_spans(line) for at in (span.start, span.end)]

    assert ends == sorted(ends)
    assert all(0 <= at <= len(line) for at in ends)
    assert all(span.start < span.end for span in private_spans(line))


@given(st.text("abc 017:=-.", max_size=60))
def test_other_figures_change_nothing(line: str) -> None:
    assert private_spans(line) == private_spans(line.replace("1", "4").replace("7", "9"))


def test_reading_ends_when_there_is_no_time_left() -> None:
    class Reader(Redactor):
        _steps = ()  # no rule that would ask how much time is left

    redactor = Reader(Identity(), Pseudonyms(None))
    redactor.in_time = lambda: False

    with pytest.raises(OutOfTimeError):
        redactor.redact("who has the spare chair now\n" * 3)


def test_data_in_one_long_line_is_left_to_the_rules() -> None:
    assert private_spans("the password is bluehorse " * 1000) == ()


def test_of_what_people_type_only_secrets_are_taken_from_what_is_kept_here() -> None:
    line = "Mrs Okafor says that the pw for the till is marmalade"

    assert [line[span.start : span.end] for span in secret_spans(line)] == ["marmalade"]


@given(st.tuples(ROWS, ROWS, ROWS), st.lists(st.tuples(WEIGHTS, WEIGHTS), max_size=5))
def test_probabilities_are_those_of_all_ways_to_label_the_line(
    changes: tuple[Row, Row, Row], scores: list[tuple[float, float]]
) -> None:
    weights = {str(number): pair for number, pair in enumerate(scores)}
    found = TaggerModel(0, changes, weights, ()).probabilities([str(n)] for n in range(len(scores)))

    ways = list(itertools.product(range(3), repeat=len(scores)))
    masses = [
        math.exp(
            sum((0.0, *pair)[label] for pair, label in zip(scores, way, strict=True))
            + sum(changes[a][b] for a, b in itertools.pairwise(way))
        )
        for way in ways
    ]
    for at, row in enumerate(found):
        wanted = [
            sum(mass for mass, way in zip(masses, ways, strict=True) if way[at] == label)
            for label in range(3)
        ]
        assert row == pytest.approx([mass / sum(masses) for mass in wanted], abs=1e-9)


def test_a_kept_model_is_the_same() -> None:
    changes = ((0.5, -1.0, 0.0), (1.0, 2.0, 0.0), (0.0, 0.0, 1.5))
    kept = unpacked(
        packed(7, changes, {"w=a": (1.27, 0.0), "w=b": (0.0, -0.635), "w=c": (0.001, 0)}, ["door"])
    )

    assert (kept.source, kept.changes) == (7, changes)
    assert kept.weights.get("w=a") == pytest.approx((1.27, 0), abs=0.01)
    assert kept.weights.get("w=b") == pytest.approx((0, -0.64), abs=0.01)
    assert kept.weights.get("w=c") is None
