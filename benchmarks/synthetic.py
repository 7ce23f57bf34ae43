"""Made-up knowledge bases of any size, the same for the same size."""

from __future__ import annotations

import random
from pathlib import Path

import assistant.match

_ENGLISH = (Path(assistant.match.__file__).parent / "english.txt").read_text("utf-8").split()
_PER_FOLDER = 1000


def make_kb(folder: Path, articles: int) -> Path:
    """Write `articles` articles with four symptoms and some prose each, unless they are there."""
    done = folder / "kb.yaml"
    if done.exists():
        return folder
    words = Words(random.Random(articles))
    for number in range(articles):
        place = folder / f"{number // _PER_FOLDER:03d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"a{number:06d}.md").write_text(_article(number, words), "utf-8")
    done.write_text(f"id: synthetic-{articles}\n", "utf-8")
    return folder


def questions(kb: Path, count: int) -> list[tuple[str, str]]:
    """Questions (up to four words of a symptom, one more word) and the article meant."""
    rnd = random.Random(count)
    files = sorted(kb.glob("*/*.md"))
    found = []
    for file in rnd.sample(files, count):
        lines = [line[2:] for line in file.read_text("utf-8").splitlines() if line.startswith("- ")]
        words = rnd.choice(lines).split()
        rnd.shuffle(words)
        found.append((" ".join([*words[:4], rnd.choice(_ENGLISH)]), file.stem))
    return found


class Words:
    """Draws words as a language does: few often, many seldom."""

    def __init__(self, rnd: random.Random) -> None:
        """`rnd` decides which words are the frequent ones."""
        self._rnd = rnd
        self._words = rnd.sample(_ENGLISH, len(_ENGLISH))

    def draw(self, count: int) -> str:
        """`count` words with blanks between them."""
        size = len(self._words)
        picks = (int(size ** self._rnd.random()) - 1 for _ in range(count))
        return " ".join(self._words[p] for p in picks)


def _article(number: int, words: Words) -> str:
    symptoms = "\n".join(f"- {words.draw(6)}" for _ in range(4))
    return (
        f"---\nid: a{number:06d}\ntitle: {words.draw(5)}\nsymptoms:\n{symptoms}\n---\n"
        f"{words.draw(30)}.\n\n## What to do\n\n1. Open **{words.draw(2)}**.\n"
        f"2. Click `{words.draw(1)}`.\n\n{words.draw(20)}.\n"
    )
