"""A knowledge base made of proposals passes the program's own lint."""

from __future__ import annotations

import json

from assistant.actions.lint import lint_actions
from assistant.checks.lint import lint_checks
from assistant.kb.importer.draft import Proposal
from assistant.kb.importer.keep.info import declared
from assistant.kb.importer.propose import propose
from assistant.kb.parse import parse_article, parse_info
from assistant.kb.problem import Problem
from tests.importer.proposals import draft
from tests.importer.test_propose_texts import TRAY


def test_lint_finds_nothing_wrong_with_proposals_of_two_articles_about_the_same() -> None:
    problems: list[Problem] = []
    articles = []
    proposals: list[Proposal] = []
    for name in ("pump", "pump-again"):
        own = propose(
            draft(*TRAY, r"Its log is `C:\ProgramData\{YOUR_CLIENT}\p\a.log`.", name=name)
        )
        blocks = "".join(f"\n```{p.block} {p.id}\n{p.yaml}```\n" for p in own)
        text = f"---\nid: {name}\ntitle: x\nsymptoms: [x]\n---\n{blocks}"
        article = parse_article(f"{name}.md", text, problems.append, strict=True)
        assert article is not None
        articles.append(article)
        proposals += own
    reads = ["C:\\ProgramData\\{client}\\p"]
    content = json.dumps({"variables": declared(proposals), "reads": reads})
    info = parse_info("kb.yaml", content, "kb", problems.append)
    problems += [*lint_checks(articles, info), *lint_actions(articles, info)]
    assert [p for p in problems if p.severity != "note"] == []
    assert sum(len(a.blocks) for a in articles) == 12
