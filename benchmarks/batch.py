"""``assistant ask --batch`` on the built-in knowledge base: questions a second, whole process.

The program answers a batch in one thread, so this is what one core does.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

from assistant.kb.builtin import source_folder
from assistant.kb.folder import read_articles
from assistant.kb.scan import scan

from .measure import Case, Program, Row, always

_COUNT = 2000
_MOST_ROUNDS = 7
_FILLERS = (
    "Good morning everybody.",
    "I am not very technical, so please be patient with me.",
    "This started on Monday after lunch.",
    "We have an audit next week and our accountant is waiting.",
    "I have already turned everything off and on again.",
    "My colleague says that it worked for her yesterday.",
    "Could somebody call me back before five?",
    "Nothing else has changed on this computer as far as I know.",
    "I spent two hours with this and I am running out of ideas.",
    "Many thanks in advance for your help!",
)


def measure(program: Program, rounds: int) -> list[Row]:
    """Ask well-spelt questions and misspelt ones, in turn."""
    phrases = _phrases()
    cases: dict[str, Case] = {}
    name = f"{_COUNT:,} questions"
    targets = {name: 2000.0, f"{name}, a typo in each": None}
    for name, target in targets.items():
        file = program.data / f"questions-{len(cases)}.jsonl"
        _write(file, questions(phrases, _COUNT, typos=target is None))
        cases[name] = always(program.command("ask", "--batch", str(file)))
        _check(program.run(cases[name](0)))
    medians = program.medians(cases, min(rounds, _MOST_ROUNDS))
    return [
        Row(name, _COUNT / taken, "/s", targets[name], f"{taken:.2f} s", at_least=True)
        for name, taken in medians.items()
    ]


def questions(phrases: Sequence[str], count: int, *, typos: bool) -> list[str]:
    """`count` different questions, the same ones each time."""
    rnd = random.Random(count)
    found: dict[str, None] = {}
    while len(found) < count:
        words = rnd.choice(phrases).split()
        if rnd.random() < 0.5:
            words = [w for w in words if rnd.random() < 0.8] or words
        if rnd.random() < 0.5:
            rnd.shuffle(words)
        if typos:
            words = _with_typo(words, rnd)
        before, after = rnd.choice(_FILLERS), rnd.choice(_FILLERS)
        text = " ".join(words)
        found[rnd.choice((text, text, f"{before} {text}", f"{before}\n{text}\n{after}"))] = None
    return list(found)


def _with_typo(words: Sequence[str], rnd: random.Random) -> list[str]:
    """The words, two letters of the longest one swapped."""
    longest = max(words, key=len)
    at = rnd.randrange(1, max(2, len(longest) - 1))
    swapped = longest[:at] + longest[at : at + 2][::-1] + longest[at + 2 :]
    return [swapped if word is longest else word for word in words]


def _phrases() -> list[str]:
    folder = source_folder()
    if folder is None:
        raise SystemExit("this needs the knowledge base's source: run it in a checkout")
    articles = list(read_articles(scan(folder), lambda problem: None))
    return sorted({text for a in articles for text in (*a.symptoms, *a.phrases)})


def _write(file: Path, asked: Sequence[str]) -> None:
    lines = (json.dumps({"id": n, "query": query}) for n, query in enumerate(asked))
    file.write_text("\n".join(lines) + "\n", "ascii")


def _check(output: bytes) -> None:
    answers = [json.loads(line) for line in output.splitlines()]
    if len(answers) != _COUNT or any("error" in answer for answer in answers):
        raise SystemExit("not every question of the batch was answered")
