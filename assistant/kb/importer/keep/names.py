"""A draft -> the text of an article, with ids, a file name and symptoms that no other has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ....match.features import topic_key
from ....match.tokens import tokenize
from ....text import clean, one_line
from ...parse import slug
from ..draft import Draft, Origin, Proposal
from .folder import Entry, Written
from .info import key_lines, scalar
from .merge import items_of
from .parts import split

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,89}")
_RESERVED = frozenset(
    ("readme", "con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10)))
)
"""File names that mean something else: to the knowledge base, or to Windows."""
_LIVE = re.compile(
    r"^((?:[ \t>]|[-*+] |\d+[.)] )*(?:`{3,}|~{3,})[ \t]*)(check|action)\b", re.MULTILINE
)


class TakenNames:
    """What is taken in a knowledge base."""

    def __init__(
        self, entries: Iterable[Entry], written: Iterable[Written], taken: Iterable[str]
    ) -> None:
        self._ids = {e.article for e in entries} | {w.id for w in written}
        self._files = {name.casefold() for name in taken} | {e.file.casefold() for e in entries}

    def take(self, wanted: str) -> tuple[str, str]:
        """A free id, and the file of the article that has it."""
        base = wanted if _ID.fullmatch(wanted) else slug(wanted)
        number = 1
        while True:
            name = base if number == 1 else f"{base}-{number}"
            reserved = name.split(".")[0] in _RESERVED
            file = f"{name}-article.md" if reserved else f"{name}.md"
            if name not in self._ids and file not in self._files:
                self._ids.add(name)
                self._files.add(file)
                return name, file
            number += 1


def free_blocks(
    proposals: Sequence[Proposal], owner: str, owners: dict[str, str]
) -> list[Proposal]:
    """The proposals under ids that no other article uses; who owns which is noted in `owners`."""
    renamed: dict[str, str] = {}
    for proposal in proposals:
        name, number = proposal.id, 1
        while owners.setdefault(name, owner) != owner:
            number += 1
            name = f"{proposal.id}-{number}"
        renamed[proposal.id] = name
    return [
        p._replace(id=renamed[p.id], yaml=_renamed(p.yaml, renamed), block=p.block)
        for p in proposals
    ]


def _renamed(yaml: str, names: dict[str, str]) -> str:
    """The references to checks under their new ids."""
    lines = []
    for line in yaml.split("\n"):
        key, colon, value = line.partition(":")
        if key.strip(" -") in ("resolves", "signs", "verify", "requires", "precondition", "check"):
            value = re.sub(r"[a-z0-9][a-z0-9._-]*", lambda m: names.get(m[0], m[0]), value)
        lines.append(key + colon + value)
    return "\n".join(lines)


class Phrases:
    """Which article has which phrase, for one of two would lead to neither."""

    def __init__(self, drafts: Iterable[Draft], known: Mapping[str, Entry]) -> None:
        """Known articles first, then titles, then whoever comes first.

        An article keeps what its section still says, so that an import of what has not changed
        changes nothing; what it was only called by for want of a phrase is not its own.
        """
        self._owners: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        for draft in drafts:
            self._titles.setdefault(_key(draft.title), draft.id)
            entry = known.get(draft.id)
            for phrase in _written(entry) & set(map(_key, draft.symptoms)) if entry else ():
                self._owners.setdefault(phrase, entry.id if entry else "")

    def of(self, draft: Draft, owner: str) -> tuple[str, ...]:
        """The symptoms of a draft that are its own and tell something; `owner` is who has them."""
        found = []
        for phrase in draft.symptoms:
            key = _key(phrase)
            other = self._titles.get(key, draft.id) != draft.id and key not in self._owners
            if key and not other and self._owners.setdefault(key, owner) == owner:
                found.append(phrase)
        return tuple(found) or _fallback(draft)


def _written(entry: Entry) -> set[str]:
    """The symptoms that the last import wrote."""
    header = split(entry.text).header
    lists = (items_of(chunk.text) or () for chunk in header if chunk.name == "symptoms")
    return {_key(str(phrase)) for phrases in lists for phrase in phrases}


def _fallback(draft: Draft) -> tuple[str, ...]:
    """The title and where it stands, where no phrase is left."""
    above = [o.path.split(" > ")[-1] for o in draft.origins if o.path]
    above += [o.doc.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("-", " ") for o in draft.origins]
    said = not above or f" {above[0].casefold()}:" in f" {draft.title.casefold()}"
    return (draft.title if said else f"{above[0]}: {draft.title}",)


def _key(text: str) -> str:
    return topic_key(tokenize(text))


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
