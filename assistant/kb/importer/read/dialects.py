"""Signs of the dialects of Markdown that doc sites use, and what each is in plain Markdown.

A dialect is a table: a pattern, and what stands for it. They are applied line by line outside
code, whatever dialect a page is written in, for many trees mix them. What has no words of its own
(classes, icons, layout) is dropped; what has some keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from .lines import Line

Replacement = str | Callable[[re.Match[str]], str]

_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`)")
_NOTES = "admonition|note|tip|info|warning|caution|danger|important|alert|callout|notice|hint"
_LAYOUT = (
    "image-end|row|row-end|column|column-end|zone|zone-end|zone-pivot-end|moniker|moniker-end|code"
)
_BOXES = "collapse|details|expand|accordion|expandable"


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


HUGO: tuple[tuple[str, Replacement], ...] = (
    (rf"^(\s*)\{{\{{[<%]\s*({_NOTES}|{_BOXES})\b[^{{}}]*[>%]\}}\}}\s*$", _box),
    (rf"^(\s*)\{{\{{[<%]\s*/\s*(?:{_NOTES}|{_BOXES})\s*[>%]\}}\}}\s*$", r"\1:::"),
    (r"\{\{[<%]\s*(?:figure|image|img)\b[^{}]*[>%]\}\}", _picture),
    (r"\{\{[<%]\s*(?:tab|tab-content|card|button)\b[^{}]*[>%]\}\}", _tab),
    (r"\{\{[<%]\s*(?:rel)?ref\s+\"?([^\"{}]*?)\"?\s*[>%]\}\}", r"\1"),
    (r"\{\{[<%](?:[^{}]|\{[^{}]*\})*[>%]\}\}", _text),
)
NEXTRA: tuple[tuple[str, Replacement], ...] = (
    (r"(?<=\S)[ \t]*\{\{\s*\w+:(?:[^{}]|\{[^{}]*\})*\}\}\s*$", ""),
)
DOCFX: tuple[tuple[str, Replacement], ...] = (
    (r":::no-loc\b[^:\n]*?:::", _text),
    (r":::image\b.*?:::", _picture),
    (rf"^\s*:::(?:{_LAYOUT})\b.*$", ""),
    (r"^\s*>\s*\[!div\b[^\]]*\]\s*$", ""),
    (r"\[!(?:UICONTROL|DNL)\s+([^\]]*)\]", r"\1"),
    (r"\[!(?:VIDEO|ref|code-\w+)\b[^\]]*\](?:\([^()]*\))?", ""),
)  # fmt: skip
ATTRIBUTES: tuple[tuple[str, Replacement], ...] = (
    (r"^\s*\{(?:#[\w-]+|:[^{}\n]*)\}\s*$", ""),
    (r"^(\s{0,3}#{1,6}\s.*?)[ \t]*\{[ \t]*#[^{}]*\}[ \t#]*$", r"\1"),
    (r"(?<=[\])*`_>\w.:])[ \t]*\{:[^{}\n]*\}", ""),
    (r"[ \t]*\{[ \t]*\.[\w-]+(?:[ \t]+[.#]?[\w-]+(?:=[\w\"'-]*)?)*[ \t]*\}", ""),
    (r"(?<=[\])*`_])\{[ \t]*(?:[.#][\w-]+|[\w-]+=\"[^\"{}]*\"|[\w-]+=[\w_-]+)[^{}\n]*\}", ""),
    (r"(?:(?<=\s)|^):(?:material|fontawesome|octicons|simple|twemoji)-[\w-]+:[ \t]?", ""),
    (r"&(?:[a-zA-Z]{2,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});", _character),
)
DIALECTS = {
    "Hugo": HUGO,
    "Nextra": NEXTRA,
    "DocFX": DOCFX,
    "MkDocs": ATTRIBUTES,
}
"""Docusaurus and VitePress need none here: what they add is read as notes and tags."""

_SIGNS = [(re.compile(f"(?i){p}"), to) for table in DIALECTS.values() for p, to in table]
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
