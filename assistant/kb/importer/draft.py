"""What travels between reading documents, proposing checks and keeping a knowledge base."""

from __future__ import annotations

from ...record import Record


class Piece(Record):
    """One block of prose of a source."""

    kind: str
    """heading, paragraph, bullet, step, quote, note, code, table, image or rule."""
    markdown: str
    """Clean CommonMark, may span lines; no MDX, JSX, HTML or admonition marks outside code."""
    line: int
    """First line in the source, counted from 1."""
    end: int
    """Last line."""
    level: int = 0
    """Of a heading; depth of a list item, 0 at the top."""
    words: str = ""
    """Its plain text."""


class Origin(Record):
    """Where a draft comes from."""

    doc: str
    """Path of the source below the place given to import, with forward slashes."""
    heading: str
    first: int
    last: int
    """Lines, counted from 1."""
    digest: str
    """SHA-256 of the section's source text with normalised line ends, in hex."""
    path: str = ""
    """Headings above it, joined with " > "."""


class Draft(Record):
    """An article to be."""

    id: str
    """Stable slug."""
    title: str
    """A readable symptom or task."""
    symptoms: tuple[str, ...]
    pieces: tuple[Piece, ...]
    origins: tuple[Origin, ...]
    variants: tuple[str, ...] = ()
    """Differences of near-duplicates, each a unified diff; never silently dropped."""


class LeftOut(Record):
    """A page or section that became no article."""

    doc: str
    heading: str
    line: int
    reason: str


class Finding(Record):
    """Trouble with a source: unreadable, not UTF-8, an admonition that never ends, ..."""

    doc: str
    line: int
    severity: str
    """warning or error."""
    message: str
    hint: str = ""


class Reading(Record):
    """All that was read."""

    drafts: tuple[Draft, ...]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...]
    documents: int


class Proposal(Record):
    """A check or an action that the text suggests; it runs nothing until an author confirms it."""

    block: str
    """check or action."""
    id: str
    yaml: str
    """Body of the fenced block, with ``proposed: true``."""
    because: str
    """The source text that led to it, one plain line."""
    line: int
    """Of the source."""
    after: int = -1
    """Index of the piece it belongs behind; -1: at the end."""
    variables: tuple[tuple[str, str], ...] = ()
    """Placeholder variables it uses: name, how it reads in the text."""
