"""One article's text -> an `Article`, with every problem told by file and line."""

from __future__ import annotations

import re
import zlib
from pathlib import PurePosixPath

from markdown_it.token import Token

from ..match.tokens import fold
from ..model import KINDS, Article, Block, Element, KbInfo, Source, Span
from ..record import TYPE_CHECKING, Record
from ..suggest import nearest
from ..text import clean, one_line
from . import prose
from .problem import Problem, Severity
from .schema import ARTICLE, KB, Reader, Report
from .yamlio import Value, YamlError, load

if TYPE_CHECKING:
    pass

_SLUG = re.compile(r"[^a-z0-9]+")
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_FENCE = re.compile(r"(check|action)(?:\s+(\S+)\s*(.*))?")


class _Document(Record):
    header: str
    header_line: int
    body: str
    body_line: int
    unclosed: bool = False
    """A first line that looks like the beginning of a header that never ends."""


def slug(text: str) -> str:
    """A file name or heading as an id: ``Disk full (C:)`` -> ``disk-full-c``.

    A name without a Latin letter becomes a number, always the same.
    """
    plain = _SLUG.sub("-", fold(text)).strip("-")[:80]
    return plain or f"article-{zlib.crc32(text.encode('utf-8', 'replace')):08x}"


def parse_article(file: str, text: str, report: Report, *, strict: bool = False) -> Article | None:
    """Parse one Markdown file; None where nothing of it can be used.

    Args:
        file: path relative to the knowledge base, with forward slashes.
        text: the decoded content.
        report: is called with each problem found.
        strict: unknown header keys are errors (in a knowledge base with a kb.yaml).
    """
    document = _split(clean(text))
    if document.unclosed:
        message, hint = "the header never ends", "put “---” on the line below it"
        report(Problem(file, 1, "open-header", message, hint))
    try:
        header = load(document.header)
    except YamlError as error:
        line = error.line + document.header_line - 1
        report(Problem(file, line, "bad-yaml", error.message, error.hint, fatal=True))
        return None
    reader = Reader(ARTICLE, file, document.header_line, report, strict=strict)
    keys = reader.read(header)
    tokens = prose.parser().parse(document.body)
    for token in tokens:
        if token.type == prose.LONG and token.map:
            line = document.body_line + token.map[0]
            message = f"a paragraph of more than {prose.MAX_PARAGRAPH} characters, or full of “[”"
            hint = "it is shown as it is written, without links and emphasis; divide it"
            report(Problem(file, line, "long-paragraph", message, hint, "warning"))
    blocks = _blocks(file, document, tokens, report)
    first = _first_heading(blocks)
    title = keys.get("title") or first or PurePosixPath(file).stem.replace("-", " ")
    if not keys.get("title") and not first:
        report(
            Problem(
                file, 1, "no-title", "no title", "add “title: ...” or a first heading", "warning"
            )
        )
    return Article(
        id=_article_id(file, str(keys.get("id", "")), reader.lines.get("id", 1), report),
        title=title,
        symptoms=keys.get("symptoms", ()),
        not_symptoms=keys.get("not_symptoms", ()),
        applies_to=keys.get("applies_to", ()),
        related=keys.get("related", ()),
        blocks=blocks,
        sources=tuple(Source(**{"doc": "", **s}) for s in keys.get("sources", ())),
        file=file,
        answers=_answers(file, keys, reader.lines, report),
        kind=_kind(file, keys, reader.lines, report),
    )


def parse_info(file: str, text: str, default_id: str, report: Report) -> KbInfo:
    """Read kb.yaml; what is missing gets a default.

    Raises:
        YamlError: it is no YAML.
    """
    keys = Reader(KB, file, 1, report, strict=True).read(load(clean(text)))
    names = ("variables", "signatures", "generations", "results", "reads", "changes",
             "demos", "redact")  # fmt: skip
    declared = {name: keys.pop(name) for name in names if name in keys}
    support = keys.pop("support", {})
    return KbInfo(**{"id": default_id, "support": support, "declared": declared, **keys})


def _answers(file: str, keys: dict[str, str], lines: dict[str, int], report: Report) -> bool:
    written = keys.get("answers", "yes")
    if written not in ("yes", "no", "true", "false"):
        hint = "“answers: no” makes a page of checks that is never an answer"
        report(Problem(file, lines["answers"], "wrong-type", "“answers” is yes or no", hint))
    return written not in ("no", "false")


def _kind(file: str, keys: dict[str, str], lines: dict[str, int], report: Report) -> str:
    written = keys.get("kind", "")
    if written in ("", *KINDS):
        return written
    hint = f"write one of {', '.join(KINDS)}"
    report(Problem(file, lines["kind"], "wrong-type", f"“{written[:40]}” isn't a kind", hint))
    return ""


def parse_phrases(text: str) -> tuple[str, ...]:
    """One phrase a line; blank lines and lines that begin with # are left out."""
    lines = (" ".join(line.split()) for line in clean(text).splitlines())
    return tuple(line for line in lines if line and line[0] != "#")


def _split(text: str) -> _Document:
    """Cut the header off before Markdown sees it: ``---`` below text would be a heading."""
    text = text.removeprefix("\ufeff")
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return _Document("", 1, text, 1)
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            return _Document(
                "\n".join(lines[1:number]), 2, "\n".join(lines[number + 1 :]), number + 2
            )
    begun = bool(re.match(r"[A-Za-z_]+:(\s|$)", lines[1])) if len(lines) > 1 else False
    return _Document("", 1, text, 1, unclosed=begun)


def _article_id(file: str, written: str, line: int, report: Report) -> str:
    if not written:
        return slug(str(PurePosixPath(file).with_suffix("")))
    if _ID.fullmatch(written):
        return written
    better = slug(written)
    message = "an id has lower-case letters, digits, “-”, “.” and “_” only"
    report(Problem(file, line, "bad-id", message, f"write “id: {better}”"))
    return better


def _blocks(
    file: str, document: _Document, tokens: list[Token], report: Report
) -> tuple[Block, ...]:
    blocks: list[Block] = []
    lines = document.body.split("\n")
    walk = prose.Walk()
    seen: set[str] = set()
    start = 0
    for token in tokens:
        match = _FENCE.fullmatch(token.info.strip()) if token.type == "fence" else None
        if match is None or token.map is None:
            if token.type == "fence" and token.map:
                _misspelt(file, document.body_line + token.map[0], token.info, report)
            walk.read(token)
            continue
        blocks += _prose(document, lines, walk.take(), start, token.map[0])
        block = _fenced(file, document, token, match, report)
        if block.id in seen:
            message = f"the {block.kind} “{block.id}” is there twice"
            hint = "give it an id of its own"
            report(Problem(file, block.line, "duplicate-block", message, hint))
        seen.add(block.id)
        blocks.append(block)
        start = token.map[1]
    return (*blocks, *_prose(document, lines, walk.take(), start, len(lines)))


def _misspelt(file: str, line: int, info: str, report: Report) -> None:
    """Warn of a fence that was perhaps meant as a check or an action: it is shown as a text."""
    word, _, name = info.strip().partition(" ")
    known = nearest(word, ("check", "action")) if name.strip() else ""
    if known:
        message = f"a block “{one_line(word, 40)}” is shown as text and does nothing"
        hint = f"did you mean “```{known} {one_line(name.strip(), 60)}”?"
        report(Problem(file, line, "misspelt-block", message, hint, "warning"))


def _prose(
    document: _Document, lines: list[str], parts: tuple[Element, ...], start: int, end: int
) -> list[Block]:
    source = "\n".join(lines[start:end]).strip("\n")
    return [Block("prose", document.body_line + start, source, "", parts)] if parts else []


def _fenced(
    file: str, document: _Document, token: Token, match: re.Match[str], report: Report
) -> Block:
    kind, name, rest = match[1], match[2] or "", match[3] or ""
    first = document.body_line + (token.map or [0])[0]

    def tell(line: int, code: str, message: str, hint: str, severity: Severity = "error") -> None:
        report(Problem(file, line, code, message, hint, severity))

    if not name or rest or not _ID.fullmatch(name):
        tell(first, "bad-block-id", f"a {kind} needs one id", f"write “```{kind} some-id”")
    title = name
    if not token.content.strip():  # a block that is declared elsewhere, shown here too
        return Block(kind, first, "", name, (Element("paragraph", (Span(title),)),))
    try:
        body = load(token.content)
    except YamlError as error:
        tell(first + error.line, "bad-yaml", error.message, error.hint)
        body = Value({}, 1)
    if not isinstance(body.data, dict):
        tell(
            first + 1,
            "not-a-mapping",
            f"a {kind} holds “key: value” lines",
            "for example: title: ...",
        )
    elif "title" not in body.data:
        tell(first, "no-title", f"the {kind} “{name}” has no title", "add “title: ...”", "warning")
    elif isinstance(body.data["title"].data, str):
        title = body.data["title"].data
    return Block(kind, first, token.content, name, (Element("paragraph", (Span(title),)),))


def _first_heading(blocks: tuple[Block, ...]) -> str:
    for block in blocks:
        for element in block.elements:
            if element.kind == "heading":
                return "".join(s.text for s in element.spans).strip()
    return ""
