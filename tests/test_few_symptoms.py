"""Articles with few symptoms, as documents give them, are found by what they tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.engine import Engine
from assistant.model import Answer

TOPICS = {
    "retry": "We try ten times over 28 hours.\n\nThe first attempt is made at once.",
    "firewall": "Messages come from a fixed address. Allow it:\n\n```\n4.159.114.108\n```",
    "tokens": "Your account has reached its limit.\n\n1. Revoke a token that you no longer need.",
    "hardware": "Nothing has to be bought. An ordinary office computer will do.",
    "secrets": "The signature does not match where the payload was converted to a string.",
}
QUESTIONS = [
    ("ten times over 28 hours", "retry"),
    ("4.159.114.108", "firewall"),
    ("how do I revoke a token", "tokens"),
    ("an ordinary office computer", "hardware"),
    ("signature does not match the payload", "secrets"),
]


def _pages(symptoms: int, others: int = 0) -> dict[str, str | bytes]:
    pages: dict[str, str | bytes] = {}
    for name, body in TOPICS.items():
        told = "".join(f"  - about {name} {'ab' * n}\n" for n in range(1, symptoms + 1))
        source = f"sources: [{{doc: guide.md, sha256: {'0a' * 32}}}]\n"  # it was imported
        header = f"---\n{source}symptoms:\n{told}---\n" if told else ""
        pages[f"{name}.md"] = f"{header}# About {name}\n\n{body}\n"
    for number in range(others):
        pages[f"other/{number}.md"] = (
            f"# Part {number} of the catalogue\n\nColour no. {number * 7}, size {number * 3}, "
            f"weight {number * 5} kg.\n\nDelivered on day {number} by van {number * 11}.\n"
        )
    return pages


@pytest.mark.parametrize("symptoms", [0, 6])
def test_a_question_in_the_words_of_the_prose_finds_the_article(
    make_kb: Callable[..., Path], symptoms: int
) -> None:
    engine = Engine([str(make_kb(_pages(symptoms)))])

    found = [engine.ask(question).answers[:1] for question, _ in QUESTIONS]
    engine.close()

    assert [a.article for first in found for a in first] == [name for _, name in QUESTIONS]


def test_hundreds_of_pages_with_a_title_each_do_not_drown_the_answer(
    make_kb: Callable[..., Path],
) -> None:
    engine = Engine([str(make_kb(_pages(1, others=500)))])

    found = [engine.ask(question).answers[:1] for question, _ in QUESTIONS]
    engine.close()

    assert [a.article for first in found for a in first] == [name for _, name in QUESTIONS]


def test_the_product_that_a_path_names_tells_alike_articles_apart(
    make_kb: Callable[..., Path],
) -> None:
    pages: dict[str, str | bytes] = {
        f"{name}.md": f"---\nsources: [{{doc: integrations/{name}/faq.md}}]\n---\n"
        f"# Where must data be stored?\n\nIt must be stored {where}.\n"
        for name, where in (("ledgerly", "online"), ("paybook", "on the server"))
    }
    engine = Engine([str(make_kb(_pages(0) | pages))])

    found = [engine.ask(f"where is {name} data stored").answers for name in ("ledgerly", "paybook")]
    engine.close()

    assert [answers[0].article for answers in found] == ["ledgerly", "paybook"]


def _ask(make_kb: Callable[..., Path], pages: dict[str, str | bytes], question: str) -> Answer:
    engine = Engine([str(make_kb(_pages(1, others=40) | pages))])
    answer = engine.ask(question)
    engine.close()
    return answer


def _page(name: str, title: str, body: str, kind: str = "problem") -> dict[str, str | bytes]:
    source = f"sources: [{{doc: {name}.md, sha256: {'0b' * 32}}}]"
    return {f"{name}.md": f"---\nkind: {kind}\n{source}\n---\n# {title}\n\n{body}\n"}


def test_a_word_that_means_nearly_the_same_finds_the_prose(make_kb: Callable[..., Path]) -> None:
    pages = _page("a-colour", "Paint the agent", "Open the panel and choose it there.")
    pages |= _page("delete", "Uninstall the agent", "Open the panel and choose it there.")

    answer = _ask(make_kb, pages, "remove the agent")

    assert _first(answer) == "delete"


def test_words_that_name_no_topic_lead_nowhere(make_kb: Callable[..., Path]) -> None:
    pages = _page("want", "What if I want to look for more time?", "Then use it once again.")
    pages |= _page("label", "Labels", "The label printer takes rolls and feeds them by itself.")

    answer = _ask(make_kb, pages, "I want more time to look at how the label printer feeds")

    assert _first(answer) == "label"


def test_of_two_texts_in_the_same_words_the_problem_comes_first(
    make_kb: Callable[..., Path],
) -> None:
    body = "The valve loses pressure overnight when the gasket is dry."
    pages = _page("a-way", "Valve gasket pressure", body, "how-to")
    pages |= _page("z-trouble", "Valve gasket pressure", body, "problem")

    answer = _ask(make_kb, pages, "valve loses pressure")

    assert _first(answer) == "z-trouble"


def test_a_question_with_a_name_that_no_page_has_is_not_answered_at_once(
    make_kb: Callable[..., Path],
) -> None:
    pages = _page("reset", "Reset the admin password", "Start it with the flag for a new one.")

    own, other = (
        _ask(make_kb, pages, f"how do I reset the admin password{end}")
        for end in ("", " of wordpress")
    )

    assert own.decision == "answer"
    assert other.decision != "answer"


def _first(answer: Answer) -> str:
    choices = answer.question.choices if answer.question else ()
    return (*choices, *answer.answers, *answer.nearest)[0].article
