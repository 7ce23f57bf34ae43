"""A draft -> the text of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....text import clean, one_line
from ..draft import Draft, Origin, Proposal
from .info import key_lines, scalar

_LIVE = re.compile(
    r"^((?:[ \t>]|[-*+] |\d+[.)] )*(?:`{3,}|~{3,})[ \t]*)(check|action)\b", re.MULTILINE
)


def article_text(draft: Draft, article: str, proposals: Sequence[Proposal] = ()) -> str:
    """The article's text, with the id `article`; the same draft always makes the same text."""
    header = [
        f"id: {article}",
        f"title: {scalar(draft.title)}",
        *([f"kind: {draft.kind}"] if draft.kind else []),
        *key_lines("symptoms", [one_line(s, 300) for s in draft.symptoms]),
        *key_lines("sources", [_source(origin) for origin in draft.origins]),
    ]
    body: list[str] = []
    waiting: list[Proposal] = []
    within = False
    for number, piece in enumerate(draft.pieces):
        waiting += [p for p in proposals if 0 <= p.after == number - 1]
        # as it was read, with no block in it that would be in force
        text = _LIVE.sub(r"\1text \2", clean(piece.markdown)).strip("\n").rstrip()
        item = piece.kind in ("bullet", "step")
        if waiting and text[:1].strip() and not item:  # not between two steps, which it would part
            body += map(_block, waiting)
            waiting, within = [], False
        if text:
            body.append(text if item and within else f"\n{text}")
            within = item
    late = (p for p in proposals if not 0 <= p.after < len(draft.pieces) - 1)
    body += map(_block, (*waiting, *late))
    return "\n".join(["---", *header, "---", *body]).rstrip("\n") + "\n"


def _source(origin: Origin) -> list[tuple[str, str]]:
    doc, heading = one_line(origin.doc, 1000), one_line(origin.heading)
    lines = f"{origin.first}-{origin.last}"
    return [("doc", doc), ("heading", heading), ("lines", lines), ("sha256", origin.digest)]


def _block(proposal: Proposal) -> str:
    """A proposal as a fenced block; the text that led to it stands in a comment."""
    because = one_line(proposal.because, 300)
    comment = f"# because the docs say: {because}\n" if because else ""
    body = clean(proposal.yaml).strip("\n")
    longest = max((len(run) for run in re.findall(r"`+", body)), default=0)
    fence = "`" * max(3, longest + 1)  # which nothing in it closes
    return f"\n{fence}{proposal.block} {proposal.id}\n{comment}{body}\n{fence}"
