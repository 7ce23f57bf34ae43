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
    body: tuple[str, ...]
    """Stems of the prose."""
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
    prose = [plain_text((e,)) for b in article.blocks for e in b.elements]
    imported = any(source.sha256 for source in article.sources)
    few = len(written) < (FEW_IMPORTED if imported else FEW_SYMPTOMS)
    if few:
        prose = [s.strip() for text in prose for s in _SENTENCE.split(text)]
    body = [content(tokenize(text)) for text in prose]
    told = _told(zip(prose, body, strict=True), written) if few else ()
    return Prepared(
        id=article.id,
        file=article.file,
        title=article.title,
        symptom=article.symptoms[0] if article.symptoms else article.title,
        data=json.dumps(as_dict(article), ensure_ascii=False, separators=(",", ":")),
        texts=tuple(Text(t, _stems(content(ts)), exact_key(ts)) for t, ts in topical),
        body=tuple(s for tokens in body for s in _stems(tokens)),
        told=(*told, *(_places(article) if few else ())),
        words=tuple(_words([*(content(tokens) for _, tokens in topical), *body])),
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


def _places(article: Article) -> Iterator[Text]:
    """The title with the words of each source's path: a path names the product that is meant."""
    for path in dict.fromkeys(s.doc for s in article.sources):
        text = f"{' '.join(_WORD.findall(path.rpartition('.')[0])[-_PATH_WORDS:])} {article.title}"
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
