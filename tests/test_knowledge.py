"""The built-in knowledge base: what its author promises of every article."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from assistant.engine.codes import known_codes
from assistant.kb.folder import read_articles, read_info
from assistant.kb.scan import scan
from assistant.model import Article, Block, KbInfo
from tests.each import each

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
EVALUATION = "ASSISTANT_EVALUATION_FILES"
"""Names of files with questions (JSON lines) that measure it and are kept elsewhere."""
TOO_ALIKE = 90
SHORT = 15
"""Characters up to which two questions are alike by chance."""


def _none(problem: object) -> None:
    """Problems are lint's business."""


IDS = sorted(
    file.stem for file in KNOWLEDGE.glob("*.md") if "\nanswers: no\n" not in file.read_text("utf-8")
)


@cache
def articles() -> dict[str, Article]:
    return {a.id: a for a in read_articles(scan(str(KNOWLEDGE)), _none) if a.answers}


@cache
def info() -> KbInfo:
    return read_info(scan(str(KNOWLEDGE)), _none)


HAND_OFFS = ("data-error", "quickbooks-own-errors")
OWN = "QuickbooksDesktopUI.exe"


def prose(article: Article) -> str:
    return "\n".join(block.source for block in article.blocks if block.kind == "prose")


def actions(article: Article) -> list[Block]:
    return [b for b in article.blocks if b.kind == "action" and b.source.strip()]


@pytest.fixture(params=IDS)
def article(request: pytest.FixtureRequest) -> Article:
    return articles()[request.param]


def test_an_article_says_for_which_connector_it_is(article: Article) -> None:
    assert article.applies_to
    assert set(article.applies_to) <= {"legacy", "qbwc"}
    opening = " ".join(prose(article).split()[:120])
    assert "Web Connector" in opening


def test_an_article_has_a_dozen_symptoms_of_its_own(article: Article) -> None:
    assert len(article.symptoms) >= 11
    assert len(article.phrases) >= 150


def test_a_fact_can_be_looked_up_by_anybody(article: Article) -> None:
    assert article.sources
    for source in article.sources:
        assert source.doc.startswith("https://")
        assert source.heading


def test_related_articles_exist(article: Article) -> None:
    assert set(article.related) <= set(IDS) - {article.id}


def test_an_article_ends_with_what_support_needs(article: Article) -> None:
    last = prose(article).rpartition("\n## ")[2]

    assert last.startswith(("Ask support", "Tell support"))


def test_a_person_can_see_what_this_pc_shows(article: Article) -> None:
    checks = [block for block in article.blocks if block.kind == "check"]

    assert checks or article.id == "quickbooks-own-errors"


def test_a_fix_never_touches_quickbooks_or_the_books(article: Article) -> None:
    for block in actions(article):
        assert "QBW.EXE" not in block.source
        assert ".qbw" not in block.source.casefold()
        assert "process: {end" not in block.source or OWN in block.source


@pytest.mark.parametrize("name", HAND_OFFS)
def test_an_article_about_something_else_says_so_first_and_cures_nothing(name: str) -> None:
    article = articles()[name]

    assert prose(article).lstrip().startswith("This is not the connector:")
    assert all(b.source.lstrip().startswith("title:") and "open:" in b.source
               for b in actions(article))  # fmt: skip


CODES = {
    "could-not-start-quickbooks": "0x80040408 0x80040401 0x80040438 0x80040402 0x8004041C "
    "0x80010105 0x800706BA 0x8004040D",
    "window-open-in-quickbooks": "0x80040414 0x80040424",
    "wrong-company-file-open": "0x8004040A 0x80040416 0x80040417",
    "single-or-multi-user-mode": "0x80040410 0x80040422",
    "company-file-moved": "0x80040403 0x80040406",
    "quickbooks-updated": "0x80040409 0x80040423 0x8004041F",
    "sdk-missing": "0x80040154 0x80040308 QBWC1021 QBWC1034",
    "reinstall-certificate": "0x80040418 0x8004041A 0x8004041B 0x8004041D 0x8004041E 0x80040420 "
    "0x8004042C",
    "quickbooks-own-errors": "0x80040427 H202 H505 PS038",
    "hosted-or-remote-desktop": "0x8004042A",
    "data-error": "0x80040400",
    "web-connector-setup": "QBWC1011 QBWC1016 QBWC1017 QBWC1018 QBWC1022 QBWC1026 QBWC1027 "
    "QBWC1032 QBWC1036 QBWC1037 QBWC1039",
    "web-connector-password": "QBWC1028 QBWC1029 QBWC1030 QBWC1038 QBWC1040",
    "connector-network": "QBWC1010 QBWC1012 QBWC1035 QBWC1041 QBWC1045 QBWC1048",
    "web-connector-not-running": "QBWC1020",
    "logs": "QBWC1005 QBWC1033 QBWC1085",
    "": "QBWC1007 QBWC1009 QBWC1013 QBWC1031 0x80040421",
}


@each(
    ("code", "article"), [(code, name) for name, codes in CODES.items() for code in codes.split()]
)
def test_a_code_leads_to_one_article_and_has_a_meaning(code: str, article: str) -> None:
    (known,) = known_codes(f"the connector says {code}", info().declared)

    assert known.article == article
    assert known.meaning


def _questions(file: str) -> Iterator[str]:
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)["query"]


def _measured() -> list[str]:
    own = [str(KNOWLEDGE / name) for name in ("questions.jsonl", "neighbours.jsonl")]
    return own + [name for name in os.environ.get(EVALUATION, "").split(os.pathsep) if name]


@pytest.mark.parametrize("file", _measured(), ids=os.path.basename)
def test_no_phrase_is_a_question_that_measures_it(file: str) -> None:
    """Only our own line is told: questions kept elsewhere stay there."""
    lines = [*info().not_symptoms, *info().vague]
    for article in articles().values():
        lines += (*article.symptoms, *article.not_symptoms, *article.phrases)
    plain = [_in_order(line) for line in lines if len(line) > SHORT]
    asked = [_in_order(query) for query in _questions(file) if len(query) > SHORT]
    nearest = (
        process.extractOne(query, plain, scorer=fuzz.ratio, score_cutoff=TOO_ALIKE)
        for query in asked
    )

    assert not [found[0] for found in nearest if found]


def _in_order(text: str) -> str:
    """Its words in alphabetical order: their order makes no other question."""
    return " ".join(sorted(text.casefold().split()))
