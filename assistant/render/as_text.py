"""Answers and articles as text for a plain terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ..engine.why import confidence_word, percent, why
from ..kb.by_hand import steps_by_hand
from ..model import Answer, Match
from ..record import TYPE_CHECKING
from .terminal import NO_BREAK, Piece, Style, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..model import CheckResult

_LABELS = {"check": "Check", "action": "Fix"}


def answer_lines(
    answer: Answer,
    article: dict[str, Any] | None,
    style: Style,
    results: Mapping[str, CheckResult] | None = None,
) -> Iterator[str]:
    """The whole answer, line by line.

    `article` is the content of the first match; `results` stand in it at the place of their check.
    """
    yield from code_lines(answer, style)
    if answer.decision == "answer":
        yield from _answer(answer, article, style, results)
    elif answer.question is not None:
        yield from wrap(
            [Piece("I need one more detail. "), Piece(answer.question.text, "b")], style
        )
        yield ""
        yield from numbered(answer.question.choices, style)
    else:
        yield from _abstain(answer, style)


def _answer(
    answer: Answer,
    article: dict[str, Any] | None,
    style: Style,
    results: Mapping[str, CheckResult] | None,
) -> Iterator[str]:
    best, *others = answer.answers
    yield from wrap([Piece(best.title, "title")], style)
    likelihood = confidence_word(best.confidence).capitalize()
    yield from wrap(
        [Piece(f"{likelihood} ({percent(best.confidence)}): {why(best)}.", "dim")], style
    )
    if best.behind:
        yield from wrap([Piece("Note: ", "b"), Piece(f"{best.behind}.", "warn")], style)
    yield ""
    if article:
        yield from article_lines(article, style, results)
    close = [m for m in others if m.confidence >= 0.1]
    if close:
        yield ""
        yield from wrap([Piece("Not it? It could also be:")], style)
        yield from (line for m in close for line in _bullet(m, style))


def code_lines(answer: Answer, style: Style) -> Iterator[str]:
    """What the codes of the question mean, and a blank line."""
    for code in answer.codes:
        meaning = code.meaning or "a code that I do not know"
        yield from wrap([Piece(code.code, "b"), Piece(f": {meaning}.")], style)
    if answer.codes:
        yield ""


def _abstain(answer: Answer, style: Style) -> Iterator[str]:
    if any(code.meaning for code in answer.codes):
        yield from wrap([Piece("There is no article about this yet.", "b")], style)
    else:
        unknown = "Nothing I know of fits what you describe."
        yield from wrap([Piece("I don't know. ", "b"), Piece(unknown)], style)
    if answer.nearest:
        yield ""
        yield from wrap([Piece("The nearest topics, in case one of them is it:")], style)
        yield from numbered(answer.nearest, style)
    yield ""
    advice = "Describe it differently: what do you see, where on the screen, since when?"
    yield from wrap([Piece(advice, "dim")], style)


def numbered(matches: tuple[Match, ...], style: Style) -> Iterator[str]:
    """Choices phrased as symptoms, with their article's id."""
    for number, match in enumerate(matches, 1):
        pieces = [Piece(match.symptom), Piece(f" ({match.article})", "dim")]
        yield from wrap(pieces, style, f"  {number}. ", "     ")


def _bullet(match: Match, style: Style) -> Iterator[str]:
    tail = Piece(f" ({match.article}, {confidence_word(match.confidence)})", "dim")
    return wrap([Piece(match.title), tail], style, "  - ", "    ")


def article_lines(
    article: dict[str, Any],
    style: Style,
    results: Mapping[str, CheckResult] | None = None,
    *,
    by_hand: bool = False,
) -> Iterator[str]:
    """An article's content without its title, its sources at the end.

    `by_hand`: the steps that a person has to do stand below their fix; an answer does without,
    since their reading costs a parser.
    """
    previous = ""
    for block in article["blocks"]:
        if block["kind"] == "check" and (result := (results or {}).get(block["id"])):
            from .checks.text import row

            if previous != "check":
                yield ""
            yield from row(result, style)
            previous = "check"
            continue
        for element in block["elements"]:
            kind = element["kind"] if block["kind"] == "prose" else "paragraph"
            if kind == "heading" and _text(element) == article["title"]:
                continue
            if previous and not (previous == kind and kind in ("item", "row")):
                yield ""
            yield from _element(kind, block, element, style)
            previous = kind
        for number, step in enumerate(steps_by_hand(block) if by_hand else (), 1):
            yield from wrap([Piece(step)], style, f"    {number}. ", "       ")
    yield from _sources(article, style)


def _text(element: dict[str, Any]) -> str:
    return "".join(text for text, _, _ in element["spans"])


def _element(
    kind: str, block: dict[str, Any], element: dict[str, Any], style: Style
) -> Iterator[str]:
    pieces = [p for span in element["spans"] for p in _pieces(span)]
    indent = "  " * element["level"]
    if block["kind"] != "prose":
        label = Piece(f"{_LABELS[block['kind']]}: ", "b")
        return wrap([label, *pieces, Piece(f" ({block['id']})", "dim")], style, "[ ] ", "    ")
    if kind == "heading":
        return _heading(pieces, style)
    if kind == "item":
        first = f"{indent}{element['marker']} "
        return wrap(pieces, style, first, " " * len(first))
    if kind == "code":
        lines = _text(element).split("\n")
        return (f"{indent}    {style.paint(line, 'c')}" for line in lines)
    if kind == "rule":
        return iter([style.paint("-" * min(40, style.width), "dim")])
    margin = f"{indent}| " if kind == "quote" else indent + (" " if element["level"] else "")
    return wrap(pieces, style, margin, margin)


def _heading(pieces: list[Piece], style: Style) -> Iterator[str]:
    """A heading, underlined where no colour sets it off."""
    lines = list(wrap([Piece(p.text, "title") for p in pieces], style))
    yield from lines
    if not style.colour:
        yield "-" * max(map(len, lines), default=0)


def _pieces(span: list[str]) -> Iterator[Piece]:
    text, look, href = span
    if look == "c":
        text = text.replace(" ", NO_BREAK)  # a path is copied whole
    yield Piece(text, look)
    if href.endswith(".md") and "/" not in href and href[:-3] not in text:
        yield Piece(f" ({href[:-3]})", "dim")
    if href.startswith(("http://", "https://")) and href != text:
        yield Piece(f" <{href}>", "dim")


def _sources(article: dict[str, Any], style: Style) -> Iterator[str]:
    names = [_source(source) for source in article["sources"]]
    if names:
        yield ""
        yield from wrap([Piece("Sources: " + "; ".join(names), "dim")], style, "", "  ")
    if article["related"]:
        related = ", ".join(article["related"])
        yield from wrap([Piece(f"See also: {related}", "dim")], style, "", "  ")


def _source(source: dict[str, str]) -> str:
    """A page by its title and address, a document by its name and lines."""
    doc, title = source["doc"], source["heading"]
    if title and doc.startswith(("http://", "https://")):
        return f"{title} ({doc})"
    return f"{doc}, lines {source['lines']}" if source["lines"] else doc
