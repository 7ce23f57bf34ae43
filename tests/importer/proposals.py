"""Drafts made by hand, and proposals read back by the program's own readers."""

from __future__ import annotations

from typing import Any

from assistant.actions.read import ActionSpec, read_action
from assistant.checks.read import read_check
from assistant.checks.spec import CheckSpec
from assistant.kb.importer.draft import Draft, Proposal, ProseBlock
from assistant.kb.importer.keep.info import declared
from assistant.kb.importer.propose import propose
from assistant.kb.parse import parse_article
from assistant.kb.problem import Problem


def draft(*blocks: str, title: str = "The pump is stuck", name: str = "pump") -> Draft:
    """A draft of these blocks: ``1. a step``, ``- a bullet``, ``# a heading``, fences, or text."""
    pieces = [_piece(text, line) for line, text in enumerate(blocks, 10)]
    return Draft(name, title, (title,), tuple(pieces), ())


def _piece(text: str, line: int) -> ProseBlock:
    body = text.strip()
    level = (len(text) - len(text.lstrip())) // 3
    if body.startswith("1. "):
        return ProseBlock("step", body[3:], line, line, level)
    if body.startswith("- "):
        return ProseBlock("bullet", body[2:], line, line, level)
    if body.startswith("#"):
        return ProseBlock("heading", body, line, line, 3)
    kind = "table" if body.startswith("|") else "code" if body.startswith("```") else "paragraph"
    return ProseBlock(kind, body, line, line)


class ReadBack:
    """What an author sees after an import: the blocks, read as the program reads them."""

    def __init__(self, source: Draft) -> None:
        self.draft = source
        self.proposals = propose(source)
        self.problems: list[Problem] = []
        text = f"---\nid: {source.id}\ntitle: x\nsymptoms: [x]\n---\n" + "".join(
            f"\n```{p.block} {p.id}\n{p.yaml}```\n" for p in self.proposals
        )
        article = parse_article("a.md", text, self.problems.append, strict=True)
        assert article is not None
        sets = {"variables": declared(self.proposals), "signatures": {}}
        blocks = [b for b in article.blocks if b.kind != "prose"]
        assert [b.id for b in blocks] == [p.id for p in self.proposals]
        self.checks: list[CheckSpec] = [
            read_check(b, source.id, "a.md", sets, self.problems.append)
            for b in blocks
            if b.kind == "check"
        ]
        self.actions: list[ActionSpec] = [
            read_action(b, source.id, "a.md", sets, self.problems.append)
            for b in blocks
            if b.kind == "action"
        ]

    def looks(self) -> list[tuple[str, Any]]:
        """Kind of each check with what it looks at first."""
        return [(c.kind.name, c.params[c.kind.short]) for c in self.checks if c.kind]

    def does(self, number: int = 0) -> list[tuple[str, dict[str, Any]]]:
        """Kinds of an action with the parameters that are given."""
        spec = self.actions[number]
        return [(p.kind.name, {k: v for k, v in p.params.items() if v}) for p in spec.parts]

    def proposal(self, name: str) -> Proposal:
        """The proposal whose id ends so."""
        return next(p for p in self.proposals if p.id.endswith(name))


def read_back(*blocks: str, title: str = "The pump is stuck") -> ReadBack:
    """Proposals of a draft made of `blocks`, which read back without any problem."""
    read = ReadBack(draft(*blocks, title=title))
    assert read.problems == []
    return read
