"""Training, and the three ways a knowledge base answers: by phrases, by weights, by both."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.engine import Engine
from assistant.kb.store import Store
from assistant.match.features import WHOLE
from assistant.match.learn import STEPS, Example, Model, features_of, scales, softmax, train
from assistant.match.synonyms import Synonyms, build
from tests.examples import examples

MakeKb = Callable[..., Path]
SharedKb = Callable[..., Engine]
NO_GROUPS = Synonyms({})
LABELS = ["printer", "screen", "sound"]
TEXTS = [
    ["paper jam in the printer", "the printer eats paper", "printer ink is empty"],
    ["the screen is dark", "my display shows nothing", "black screen after start"],
    ["no sound from the speakers", "the speakers crackle", "volume is too low"],
]
TINY = [Example(text, label) for label, texts in enumerate(TEXTS) for text in texts]
steady = settings(derandomize=True, deadline=None, max_examples=examples(200))

THINGS = [
    [
        "printer",
        "scanner",
        "monitor",
        "keyboard",
        "mouse",
        "speaker",
        "router",
        "webcam",
        "modem",
        "tablet",
    ],
    [
        "jammed",
        "offline",
        "flickering",
        "sticky",
        "frozen",
        "silent",
        "unreachable",
        "blurry",
        "noisy",
        "cracked",
    ],
    [
        "invoice",
        "payroll",
        "backup",
        "calendar",
        "mailbox",
        "folder",
        "password",
        "licence",
        "report",
        "browser",
    ],
]


def best(model: Model, text: str, groups: Synonyms = NO_GROUPS) -> int:
    """The label with the highest score, computed from the packed rows."""
    rows = {name: (classes, weights) for name, _, classes, weights in model.rows()}
    scores = model.bias[:]
    for feature in features_of(text, groups, with_grams=True):
        classes, weights = rows.get(feature, (b"", b""))
        for label, weight in zip(array("H", classes), array("f", weights), strict=True):
            scores[label] += weight
    return max(range(len(scores)), key=scores.__getitem__)


def rounded(weights: dict[int, float]) -> dict[int, float]:
    """As they are stored: in steps, without those that come to nothing."""
    steps = {c: round(w * STEPS) / STEPS for c, w in weights.items()}
    return {c: w for c, w in steps.items() if w}


def article(title: str, symptoms: list[str], text: str = "Do what it says.") -> str:
    listed = "".join(f"  - {s}\n" for s in symptoms)
    header = f"symptoms:\n{listed}" if symptoms else ""
    return f"---\ntitle: {title}\n{header}---\n\n{text}\n"


WORK = {
    f"a{n}.md": article(f"{t} {s}", [f"the {t} is {s}", f"{s} {t} at work"])
    for n, (t, s, _) in enumerate(zip(*THINGS, strict=True))
}


def home(engine: Engine, question: str) -> tuple[str, str]:
    answer = engine.ask(question)
    return answer.decision, answer.answers[0].article if answer.answers else ""


@pytest.fixture(scope="module")
def tiny() -> Model:
    return train(TINY, 3, NO_GROUPS)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("paper is stuck in the printer", "printer"),
        ("display is dark", "screen"),
        ("speakers make no sound", "sound"),
        ("prnter", "printer"),
    ],
)
def test_a_few_examples_tell_the_labels_apart(tiny: Model, text: str, label: str) -> None:
    assert LABELS[best(tiny, text)] == label


def test_training_twice_gives_the_same_model(tiny: Model) -> None:
    again = train(TINY, 3, NO_GROUPS)

    assert list(again.rows()) == list(tiny.rows())
    assert again.bias == tiny.bias


def test_an_example_of_no_weight_teaches_nothing() -> None:
    model = train([*TINY, Example("zebra crossing", 0, 0.0)], 3, NO_GROUPS)

    assert not any(model.weights["zebra"].values())


def test_a_synonym_teaches_its_whole_group() -> None:
    groups = build([["speakers", "headphones"]])
    model = train(TINY, 3, groups)

    assert LABELS[best(model, "headphones", groups)] == "sound"


def test_progress_runs_from_nothing_to_all() -> None:
    heard: list[float] = []
    train(TINY, 3, NO_GROUPS, progress=heard.append)

    assert heard[0] == 0.0
    assert heard[-1] == 1.0
    assert heard == sorted(heard)


def test_rows_are_the_weights_times_their_scale(tiny: Model) -> None:
    for feature, length, classes, weights in tiny.rows():
        unpacked = dict(zip(array("H", classes), array("f", weights), strict=True))
        kept = {c: w * tiny.scale[feature] for c, w in tiny.weights[feature].items()}

        assert length == pytest.approx(tiny.scale[feature])
        assert unpacked == rounded(kept)


def test_a_whole_word_is_the_sum_of_its_parts(tiny: Model) -> None:
    name, _, classes, weights = next(tiny.whole_words(["printer"], NO_GROUPS, with_grams=True))
    whole = dict(zip(array("H", classes), array("f", weights), strict=True))
    parts = [f for f in features_of("printer", NO_GROUPS, with_grams=True) if f in tiny.scale]
    summed = [sum(tiny.weights[f].get(c, 0.0) * tiny.scale[f] for f in parts) for c in range(3)]

    assert name == WHOLE + "printer"
    assert whole == rounded(dict(enumerate(summed)))


def test_a_word_that_was_never_seen_has_no_row(tiny: Model) -> None:
    assert list(tiny.whole_words(["giraffe"], NO_GROUPS, with_grams=False)) == []


def test_rare_features_weigh_more_than_common_ones() -> None:
    found = scales([["the", "red"], ["the", "dark"], ["the", "red", "loud"]], 5)

    assert found["loud"] > found["red"] > found["the"]


def test_letters_seen_once_and_long_runs_are_left_out() -> None:
    found = scales([["#ab", "#cd", "#abcd"], ["#ab", "#abcd"]], 3)

    assert "#ab" in found
    assert "#cd" not in found
    assert "#abcd" not in found


@steady
@given(st.lists(st.floats(-700, 700), min_size=1, max_size=20))
def test_probabilities_add_up_to_one(scores: list[float]) -> None:
    shares = softmax(scores)

    assert math.isclose(sum(shares), 1.0)
    assert all(0.0 <= share <= 1.0 for share in shares)
    assert shares[scores.index(max(scores))] == max(shares)


@pytest.mark.parametrize(
    "symptoms_each", [0, 1, *(pytest.param(n, marks=pytest.mark.slow) for n in (3, 8))]
)
def test_a_symptom_word_for_word_is_answered(make_kb: MakeKb, symptoms_each: int) -> None:
    files: dict[str, str] = {}
    owners: dict[str, str] = {}
    for n, (thing, state, place) in enumerate(zip(*THINGS, strict=True)):
        symptoms = [f"the {thing} is {state} since update {i} of the {place}" for i in range(8)]
        files[f"a{n}.md"] = article(f"{thing} {state}", symptoms[:symptoms_each])
        owners |= dict.fromkeys([f"{thing} {state}", *symptoms[:symptoms_each]], f"a{n}")
    engine = Engine([str(make_kb(files))])

    for question, owner in owners.items():
        assert home(engine, question) == ("answer", owner)
        assert engine.ask(question.upper() + "!").answers[0].exact


def test_a_symptom_of_two_articles_is_not_exact(make_kb: MakeKb) -> None:
    shared = "the machine makes a strange noise"
    files = {
        "a.md": article("Printer noise", [shared, "printer rattles"]),
        "b.md": article("Fan noise", [shared, "fan rattles"]),
    }
    answer = Engine([str(make_kb(files))]).ask(shared)

    assert not any(m.exact for m in answer.answers)
    assert {m.article for m in (answer.answers or answer.nearest)} == {"a", "b"}


def test_without_symptoms_the_prose_still_finds_its_article(make_kb: MakeKb) -> None:
    files = {
        "a.md": "# Toner\n\nWhen the drum cartridge leaks, wipe the rollers.\n",
        "b.md": "# Cable\n\nWhen the plug is loose, push it firmly into its socket.\n",
    }
    engine = Engine([str(make_kb(files))])
    answer = engine.ask("drum cartridge leaks")

    assert (answer.answers or answer.nearest)[0].article == "a"


def test_one_article_alone_answers_and_abstains(make_kb: MakeKb) -> None:
    engine = Engine([str(make_kb({"a.md": article("Paper jam", ["the printer eats paper"])}))])

    assert home(engine, "the printer eats paper") == ("answer", "a")
    assert home(engine, "Paper jam") == ("answer", "a")
    assert home(engine, "how tall is the Eiffel tower")[0] == "abstain"


def test_one_article_without_any_word_does_not_break_a_question(make_kb: MakeKb) -> None:
    engine = Engine([str(make_kb({"a.md": "# ...\n"}))])

    assert engine.ask("the printer eats paper").decision == "abstain"


@pytest.mark.parametrize("question", ["!!", "the of and", "😴", "....", "0", "xyzzy " * 3000])
def test_a_question_without_a_known_word_gets_no_answer(shared_kb: SharedKb, question: str) -> None:
    files = {
        "a.md": article("Paper jam", ["the printer eats paper"]),
        "b.md": article("Dark screen", ["the display shows nothing"]),
    }

    assert shared_kb(files).ask(question).decision == "abstain"


def test_a_near_miss_is_learnt_as_none_of_them(make_kb: MakeKb) -> None:
    near = "the printer eats my homework"
    files = {
        "a.md": article("Paper jam", ["the printer eats paper", "paper is stuck in the printer"]),
        "b.md": article("Dark screen", ["the display shows nothing", "my screen stays black"]),
    }
    plain = Engine([str(make_kb(files))]).ask(near)
    files["kb.yaml"] = f"not_symptoms:\n  - {near}\n"
    told = Engine([str(make_kb(files, name="told"))]).ask(near)

    assert told.decision == "abstain"
    assert told.nearest[0].confidence < (plain.answers or plain.nearest)[0].confidence


def test_what_says_too_little_is_learnt_from_kb_yaml(make_kb: MakeKb) -> None:
    files = {
        "a.md": article("Paper jam", ["the printer eats paper", "paper is stuck in the printer"]),
        "b.md": article("Dark screen", ["the display shows nothing", "my screen stays black"]),
        "kb.yaml": "vague: [device trouble, trouble with the device, the device has trouble]\n",
    }

    assert Engine([str(make_kb(files))]).ask("trouble with my device").decision == "clarify"


def test_thirty_articles_are_all_found_by_title_and_first_symptom(make_kb: MakeKb) -> None:
    files: dict[str, str] = {}
    owners: dict[str, str] = {}
    for n in range(30):
        thing, state, place = (
            THINGS[0][n % 10],
            THINGS[1][(n * 3 + n // 10) % 10],
            THINGS[2][n // 3],
        )
        title = f"{thing} {state} ({place})"
        symptoms = [
            f"my {thing} became {state} near the {place}",
            f"{place} made a {thing} {state}",
        ]
        files[f"a{n}.md"] = article(title, symptoms)
        owners |= {title: f"a{n}", symptoms[0]: f"a{n}"}
    engine = Engine([str(make_kb(files))])

    assert len(owners) == 60
    assert {q: home(engine, q) for q in owners} == {q: ("answer", a) for q, a in owners.items()}


def test_a_ranking_adds_up_to_no_more_than_one(shared_kb: SharedKb) -> None:
    answer = shared_kb(WORK).ask("the webcam is noisy and the router silent", top=10)
    matches = answer.answers or answer.nearest

    assert sum(m.confidence for m in matches) <= 1.001
    assert [m.confidence for m in matches] == sorted((m.confidence for m in matches), reverse=True)


def test_the_words_that_spoke_are_words_of_the_question(shared_kb: SharedKb) -> None:
    engine = shared_kb(WORK)
    store: Store = engine.stores[0]
    best_match = engine.ask("since Monday the webcam is totally blurry").answers[0]

    assert best_match.article in {slug for slug, _, _ in store.articles()}
    assert set(best_match.words) <= {"monday", "webcam", "totally", "blurry"}
    assert {"webcam", "blurry"} <= set(best_match.words)
