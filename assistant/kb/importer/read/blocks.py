"""Clean Markdown -> pieces, in order, each with its lines in the source."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from ..draft import ProseBlock
from .lines import BREAK, ENTRY, ENTRY_END, LABEL, NOTE, NOTE_END, Line

_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+\S")
_SENTENCE = re.compile(r"[*_“\"'(\[]*[A-Z][\w'’,]*(?:\s+[\w'’,*_`\[\]()/:.-]+){3,}")
_MARKED = re.compile("[\ue001-\ue005]|^\\s*(?:```|~~~)", re.MULTILINE)
_LOST = re.compile("[\ue001-\ue005]")
"""Marks in the midst of a text: of tags that were never closed."""
_SIGN = re.compile(r"[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))")
_NESTED = re.compile(rf"(?:{_SIGN.pattern}){{9,}}")
_MAX_SIGNS = 8
_MAX_INDENT = 48
_REFERENCE = re.compile(r"(?<![\]\\!])\[([^\[\]\n]{1,500})\](?:\[([^\[\]\n]{0,200})\])?(?![\[(:])")
_TICKED = re.compile(r"(?<!`)`{2,}([^`\n]+)`{2,}(?!`)")
_STARTS = re.compile(
    r"[-+*]\s|\d{1,9}[.)]\s|#{1,6}\s|>|```|~~~|[=-]+\s*$|:::|!!!|\?\?\?|///|import\s|export\s|\|"
)
"""A continued line that, now that it is not indented, would begin something else."""
_LOOSE = re.compile(r"([*_])(?![\s*_])([^*_\n]*[^\s*_])[ \t]+\1")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_MARKS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")
_BREAKS = re.compile(rf"(?<![ \t])[ \t]*(?:{BREAK}[ \t]*)+(?:\n[ \t]*)?")
_DEEP = 6
"""Code that turned out to be indented prose is read again, so many times one in another."""


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables. Tags are text by now; what is nested absurdly deep is flat."""
    return MarkdownIt("commonmark", {"maxNesting": 100, "html": False}).enable("table")


def pieces_of(lines: list[Line], *, mdx: bool) -> list[ProseBlock]:
    """The blocks of a document; marks become pieces of the kinds entry, entry-end and label.

    Args:
        lines: without markup, as `markup.convert` leaves them.
        mdx: whether the document is MDX, where nothing is code because it is indented.
    """
    walk = _Walk(mdx=mdx)
    walk.document(
        [line if line.code else line._replace(text=_flat(line.text)) for line in lines], 0
    )
    return walk.out


def _flat(text: str) -> str:
    """A line nested so deep that the parser would drop it, with less in front of it."""
    if len(text) - len(text.lstrip(" \t")) > _MAX_INDENT:
        text = " " * _MAX_INDENT + text.lstrip(" \t")
    match = _NESTED.match(text)
    if match is None:
        return text
    signs = _SIGN.findall(match[0])
    return "".join(signs[:_MAX_SIGNS]) + text[match.end() :]


class _Item:
    """A list item on the way."""

    def __init__(self, indent: int, marker: str) -> None:
        self.indent, self.marker = indent, marker
        self.content = indent + len(marker)
        self.fresh = True


class _Walk:
    def __init__(self, *, mdx: bool) -> None:
        self.out: list[ProseBlock] = []
        self.mdx = mdx
        self.items: list[_Item] = []
        self.counts: list[int | None] = []
        self.quotes = 0
        self.notes: list[int] = []
        """Depths of quotes in which notes are open."""
        self.lines: list[Line] = []
        self.references: dict[str, str] = {}
        self.nested = 0

    def document(self, lines: list[Line], nested: int) -> None:
        env: dict[str, dict[str, dict[str, str]]] = {}
        text = "\n".join(line.text for line in lines)
        tokens = parser().parse(text, env)
        outer = (self.lines, self.references, self.nested)
        self.lines, self.nested = lines, nested
        self.references = {k: v["href"] for k, v in env.get("references", {}).items()}
        at = 0
        while at < len(tokens):
            at = self._token(tokens, at)
        self.lines, self.references, self.nested = outer

    def _token(self, tokens: list[Token], at: int) -> int:
        token = tokens[at]
        match token.type:
            case "heading_open":
                self._heading(token, tokens[at + 1])
                return at + 3
            case "paragraph_open":
                self._paragraph(token, tokens[at + 1])
                return at + 3
            case "table_open":
                end = at
                while tokens[end].type != "table_close":
                    end += 1
                self._table(token, tokens[at:end])
                return end + 1
            case "fence":
                self._code(token, token.info.strip())
            case "code_block":
                self._indented(token)
            case "hr":
                self._add("rule", token, "---", "")
            case _:
                self._structure(token)
        return at + 1

    def _structure(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self.counts.append(None)
            case "ordered_list_open":
                start = token.attrGet("start")
                self.counts.append(1 if start is None else int(start))
            case "bullet_list_close" | "ordered_list_close":
                self.counts.pop()
            case "list_item_open":
                number = self.counts[-1]
                marker = "- " if number is None else f"{number}. "
                self.counts[-1] = None if number is None else number + 1
                self.items.append(_Item(self.items[-1].content if self.items else 0, marker))
            case "list_item_close":
                self.items.pop()
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
                self.notes = [depth for depth in self.notes if depth <= self.quotes]

    def _heading(self, token: Token, content: Token) -> None:
        text = self._inline(content).replace("\\\n", " ").replace("\n", " ")
        words = _plain(content.children or [])
        if not words.strip():
            return
        if self.items or self.quotes:
            self._text(token, self._bold(text), words)
            return
        level = int(token.tag[1])
        self._add("heading", token, f"{'#' * level} {text}", words, level)

    def _paragraph(self, token: Token, content: Token) -> None:
        text = content.content.strip()
        if text[:1] in (ENTRY, ENTRY_END, LABEL, NOTE, NOTE_END) and text:
            self._mark(token, text)
            return
        markdown = self._inline(content)
        children = content.children or []
        words = _plain(children)
        if words[:1] == words[-1:] == "*" and "*" not in words[1:-1]:
            words = words.strip("* ")  # emphasis that was not closed as it should be
        if not words.strip() and not any(c.type == "image" for c in children):
            return
        if _only_images(children) and not (self.items and self.items[-1].fresh):
            self._add("image", token, self._margin(markdown), words, len(self.items))
        else:
            self._text(token, markdown, words)

    def _mark(self, token: Token, text: str) -> None:
        sign, rest = text[0], text[1:].strip()
        label = " ".join(rest.replace(BREAK, " ").split())
        words = plain_text(label)
        if sign == NOTE:
            self.notes.append(self.quotes)
            if label:
                self._text(token, self._bold(label), words)
        elif sign == NOTE_END:
            if self.notes:
                self.notes.pop()
        elif self.items or self.quotes or sign == LABEL:
            if words and sign in (ENTRY, LABEL):
                self._text(token, self._bold(label), words)
        else:
            self._add("entry" if sign == ENTRY else "entry-end", token, label, words)

    @staticmethod
    def _bold(text: str) -> str:
        return text if "*" in text or "`" in text else f"**{text}**"

    def _text(self, token: Token, markdown: str, words: str) -> None:
        """A paragraph, as what its surroundings make of it."""
        item = self.items[-1] if self.items else None
        if item and item.fresh:
            kind, level = "bullet" if item.marker == "- " else "step", len(self.items) - 1
            first, *rest = markdown.split("\n")
            lines = [" " * item.indent + item.marker + first]
            self._add(kind, token, "\n".join([*lines, *_indent(rest, item.content)]), words, level)
            for outer in self.items:
                outer.fresh = False
            return
        quoted = "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))
        body = quoted if self.quotes or self.notes else markdown
        kind = "note" if self.notes else "quote" if self.quotes else "paragraph"
        self._add(kind, token, self._margin(body), words, len(self.items))

    def _table(self, opening: Token, tokens: list[Token]) -> None:
        rows: list[list[str]] = []
        words: list[str] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                cell = " ".join(self._inline(token, keep=True).replace("\n", " ").split())
                rows[-1].append(re.sub(r"(?<!\\)\|", r"\\|", cell))
                words.append(_plain(token.children or []))
        if not any(word.strip() for word in words):
            return
        width = max(map(len, rows))
        written = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
        written.insert(1, "|" + " --- |" * width)
        text = " ".join(filter(None, words))
        self._add("table", opening, self._margin("\n".join(written)), text, len(self.items))

    def _code(self, token: Token, info: str) -> None:
        content = token.content.rstrip("\n")
        if content.strip():
            longest = max(map(len, re.findall(r"`{3,}", content)), default=2)
            fence = "`" * (longest + 1)
            language = re.sub(r"[^\w+#.-].*", "", info)
            text = f"{fence}{language}\n{content}\n{fence}"
            self._add("code", token, self._margin(text), content, len(self.items))

    def _indented(self, token: Token) -> None:
        """Indented code; in MDX, and below HTML, it is prose that was only indented."""
        lines = token.content.rstrip("\n").split("\n")
        if self.nested >= _DEEP or not self._is_prose(lines, token.content):
            self._code(token, "")
            return
        depth = min((len(t) - len(t.lstrip()) for t in lines if t.strip()), default=0)
        first = (token.map or [0])[0]
        inner = [Line(t[depth:], self._number(first + n)) for n, t in enumerate(lines)]
        self.document(inner, self.nested + 1)

    def _is_prose(self, lines: list[str], content: str) -> bool:
        if self.mdx or _MARKED.search(content):
            return True
        filled = [line for line in lines if line.strip()]
        return all(_ITEM.match(line) or line[:1].isspace() for line in filled) or (
            any(_SENTENCE.match(line.strip()) for line in filled)
            and not any(re.search(r"[;{}=$]|\w\(", line) for line in filled)
        )

    def _inline(self, token: Token, *, keep: bool = False) -> str:
        return _tidied(token.content, token.children or [], self.references, keep=keep)

    def _margin(self, markdown: str) -> str:
        """Indent what stands inside a list item."""
        if not self.items:
            return markdown
        for item in self.items:
            item.fresh = False
        return "\n".join(_indent(markdown.split("\n"), self.items[-1].content))

    def _number(self, index: int) -> int:
        return self.lines[min(max(index, 0), len(self.lines) - 1)].number if self.lines else 1

    def _add(self, kind: str, token: Token, markdown: str, words: str, level: int = 0) -> None:
        first, end = token.map or [0, 1]
        while end > first + 1 and not self.lines[min(end, len(self.lines)) - 1].text.strip():
            end -= 1
        line, last = self._number(first), self._number(end - 1)
        if kind != "code":
            markdown = _LOST.sub("", markdown)
            words = " ".join(_LOST.sub("", words).replace(BREAK, " ").split())
        self.out.append(ProseBlock(kind, markdown, line, max(line, last), level, words))


def _indent(lines: list[str], by: int) -> list[str]:
    return [" " * by + line if line else "" for line in lines]


def _plain(children: list[Token]) -> str:
    """The words that a reader sees; images give their description."""
    out = []
    for child in children:
        if child.type in ("text", "code_inline", "text_special", "image"):
            out.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            out.append("\n")
    return "".join(out).replace(BREAK, " ")


def plain_text(markdown: str) -> str:
    """The words of a label, roughly: it was never parsed."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", markdown)).split())


def _only_images(children: list[Token]) -> bool:
    """Whether a paragraph holds pictures and nothing else (a link around one is none)."""
    kinds = {c.type for c in children if c.type != "text" or c.content.strip()}
    beside = {"image", "softbreak", "hardbreak", "link_open", "link_close"}
    return "image" in kinds and kinds <= beside


def _tidied(content: str, children: list[Token], references: dict[str, str], *, keep: bool) -> str:
    """A block's Markdown: breaks written out, references resolved, quirks put right.

    Args:
        content: as the parser took it out of its block.
        children: the parsed content.
        references: label -> address of links that are defined elsewhere.
        keep: leave the sign of a line break in, for cells that are taken apart later.
    """

    def resolved(match: re.Match[str]) -> str:
        href = references.get(normalizeReference(match[2] or match[1]))
        return f"[{match[1]}]({href})" if href else match[0]

    content = _REFERENCE.sub(resolved, content) if references else content
    # code in two or three backticks needs but one; three at a line's end look like a block
    content = _TICKED.sub(lambda match: f"`{match[1].strip()}`", content)
    whole = _LOOSE.fullmatch(content.strip())
    if whole and not any(child.type == "em_open" for child in children):
        content = f"{whole[1]}{whole[2]}{whole[1]}"
    if not keep:
        content = _BREAKS.sub("\\\\\n", content).removesuffix("\\\n").removeprefix("\\\n")
    done, *rest = (line.strip() for line in content.strip().split("\n"))
    for line in rest:
        if _STARTS.match(line):  # nothing is broken behind the text above it
            broken = (len(done) - len(done.rstrip("\\"))) % 2
            done = f"{done[:-1].rstrip() if broken else done} {line}"
        else:
            done = f"{done}\n{line}"
    return done
