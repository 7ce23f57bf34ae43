"""An import that nobody has edited answers at least as well as a full-text search of its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.kb.folder import read_articles
from assistant.kb.importer.keep.run import Order, import_docs
from assistant.kb.importer.propose import propose
from assistant.kb.importer.reading import read_docs
from assistant.kb.leaks import leaks
from assistant.kb.scan import scan
from benchmarks.imports.__main__ import small
from benchmarks.imports.score import Tree, measure

TREES = small()


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.name)
def test_an_import_is_never_below_full_text_search(tree: Tree) -> None:
    score = measure(tree, [other for other in TREES if other is not tree])

    assert score.asked >= 8
    assert score.top1 >= max(score.fts1, score.bm1), score.missed
    assert score.wrong == 0
    assert score.foreign_answered == 0


@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.name)
def test_no_sign_of_a_dialect_is_left_in_an_import(tree: Tree, tmp_path: Path) -> None:
    import_docs(Order(str(tmp_path / "kb"), (str(tree.docs),)), read_docs, propose, None)
    articles = list(read_articles(scan(str(tmp_path / "kb")), lambda problem: None))

    assert articles
    assert list(leaks(articles, lambda file: [])) == []
    assert len({article.title.casefold() for article in articles}) == len(articles)
