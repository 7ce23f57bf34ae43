"""An article -> what the index needs of it: its texts as stems, and the article as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator
from itertools import islice

from ..match.features import content, exact_key
from ..match.tokens import Token, tokenize
from ..model import Article, Block
from ..record import TYPE_CHECKING, Record
from .prose import plain_text

if TYPE_CHECKING:
    from typing import Any


FEW_SYMPTOMS = 5
FEW_IMPORTED = 30
"""Title and symptoms below which an article is also found by the sentences of its prose; those of
an imported one are taken from that prose anyway."""
MOST_SENTENCES = 60
_WEIGHTS = {
    "question": 0.95,
    "how-to": 0.92,
    "concept": 0.87,
    "reference": 0.87,
    "contributor": 0.65,
    "release note": 0.55,
}
"""What the prose of an article counts, by its kind, beside that of a problem."""
_PATH_WORDS = 6
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n")


class Text(Record):
    """A symptom, a title or a sentence."""

    text: str
    stems: tuple[str, ...]
    """Of its topic words."""
    exact: str
    """Its words for a word-for-word comparison; "" of a sentence."""


class Prepared(Record):
    """An article, ready to be put into the index."""

    id: str
    file: str
    title: str
    symptom: str
    """The first symptom, or the title: offered as a choice."""
    data: str
    """JSON of all that is shown."""
    texts: tuple[Text, ...]
    """Title and symptoms."""
    fields: tuple[tuple[str, ...], ...]
    """Stems of the title, the headings, the paths of its sources, the text and the code."""
    weight: float
    """What its prose counts, by its kind."""
    document: bool
    """It is a piece of documents: imported, or without a symptom. It is found by its prose."""
    told: tuple[Text, ...]
    """Where there are few symptoms: sentences of the prose, to be searched and learned from."""
    words: tuple[str, ...]
    """Words as written in texts and prose, for typo repair."""
    negatives: tuple[str, ...]
    answers: bool
    """It may be the answer to a question."""
    declares: tuple[tuple[str, str], ...]
    """Kind (check or action) and id of the blocks that are declared here, not only named."""


def prepare(article: Article) -> Prepared:
    """Everything that the compiler needs of `article`."""
    written = dict.fromkeys((article.title, *article.symptoms, *article.phrases))
    topical = [(text, tokenize(text)) for text in written]
    imported = any(source.sha256 for source in article.sources)
    few = len(written) < (FEW_IMPORTED if imported else FEW_SYMPTOMS)
    prose = [(e.kind, plain_text((e,))) for b in article.blocks for e in b.elements]
    if few:
        prose = [(kind, s.strip()) for kind, text in prose for s in _SENTENCE.split(text)]
    read = [(kind, text, content(tokenize(text))) for kind, text in prose]
    told = _told(((text, tokens) for _, text, tokens in read), written) if few else ()
    return Prepared(
        id=article.id,
        file=article.file,
        title=article.title,
        symptom=article.symptoms[0] if article.symptoms else article.title,
        data=json.dumps(as_dict(article), ensure_ascii=False, separators=(",", ":")),
        texts=tuple(Text(t, _stems(content(ts)), exact_key(ts)) for t, ts in topical),
        fields=_fields(article, read),
        weight=_WEIGHTS.get(article.kind, 1.0),
        document=few and (imported or len(written) == 1),
        told=(*told, *(_places(article) if few else ())),
        words=tuple(_words([*(content(ts) for _, ts in topical), *(ts for *_, ts in read)])),
        negatives=article.not_symptoms,
        answers=article.answers,
        declares=tuple(
            (b.kind, b.id) for b in article.blocks if b.kind != "prose" and b.source.strip()
        ),
    )


def _told(sentences: Iterable[tuple[str, list[Token]]], written: Container[str]) -> Iterator[Text]:
    """The sentences and lines of code that say something of their own, in order, none twice."""
    own = {s: t for s, t in sentences if s not in written}
    for text, tokens in islice(own.items(), MOST_SENTENCES):
        if len(tokens) > 1 or any(t.literal for t in tokens):
            yield Text(text, _stems(tokens), "")


def _fields(
    article: Article, read: Iterable[tuple[str, str, list[Token]]]
) -> tuple[tuple[str, ...], ...]:
    found: dict[str, list[str]] = {"heading": [], "text": [], "code": []}
    for kind, _, tokens in read:
        found[kind if kind in found else "text"] += _stems(tokens)
    title = _stems(content(tokenize(article.title)))
    places = (word for path in _paths(article) for word in _stems(content(tokenize(path))))
    return (
        title, tuple(found["heading"]), tuple(places), tuple(found["text"]), tuple(found["code"]),
    )  # fmt: skip


def _paths(article: Article) -> Iterator[str]:
    """The last words of each source's path, which name the product that is meant."""
    for path in dict.fromkeys(s.doc for s in article.sources):
        yield " ".join(_WORD.findall(path.rpartition(".")[0])[-_PATH_WORDS:])


def _places(article: Article) -> Iterator[Text]:
    """The title with the words of each source's path."""
    for path in _paths(article):
        text = f"{path} {article.title}"
        yield Text(text, _stems(content(tokenize(text))), "")


def as_dict(article: Article) -> dict[str, Any]:
    """The article as it is stored and shown (without the phrases only the index needs)."""
    return {
        "id": article.id,
        "title": article.title,
        "applies_to": list(article.applies_to),
        "symptoms": list(article.symptoms),
        "not_symptoms": list(article.not_symptoms),
        "related": list(article.related),
        "sources": [s._asdict() for s in article.sources],
        "file": article.file,
        "blocks": [_block(b) for b in article.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    elements = [
        {"kind": e.kind, "level": e.level, "marker": e.marker, "spans": [list(s) for s in e.spans]}
        for e in block.elements
    ]
    return {
        "kind": block.kind,
        "id": block.id,
        "line": block.line,
        "source": block.source,
        "elements": elements,
    }


def _stems(topical: list[Token]) -> tuple[str, ...]:
    return tuple(t.stem for t in topical)


def _words(texts: Iterable[list[Token]]) -> list[str]:
    """Words worth reading a typo as, each as often as it occurs in different texts."""
    return [
        word
        for topical in texts
        for word in dict.fromkeys(t.word for t in topical)
        if 3 <= len(word) <= 24 and word.isalpha()
    ]
