"""Looks articles up by what is typed: their titles, their first symptoms, and the matcher."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..errors import AssistantError
from ..model import Answer
from ..record import Record

MOST = 200
"""Articles that are listed; more of them nobody reads through."""
_MATCHED = 12
_LIKELY = 0.03
"""Confidence from which the matcher's word counts."""

Article = tuple[str, str, str]
"""Id, title and first symptom."""


class Found(Record):
    """What a search came to."""

    articles: tuple[Article, ...]
    told: str
    """How many there are, in words."""


def search(articles: Sequence[Article], text: str, fitting: Callable[[str, int], Answer]) -> Found:
    """The articles that fit `text`, best first; all of them where it is blank.

    Args:
        articles: all there are.
        text: what is typed, its last word perhaps only begun.
        fitting: the matcher.
    """
    wanted = text.casefold().split()
    if not wanted:
        more = f", the first {MOST} are listed" if len(articles) > MOST else ""
        return Found(tuple(articles[:MOST]), f"{_topics(len(articles))}{more}")
    titled = [a for a in articles if _holds(a[1], wanted)]
    meant = [a for a in articles if _holds(a[2], wanted)]
    answer = _ask(fitting, text)
    likely = [m.article for m in answer.answers if m.confidence >= _LIKELY]
    sure = likely[:1] if answer.decision == "answer" else []
    known = {a[0]: a for a in reversed(articles)}
    order = [*_of(sure, known), *titled, *meant, *_of(likely, known)]
    if order:
        unique = tuple(dict.fromkeys(order))
        more = f", the first {MOST} are listed" if len(unique) > MOST else ""
        return Found(unique[:MOST], f"{_topics(len(unique))} of {len(articles)}{more}")
    nearest = tuple(_of([m.article for m in answer.nearest], known))
    return Found(nearest, "nothing fits; the nearest topics:" if nearest else "nothing fits")


def _holds(text: str, wanted: Iterable[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in wanted)


def _of(slugs: Iterable[str], known: dict[str, Article]) -> Iterable[Article]:
    return (known[slug] for slug in slugs if slug in known)


def _topics(count: int) -> str:
    return "1 topic" if count == 1 else f"{count} topics"


def _ask(fitting: Callable[[str, int], Answer], text: str) -> Answer:
    try:
        return fitting(text, _MATCHED)
    except AssistantError:  # nothing in it that could be read
        return Answer(text, "abstain")
