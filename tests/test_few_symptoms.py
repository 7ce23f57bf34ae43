"""Articles with few symptoms, as documents give them, are found by what they tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.engine import Engine

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
