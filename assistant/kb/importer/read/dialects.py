"""Signs of the dialects of Markdown that doc sites use, and what each is in plain Markdown.

Tables of patterns are applied line by line outside code, whatever dialect a page is written in, for
many trees mix them; what has no words of its own (classes, icons, layout) is dropped. Admonitions
become marks around their text: ``:::note Title`` (Docusaurus, VitePress; opened and closed in every
sloppy way), ``/// note`` (pymdown), ``!!! note "Title"``, ``??? note`` and ``=== "Tab"`` (MkDocs),
``> [!NOTE]`` (GitHub).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from ....record import Record
from .lines import ENTRY, ENTRY_END, LABEL, NOTE, NOTE_END, Line, Trouble

Replacement = str | Callable[[re.Match[str]], str]

_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`)")
_NOTES = "admonition|note|tip|info|warning|caution|danger|important|alert|callout|notice|hint"
_LAYOUT = (
    "image-end|row|row-end|column|column-end|zone|zone-end|zone-pivot-end|moniker|moniker-end|code"
)
_BOXES = "collapse|details|expand|accordion|expandable"
_COLONS = re.compile(r"([ \t]*(?:>[ \t]?)*)(:{3,}|/{3,}(?=[ \t]|$))[ \t]*([\w-]*)(.*)")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?=:{3,}[^:]*$)")
_QUOTE = re.compile(r"([ \t]*(?:>[ \t]?)*).*", re.DOTALL)
_TAIL = re.compile(r"(.*\S)[ \t]*(?<![:\w]):::[ \t]*")
_BANG = re.compile(
    r"([ \t]*)(?:(!!!|\?\?\?\+?)[ \t]*([\w-]*)[^\"']*?|===!?\+?)[ \t]*(?:\"(.*)\")?[ \t]*"
)
_ALERT = re.compile(r"([ \t]*(?:>[ \t]?)+)\[!(\w+)\][-+]?[ \t]*(.*)")
_DIRECTIVE = re.compile(r"[\w-]+(?:\.[\w-]+)+[ \t]*")
"""``::: package.module`` (mkdocstrings) stands for itself; no note begins."""
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_TITLE = re.compile(r"[ \t|]*(?:\[(.*)\]|(.*?))[ \t]*(?:\{[^{}]*\})?[ \t]*")
_SEVERE = {"warning", "caution", "danger", "important", "attention", "critical", "error", "failure"}
_DETAILS = {"details", "collapse", "expand"}
_ASKED = {"question", "faq", "help"}
"""Boxes of MkDocs whose title is asked, and whose text answers."""


def _named(match: re.Match[str]) -> dict[str, str]:
    return {m[1]: m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(match[0])}


def _box(match: re.Match[str]) -> str:
    """An opening shortcode of a note or a collapsed part."""
    found, name = _named(match), match[2].casefold()
    title = found.get("title") or found.get("summary") or _first_quoted(match[0])
    kind = "details" if re.fullmatch(_BOXES, name) else found.get("type") or name
    return f"{match[1]}:::{kind} {title}".rstrip()


def _first_quoted(text: str) -> str:
    found = re.search(r"\{\{\S\s*[\w/-]+\s+\"([^\"]*)\"", text)
    return found[1] if found else ""


def _picture(match: re.Match[str]) -> str:
    found = _named(match)
    alt = found.get("alt") or found.get("alt-text") or found.get("caption") or found.get("title")
    place = found.get("src") or found.get("source") or found.get("link") or ""
    return f"![{alt or ''}]({place})" if (alt or place) and not re.search(r"\s", place) else ""


def _text(match: re.Match[str]) -> str:
    found = _named(match)
    return next((found[k] for k in ("text", "title", "label", "name", "header") if k in found), "")


def _tab(match: re.Match[str]) -> str:
    title = _text(match) or _first_quoted(match[0])
    return f"**{title}**" if title else ""


def _character(match: re.Match[str]) -> str:
    """An entity as the character that it is; one that would be markup stays."""
    if match[0] in ("&lt;", "&gt;", "&amp;", "&#60;", "&#62;", "&#38;", "&quot;", "&vert;"):
        return match[0]
    letter = unescape(match[0])
    if letter.startswith("&"):
        return letter
    plain = " " if letter.isspace() else letter
    return plain if plain.isprintable() and plain not in "\\`*_[]|<>#" else match[0]


_TABLE: tuple[tuple[str, Replacement], ...] = (
    # Hugo
    (rf"^(\s*)\{{\{{[<%]\s*({_NOTES}|{_BOXES})\b[^{{}}]*[>%]\}}\}}\s*$", _box),
    (rf"^(\s*)\{{\{{[<%]\s*/\s*(?:{_NOTES}|{_BOXES})\s*[>%]\}}\}}\s*$", r"\1:::"),
    (r"\{\{[<%]\s*(?:figure|image|img)\b[^{}]*[>%]\}\}", _picture),
    (r"\{\{[<%]\s*(?:tab|tab-content|card|button)\b[^{}]*[>%]\}\}", _tab),
    (r"\{\{[<%]\s*(?:rel)?ref\s+\"?([^\"{}]*?)\"?\s*[>%]\}\}", r"\1"),
    (r"\{\{[<%](?:[^{}]|\{[^{}]*\})*[>%]\}\}", _text),
    # Nextra
    (r"(?<=\S)[ \t]*\{\{\s*\w+:(?:[^{}]|\{[^{}]*\})*\}\}\s*$", ""),
    # DocFX
    (r":::no-loc\b[^:\n]*?:::", _text),
    (r":::image\b.*?:::", _picture),
    (rf"^\s*:::(?:{_LAYOUT})\b.*$", ""),
    (r"^\s*>\s*\[!div\b[^\]]*\]\s*$", ""),
    (r"\[!(?:UICONTROL|DNL)\s+([^\]]*)\]", r"\1"),
    (r"\[!(?:VIDEO|ref|code-\w+)\b[^\]]*\](?:\([^()]*\))?", ""),
    # MkDocs
    (r"^\s*\{(?:#[\w-]+|:[^{}\n]*)\}\s*$", ""),
    (r"^(\s{0,3}#{1,6}\s.*?)[ \t]*\{[ \t]*#[^{}]*\}[ \t#]*$", r"\1"),
    (r"(?<=[\])*`_>\w.:])[ \t]*\{:[^{}\n]*\}", ""),
    (r"[ \t]*\{[ \t]*\.[\w-]+(?:[ \t]+[.#]?[\w-]+(?:=[\w\"'-]*)?)*[ \t]*\}", ""),
    (r"(?<=[\])*`_])\{[ \t]*(?:[.#][\w-]+|[\w-]+=\"[^\"{}]*\"|[\w-]+=[\w_-]+)[^{}\n]*\}", ""),
    (r"(?:(?<=\s)|^):(?:material|fontawesome|octicons|simple|twemoji)-[\w-]+:[ \t]?", ""),
    (r"&(?:[a-zA-Z]{2,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});", _character),
)
# Docusaurus and VitePress need none here: what they add is read as notes and tags.
_SIGNS = [(re.compile(f"(?i){p}"), to) for p, to in _TABLE]
_ANY = re.compile(r"\{\{|\{[ \t]*[:.#]|:::|\[!|\{[\w-]+=|:(?:mat|font|octi|simp|twem)|&[#\w]+;")
_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_FILLED = re.compile(r"\{\{[<%]\s*([\w-]+)\s*[>%]\}\}")
_NOTE_TEXT = re.compile(r"[ ]{0,3}\[\^([^\]\s]{1,60})\]:[ \t]*(.*)")
_NAME = r"\[\^([^\]\s]{1,60})\]"
_NOTE_MARK = re.compile(rf"[ \t]*{_NAME}(?!:)|(?<=\S)[ \t]*{_NAME}")


def plain(lines: list[Line]) -> list[Line]:
    """`lines` without the signs of any dialect."""
    done = (
        line._replace(text=_in_code(line.text) if line.code else _plain(line.text))
        for line in lines
    )
    return _footnotes(list(done))


def _plain(text: str) -> str:
    if not _ANY.search(text):
        return text
    for pattern, to in _SIGNS:
        parts = _outside(text) if "`" in text else ((text, False),)
        text = "".join(_in_code(t) if code else pattern.sub(to, t) for t, code in parts)
    return text


def _in_code(text: str) -> str:
    """Code with a name in angle brackets for each shortcode, which a doc site fills in there."""
    return _FILLED.sub(r"<\1>", text) if "{{" in text else text


def _outside(text: str) -> Iterator[tuple[str, bool]]:
    """A line in parts, and whether each is code."""
    at = 0
    for span in _SPAN.finditer(text):
        if span.start() > at:
            yield text[at : span.start()], False
        yield span[0], True
        at = span.end()
    if at < len(text) or not text:
        yield text[at:], False


def _footnotes(lines: list[Line]) -> list[Line]:
    """Footnotes resolved where they are named; one that nothing names stays where it is."""
    marks = (m for line in lines if not line.code for m in _NOTE_MARK.finditer(line.text))
    named = {m[1] or m[2] for m in marks}
    texts: dict[str, str] = {}
    out: list[Line] = []
    name = ""
    for line in lines:
        match = None if line.code else _NOTE_TEXT.fullmatch(line.text)
        filled = line.text.strip()
        goes_on = name and not line.code and line.text[:1].isspace() and filled
        if match:
            name = match[1]
            texts[name] = match[2].strip()
            out.append(line._replace(text="" if name in named else match[2]))
        elif goes_on:
            texts[name] += f" {filled}"
            out.append(line._replace(text="") if name in named else line)
        else:
            name = "" if filled else name
            out.append(line)
    return [_unmarked(line, texts) for line in out]


def _unmarked(line: Line, texts: dict[str, str]) -> Line:
    if line.code or "[^" not in line.text:
        return line

    def told(match: re.Match[str]) -> str:
        said = texts.get(match[1] or match[2], "")
        return f" ({said.rstrip('.')})" if said else ""

    parts = (p if code else _NOTE_MARK.sub(told, p) for p, code in _outside(line.text))
    return line._replace(text="".join(parts))


class Marked(Record):
    """Lines without admonition syntax, and what was wrong with it."""

    lines: list[Line]
    troubles: tuple[Trouble, ...] = ()


def mark_notes(lines: list[Line]) -> Marked:
    """Replace the syntax of admonitions by marks, each a paragraph of its own."""
    plain = _indented(lines)
    ends, unclosed = _pairs(plain)
    out: list[Line] = []
    open_until: list[tuple[int, str]] = []
    for at, line in enumerate(plain):
        while open_until and open_until[-1][0] == at:
            out += _own(line, open_until.pop()[1])
        match = None if line.code else _COLONS.fullmatch(line.text)
        if match is None:
            tail = None if line.code or ":::" not in line.text else _TAIL.fullmatch(line.text)
            out.append(line._replace(text=tail[1]) if tail else line)
        elif at in ends:
            start, end = _start(match[3], match[4])
            out += _own(line._replace(text=match[1]), match[1] + start)
            open_until.append((ends[at], match[1] + end))
            open_until.sort(key=lambda entry: -entry[0])
        else:
            out.append(line._replace(text=match[1].rstrip()))
    for _, end in reversed(open_until):
        out += _own(plain[-1], end)
    message, hint = "an admonition is opened and never closed", "close it with “:::”"
    return Marked(out, tuple(Trouble(n, "warning", message, hint) for n in unclosed))


def _own(line: Line, text: str) -> list[Line]:
    """A mark on lines of its own; inside a quote the lines around it belong to the quote."""
    blank = line._replace(text=_QUOTE.sub(r"\1", text).rstrip(), code=False)
    return [blank, line._replace(text=text, code=False), blank]


def _start(kind: str, rest: str) -> tuple[str, str]:
    match = _TITLE.fullmatch(rest)
    title = ((match[1] or match[2] or "") if match else rest).strip()
    if kind.casefold() in _DETAILS:
        return ENTRY + title, ENTRY_END
    return NOTE + label(kind, title), NOTE_END


def label(kind: str, title: str) -> str:
    """The first line of a note; that it is a warning must not be lost with its box."""
    return title or (kind.capitalize() if kind.casefold() in _SEVERE else "")


def _pairs(lines: list[Line]) -> tuple[dict[int, int], list[int]]:
    """Each opening line's index with that of the line its note ends before; lines of unclosed."""
    ends: dict[int, int] = {}
    unclosed: list[int] = []
    opened: list[tuple[int, int]] = []

    def give_up(at: int, colons: int = 0) -> None:
        while opened and colons in (0, opened[-1][1]):
            start, _ = opened.pop()
            ends[start] = _first_block_end(lines, start, at)
            unclosed.append(lines[start].number)

    for at, line in enumerate(lines):
        match = None if line.code else _COLONS.fullmatch(line.text)
        said = (match[3] + match[4]).strip() if match else ""
        if match and said and not _DIRECTIVE.fullmatch(said):
            give_up(at, len(match[2]))
            opened.append((at, len(match[2])))
        elif match and opened and not said:
            ends[opened.pop()[0]] = at
        elif not line.code and _HEADING.match(line.text):
            give_up(at)
        elif opened and not line.code and not match and _TAIL.fullmatch(line.text):
            ends[opened.pop()[0]] = at + 1
    give_up(len(lines))
    return ends, unclosed


def _first_block_end(lines: list[Line], start: int, limit: int) -> int:
    """A note without an end holds the text up to the next empty line."""
    begun = False
    for at in range(start + 1, limit):
        if lines[at].text.strip():
            begun = True
        elif begun and not lines[at].code:
            return at
    return limit


class _Box(Record):
    indent: int
    end: str


def _indented(lines: list[Line]) -> list[Line]:
    """Alerts, and MkDocs' boxes: what is indented below an opening line moves four to the left."""
    out: list[Line] = []
    boxes: list[_Box] = []
    for given in lines:
        text = given.text.expandtabs(4) if boxes else given.text
        depth = len(text) - len(text.lstrip())
        if text.strip():
            out += _closed(boxes, depth, given)
        line = given._replace(text=text[min(4 * len(boxes), depth) :])
        alert = None if line.code else _ALERT.fullmatch(line.text)
        match = None if line.code else _BANG.fullmatch(line.text)
        if alert:
            out += _own(line, alert[1] + NOTE + label(alert[2], alert[3].strip()))
        elif match and (match[3] or match[4]) and len(boxes) < 20:
            start, end = _bang(match)
            out += _own(line._replace(text=match[1]), match[1] + start)
            boxes.append(_Box(depth, match[1] + end if end else ""))
        elif not line.code and (item := _ITEM.match(line.text)):
            # ``3. :::`` is what editors make of a closing line after a list
            out.append(line._replace(text=item[1] + line.text[item.end() :]))
        else:
            out.append(line)
    return [*out, *_closed(boxes, -1, lines[-1])] if boxes else out


def _closed(boxes: list[_Box], depth: int, line: Line) -> Iterator[Line]:
    while boxes and depth < boxes[-1].indent + 4:
        end = boxes.pop().end
        yield from _own(line, end) if end else ()


def _bang(match: re.Match[str]) -> tuple[str, str]:
    title = match[4] or ""
    if not match[2]:
        return LABEL + title, ""
    if match[2][0] == "?" or match[3].casefold() in _ASKED:
        return ENTRY + (title or match[3].capitalize()), ENTRY_END
    return NOTE + label(match[3], title), NOTE_END
