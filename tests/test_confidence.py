"""A knowledge base measures itself: how sure it is follows from its own phrases."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.engine import Engine
from assistant.kb.calibrate import fit
from assistant.match.confidence import SEARCHED, TRAINED, odds, probability
from tests.examples import examples

MakeKb = Callable[..., Path]
SharedKb = Callable[..., Engine]
PARTS = ("boiler", "radiator", "thermostat", "pump", "valve", "chimney", "meter", "gauge")
SIGNS = (
    "makes a knocking noise",
    "leaks water on the floor",
    "stays cold all night",
    "smells of gas",
    "shows an error code",
    "will not switch off",
    "drips since the service",
    "hums loudly in the morning",
)


def article(title: str, symptoms: list[str]) -> str:
    lines = "".join(f"  - {json.dumps(symptom)}\n" for symptom in symptoms)
    return f"---\ntitle: {json.dumps(title)}\nsymptoms:\n{lines}---\nText about it.\n"


def heating(signs: int = len(SIGNS)) -> dict[str, str | bytes]:
    """An article for each part of a heating."""
    return {
        f"{part}.md": article(f"{part} trouble", [f"the {part} {sign}" for sign in SIGNS[:signs]])
        for part in PARTS
    }


def trust(engine: Engine) -> list[list[float]]:
    return engine.stores[0].index.settings.trust


def decision(engine: Engine, question: str) -> str:
    return engine.ask(question).decision


def test_a_question_in_an_articles_own_words_is_answered(shared_kb: SharedKb) -> None:
    engine = shared_kb(heating())

    answer = engine.ask("the boiler leaks on the kitchen floor and makes a noise")

    assert answer.answers[0].article == "boiler"


def test_what_shares_only_the_words_that_all_articles_share_gets_no_answer(
    shared_kb: SharedKb,
) -> None:
    engine = shared_kb(heating())

    found = {
        question: decision(engine, question)
        for question in ("the doorbell makes a knocking noise", "the fridge stays cold all night")
    }

    assert "answer" not in found.values(), found


def test_the_same_files_give_the_same_confidence(make_kb: MakeKb, tmp_path: Path) -> None:
    folder = str(make_kb(heating()))
    from assistant.kb.compile import compile_file
    from assistant.kb.scan import scan

    files = [tmp_path / name for name in ("one.kb", "two.kb")]
    for file in files:
        compile_file(scan(folder), str(file), lambda problem: None, portable=True)

    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_base_of_many_phrases_learns_its_own_trust(shared_kb: SharedKb) -> None:
    engine = shared_kb(heating())
    learned = trust(engine)

    assert learned != [list(row) for row in TRAINED]


@pytest.mark.parametrize("signs", [1, 2])
def test_a_base_of_too_few_phrases_takes_what_is_usual(shared_kb: SharedKb, signs: int) -> None:
    engine = shared_kb(dict(list(heating(signs).items())[:2]))
    taken = trust(engine)

    assert taken in ([list(row) for row in TRAINED], [list(row) for row in SEARCHED])


UNEVEN: dict[str, str | bytes] = {
    f"{p}.md": article(f"{p} trouble", [f"the {p} {sign}" for sign in SIGNS[:3]]) for p in PARTS[1:]
}
UNEVEN["boiler.md"] = article(
    "boiler trouble", [f"the boiler {sign} on day {n}" for sign in SIGNS for n in range(50)]
)

ODD: dict[str, dict[str, str | bytes]] = {
    "one article": {"a.md": article("Printer", ["printer is offline", "nothing prints"])},
    "one article, no symptom": {"a.md": "# Printer is offline\n\nSwitch it on.\n"},
    "two equal articles": {
        name: article("Printer", ["printer is offline", "nothing prints", "paper jam"])
        for name in ("a.md", "b.md")
    },
    "one phrase each": {f"{p}.md": article(f"{p} trouble", [f"the {p} leaks"]) for p in PARTS},
    "all titles equal": {
        f"{p}.md": article("Trouble", [f"the {p} {sign}" for sign in SIGNS]) for p in PARTS
    },
    "all symptoms equal": {f"{p}.md": article(p, list(SIGNS)) for p in PARTS},
    "one with hundreds, others with three": UNEVEN,
    "another language": {
        f"{number}.md": article(
            f"{wort} defekt",
            [f"{wort} {zeichen}" for zeichen in ("tropft", "ist kalt", "brummt laut", "riecht")],
        )
        for number, wort in enumerate(("Heizkörper", "Kessel", "Pumpe", "Ventil", "Zähler"))
    },
    "another script": {
        f"{number}.md": article(
            f"{word} не работает",
            [f"{word} {sign}" for sign in ("течёт", "холодный", "громко гудит", "пахнет газом")],
        )
        for number, word in enumerate(("котёл", "насос", "клапан", "счётчик", "радиатор"))
    },
}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] * (n % 2)) for n, name in enumerate(ODD)]
)
def test_an_odd_base_answers_its_own_symptom_and_nothing_that_is_foreign(
    shared_kb: SharedKb, name: str
) -> None:
    engine = shared_kb(ODD[name])
    own = {
        "one article, no symptom": "printer is offline",
        "another language": "die Pumpe brummt laut",
        "another script": "насос громко гудит",
        "all symptoms equal": "smells of gas",
    }.get(name, "printer is offline" if "a.md" in ODD[name] else "the boiler leaks")

    known, foreign = engine.ask(own), engine.ask("vegan lasagne for twelve guests")

    named = known.answers or known.nearest
    assert named
    assert all(0 <= m.confidence <= 1 for m in named)
    assert foreign.decision == "abstain"
    if name not in ("two equal articles", "all symptoms equal"):
        assert known.decision != "abstain"


def test_the_article_with_hundreds_of_phrases_does_not_swallow_the_others(
    shared_kb: SharedKb,
) -> None:
    engine = shared_kb(UNEVEN)
    first = engine.ask("the pump leaks water everywhere").answers[:1]

    assert [m.article for m in first] == ["pump"]


@pytest.mark.parametrize(
    ("question", "exact"),
    [
        ("order", True),
        ("the order, please", True),
        ("how do I order", False),
        ("when can I have my order", False),
        ("it is not my order", False),
        ("please tell me where is my parcel now", False),
        ("where my parcel is now in the depot", False),
    ],
)
def test_word_for_word_counts_all_words_where_few_say_something(
    shared_kb: SharedKb, question: str, exact: bool
) -> None:
    pages = {
        "status.md": article("Order status", ["order", "where is my parcel"]),
        "time.md": article("Delivery time", ["how long does delivery take", "late delivery"]),
    }
    engine = shared_kb(pages)
    answer = engine.ask(question)

    assert any(m.exact for m in answer.answers) is exact


def test_a_reason_names_no_filler(shared_kb: SharedKb) -> None:
    engine = shared_kb(heating())
    answer = engine.ask("after two days the boiler now always smells like gas, one thing more")

    words = set((answer.answers or answer.nearest)[0].words)
    assert "boiler" in words
    assert not words & {"after", "two", "days", "now", "always", "like", "one", "thing", "more"}


signals = st.tuples(*[st.floats(-14, 14)] * 3)
steady = settings(derandomize=True, deadline=None, max_examples=examples(100))


@steady
@given(st.lists(st.floats(-5, 5), min_size=4, max_size=4), signals)
def test_a_probability_is_one(weights: list[float], measured: tuple[float, ...]) -> None:
    assert 0 <= probability(weights, measured) <= 1


@steady
@given(st.floats(0, 1), st.floats(0, 1))
def test_odds_keep_the_order_of_shares(low: float, high: float) -> None:
    low, high = sorted((low, high))

    assert odds(low) <= odds(high)


@steady
@given(st.lists(st.tuples(signals, st.booleans()), max_size=30))
def test_learning_from_anything_ends_in_numbers(seen: list[tuple[tuple[float, ...], bool]]) -> None:
    rows = [((*measured, 1.0), 1.0) for measured, _ in seen]

    found = fit(rows, [right for _, right in seen], TRAINED.first)

    assert len(found) == len(TRAINED.first)
    assert all(abs(weight) < 1e6 for weight in found)


def test_learning_finds_what_tells_right_from_wrong() -> None:
    rows = [((float(lead), 0.0, 0.0, 1.0), 20.0) for lead in (-6, -4, -2, 2, 4, 6)]

    found = fit(rows, [lead > 0 for lead in (-6, -4, -2, 2, 4, 6)], [0.0, 0.0, 0.0, 0.0])

    assert probability(found, (5.0, 0.0, 0.0)) > 0.9
    assert probability(found, (-5.0, 0.0, 0.0)) < 0.1
