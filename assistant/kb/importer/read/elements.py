"""What each element of HTML, and each component of a doc site, is in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from .dialects import label
from .lines import BREAK, ENTRY, ENTRY_END, LABEL, NOTE, NOTE_END, Line
from .tags import BLOCK, INLINE, List, Tag, Writer, skip_braces, strings_in

_VOID = frozenset("br hr img input wbr meta link col area embed param source track base".split())
_SHOUTED = frozenset(
    "A B BR P I U UL OL LI TR TD TH TABLE DIV IMG HR H1 H2 H3 H4 FONT SPAN".split()
)
_HIDDEN = frozenset(("script", "style", "svg", "head", "template"))
_HEADING = re.compile(r"h[1-6]")
_ACCORDION = re.compile(r"(?i)accordion|collaps|question|faq|detail|expand|disclosure|toggle")
_PART = r"(?:Accordion|Collapsible|Disclosure|Expansion)\w*"
_TRIGGER = re.compile(_PART + r"(?:Trigger|Header|Title|Button|Summary)")
_CONTENT = re.compile(_PART + r"(?:Content|Panel|Body|Details)")
"""Parts of an accordion that has its title as text."""
_NOTE = re.compile(r"(?:Admonition|Callout|Note|Tip|Info|Warning|Caution|Danger|Alert|Aside)")
_TITLE = ("question", "title", "summary", "heading", "header", "label")
_PROSE = frozenset(_TITLE) | frozenset(
    ("answer", "text", "description", "subtitle", "caption", "content", "message", "body")
)
_DEEP = 12
"""Lists in lists from here on are written as one."""
_SAFE_AFTER = re.compile(r"[\s(\[>*_—–-]?\Z")


class Elements:
    """Writes what tags mean; keeps which of them are open."""

    def __init__(
        self,
        convert: Callable[[int, int], None],
        find: Callable[[str, int, int], int],
        source: Callable[[], str],
    ) -> None:
        self._find, self._all = find, source
        self._writers: dict[str, Callable[[Tag], None]] = {
            "br": lambda tag: self.out.write(BREAK),
            "img": self._image,
            "ul": self._list,
            "ol": self._list,
            "li": self._item,
            "summary": self._title,
            "details": self._details,
        }
        self.out = Writer()
        self.rows: list[int] = []
        """Of the table in HTML at hand: cells of each row so far."""
        self.in_cells = False
        """On a line of a pipe table."""
        self._convert = convert
        self._closers: list[tuple[str, str]] = []
        """Components that something must be written for when they end."""
        self._entries = 0
        self._summary = False
        self._heading = False
        self._row = False
        self._last = ""

    def done(self) -> list[Line]:
        """All lines."""
        self.reset()
        self.out.flush()
        return self.out.lines

    def text(self, text: str) -> None:
        """Text between tags."""
        if not text or (self.rows and not self._row and not text.strip()):
            return
        if self._row:
            text = text.replace("|", "\\|")
        self._last = text[-1]
        self.out.write(text)

    def begin(self, line: Line) -> int:
        """Begin a line; how much of its indentation to pass over."""
        self._last = ""
        if self.rows and not self._row:
            return len(line.text) - len(line.text.lstrip())
        return self.out.begin(line.number, line.text)

    def reset(self) -> None:
        """A heading follows: what was forgotten to be closed is closed."""
        self.end_flat()
        self.out.lists.clear()
        self.out.depth = 0

    def end_flat(self) -> None:
        """A fenced block follows: a table or heading in HTML cannot hold it."""
        self.end_line()
        if self._row:
            self._end_row()
        self.rows = []

    def end_line(self) -> None:
        """An empty line: headings and summaries without an end do end here."""
        if self._heading or self._summary:
            self._heading = self._summary = False
            self.out.flat -= 1
            self.out.gap()

    def known(self, tag: Tag) -> bool:
        """Whether it is a tag at all, and no placeholder such as ``<CLIENT NAME>``."""
        name = tag.name
        if name.lower() in INLINE or name.lower() in BLOCK:
            return name.islower() or name in _SHOUTED or not name.isupper()
        if tag.component or "." in name:
            return True
        return tag.empty or any(value for _, value, _ in tag.attributes)

    def simple(self, name: str, attributes: str, inner: str) -> bool:
        """An element that holds nothing but text, as Markdown; False where that is not safe."""
        flat = " ".join(inner.split())
        if not flat or (self._last and not _SAFE_AFTER.search(self._last)):
            return False
        if name in ("code", "kbd", "samp", "tt"):
            content = unescape(flat)
            if "`" in content:
                return False
            self.text(f"`{content}`")
        elif name == "a":
            href = re.search(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", attributes)
            url = (href[1] or href[2] or "") if href else ""
            if not url or "[" in flat or "]" in flat or re.search(r"[\s()<>]", url):
                self.text(flat)
            else:
                self.text(f"[{flat}]({url})")
        elif "*" in flat or "_" in flat or not (flat[0].isalnum() and flat[-1].isalnum()):
            self.text(flat)
        else:
            mark = "**" if name in ("b", "strong") else "*"
            self.text(f"{mark}{flat}{mark}")
        return True

    def element(self, tag: Tag, end: int) -> int:
        """Write what a tag means; index from which to go on."""
        name = tag.name.lower()
        if tag.component or "." in tag.name:
            self._component(tag)
        elif name in _HIDDEN and not tag.closing and not tag.empty:
            stop = self._find(f"</{name}>", tag.end, end)
            return stop + len(name) + 3 if stop >= 0 else tag.end
        elif name not in INLINE:
            self._block(name, tag)
        return tag.end

    def _block(self, name: str, tag: Tag) -> None:
        out = self.out
        if name not in _VOID and not tag.empty:
            out.depth = max(0, out.depth + (-1 if tag.closing else 1))
        if name in ("table", "tr", "td", "th"):
            self._table(name, tag)
        elif _HEADING.fullmatch(name):
            self._header(name, tag)
        elif name in self._writers:
            self._writers[name](tag)
        elif not self.rows or self._row:
            out.gap()

    def _image(self, tag: Tag) -> None:
        source = tag.get("src")
        alt = re.sub(r"[\[\]\s]+", " ", tag.get("alt")).strip()
        url = source if source and not re.search(r"[\s()<>]", source) else ""
        if alt or url:
            self.text(f"![{alt}]({url})")

    def _list(self, tag: Tag) -> None:
        out = self.out
        if out.flat or tag.closing:
            if out.lists and not out.flat:
                out.lists.pop()
            out.gap()
        else:
            if not out.lists:
                out.gap()
            margin = out.lists[-1].margin if len(out.lists) >= _DEEP else out.margin
            out.lists.append(List(margin, ordered=tag.name.lower() == "ol"))

    def _item(self, tag: Tag) -> None:
        if self.out.flat:
            self.out.gap()
        elif not tag.closing:
            self.out.item()

    def _details(self, tag: Tag) -> None:
        if tag.closing and self._entries:
            self.end_line()
            self._entries -= 1
            self.out.own(ENTRY_END)
        else:
            self.out.gap()

    def _title(self, tag: Tag) -> None:
        if tag.closing and not (self.out.flat and not self._summary):
            self.end_line()
        elif not self._summary:
            flat = self.out.flat
            self.out.gap()
            if not flat:
                self.out.write(ENTRY)
                self._entries += 1
                self._summary = True
                self.out.flat += 1

    def _header(self, name: str, tag: Tag) -> None:
        if tag.closing and self._heading:
            self.end_line()
        elif not tag.closing:
            inside = self.out.depth > 1 or self.out.lists
            self.out.gap()
            if not self.out.flat:
                self.out.write(LABEL if inside else "#" * int(name[1]) + " ")
                self._heading = True
                self.out.flat += 1

    def _table(self, name: str, tag: Tag) -> None:
        if self.in_cells or (self.out.flat and not self._row):
            self.out.gap()
        elif name == "table":
            if self._row:
                self._end_row()
            self.rows = []
            self.out.gap()
        elif name == "tr":
            if self._row:
                self._end_row()
            if not tag.closing:
                self.out.gap() if not self.rows else self.out.newline()
                self.out.write("|")
                self.rows.append(0)
                self._row = True
                self.out.flat += 1
        elif self._row and not tag.closing:
            self.out.write(" | " if self.rows[-1] else " ")
            self.rows[-1] += 1

    def _end_row(self) -> None:
        self._row = False
        self.out.flat -= 1
        self.out.write(" |")
        self.out.newline()
        if len(self.rows) == 1:
            self.out.write("|" + " --- |" * max(1, self.rows[0]))
            self.out.newline()

    def _component(self, tag: Tag) -> None:
        if tag.closing:
            if _TRIGGER.fullmatch(tag.name):
                self._title(tag)
            elif _CONTENT.fullmatch(tag.name) and self._entries:
                self._details(tag)
            else:
                self._close(tag.name)
            return
        if not tag.empty:
            self.out.depth += 1
        closer, used = self._open(tag)
        for attribute in tag.attributes:
            if attribute[0] != used:
                self._attribute(tag, *attribute)
        if closer and tag.empty:
            self.out.own(closer)
        elif closer:
            self._closers.append((tag.name, closer))
        self.out.gap()

    def _attribute(self, tag: Tag, name: str, value: str, at: int) -> None:
        """Write what a component's attribute says to a reader."""
        sign = "" if value else self._all()[at : at + 1]
        if sign in ("[", "{", "<") and sign:
            end = skip_braces(self._all(), self._all().rfind("{", 0, at + (sign == "{")))
            if sign != "<":
                self._objects(at, min(end, tag.end))
                return
            value = self._all()[at : end - 1] if at < end <= tag.end else ""
        if name in _PROSE and any(map(str.isalpha, value)):
            self.out.gap()
            self._convert(at, at + len(value))

    def _objects(self, start: int, end: int) -> None:
        """An array of objects with titles and texts: an entry for each."""
        closer = ""
        for key, value, at in strings_in(self._all(), start, end):
            told = any(map(str.isalpha, value))
            if told and key in _TITLE:
                self.out.own(closer)
                self.out.own(ENTRY + " ".join(unescape(value).split()))
                closer = ENTRY_END
            elif told and key in _PROSE:
                self.out.gap()
                self._convert(at, at + len(value))
        self.out.own(closer)

    def _open(self, tag: Tag) -> tuple[str, str]:
        """Write a component's title; what to write at its end, and the attribute used."""
        if _TRIGGER.fullmatch(tag.name) and not tag.empty:
            self._title(tag)
            return "", ""
        used = next((name for name in _TITLE if tag.get(name).strip()), "")
        title = " ".join(unescape(tag.get(used)).split()) if used else ""
        if title and _ACCORDION.search(tag.name):
            self.out.own(ENTRY + title)
            return ENTRY_END, used
        if _NOTE.fullmatch(tag.name) and not tag.empty:
            kind = tag.get("type") or tag.name
            self.out.own(NOTE + label(kind, title))
            return NOTE_END, used
        if title:
            self.out.own(LABEL + title)
        return "", used

    def _close(self, name: str) -> None:
        self.out.depth = max(0, self.out.depth - 1)
        self.out.gap()
        if any(name == opened for opened, _ in self._closers):
            while self._closers:
                opened, closer = self._closers.pop()
                self.out.own(closer)
                if opened == name:
                    break
