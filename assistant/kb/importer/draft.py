"""What travels between reading documents and keeping articles."""

from __future__ import annotations

from ...record import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from ...shapes import Gravity


class ProseBlock(Record):
    """One block of prose of a source."""

    kind: str
    """heading, paragraph, bullet, step, quote, note, code, table, image or rule."""
    markdown: str
    """Clean CommonMark, may span lines; no MDX, JSX, HTML or ``:::`` in it outside code.

    List items carry their marker, and whatever stands inside one its indentation, so that pieces
    joined by blank lines are the document again.
    """
    line: int
    """First line in the source, from 1."""
    end: int
    """Last line."""
    level: int = 0
    """Of a heading; depth of a list item (0 = top)."""
    words: str = ""
    """Its plain text, without markup."""


class Origin(Record):
    """Where in which document a draft comes from."""

    doc: str
    """Path of the source as given to import, forward slashes, relative to the docs' root."""
    heading: str
    first: int
    last: int
    """Lines."""
    digest: str
    """SHA-256 (hex) of the section's source text with normalised line ends."""
    path: str = ""
    """Headings above it, joined with " > "."""


class Draft(Record):
    """An article in the making."""

    id: str
    """Stable slug."""
    title: str
    """A readable symptom or how-to."""
    symptoms: tuple[str, ...]
    pieces: tuple[ProseBlock, ...]
    origins: tuple[Origin, ...]
    variants: tuple[str, ...] = ()
    """Differences of near-duplicates, each the text of a unified diff."""
    kind: str = ""
    """See `reading.kind_of`."""


class SkippedSection(Record):
    """A section or page that became no article."""

    doc: str
    heading: str
    line: int
    reason: str


class Finding(Record):
    """Trouble with a source."""

    doc: str
    line: int
    """From 1; 0 where the whole file is meant."""
    severity: Gravity
    message: str
    hint: str = ""


class ReadResult(Record):
    """All that was read."""

    drafts: tuple[Draft, ...]
    left_out: tuple[SkippedSection, ...]
    findings: tuple[Finding, ...]
    documents: int
    """How many documents could be read."""


class Proposal(Record):
    """A check or action that a draft's text suggests; it runs nothing until an author agrees."""

    block: str
    """check or action."""
    id: str
    yaml: str
    """The body of the fenced block, with ``proposed: true``."""
    because: str
    """The source text that led to it (one line, plain)."""
    line: int
    """Of the source."""
    after: int = -1
    """Index of the piece it belongs behind; -1: at the end."""
    variables: tuple[tuple[str, str], ...] = ()
    """Placeholder variables used: name, how it reads in the text."""
