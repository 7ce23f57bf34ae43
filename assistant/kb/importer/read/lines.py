"""Bytes of a document -> its lines as the passes hand them on: text, place, whether it is code."""

from __future__ import annotations

import re
from contextlib import suppress

from ....record import Record
from ....text import clean, is_clean

_FENCE = re.compile(r"((?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})(.*)")
_KEY = re.compile(r"([A-Za-z_][\w-]*):[ \t]*(.*)")
_ESM = re.compile(r"import\s+(?:[\w*{].*\sfrom\s+)?['\"][^'\"]*['\"];?\s*")
_ESM_OPEN = re.compile(r"import\s*(?:\w+\s*,\s*)?\{[^}]*")
_ESM_CLOSE = re.compile(r".*\}\s*from\s+['\"][^'\"]*['\"];?\s*")
_EXPORT = re.compile(r"export\s+(?:const|let|var|default|function|async|class|\{|\*)")
_COMMENTS = {"-->": "<!--", "*/}": "{/*"}
_ESM_LINES = 60
"""An import statement has no more lines; without an end within them it is prose."""

# Signs that the passes over a document leave for the next one, of Unicode's private area;
# `decode.tidy` takes those out of what is read. All but the break stand at the beginning of a
# paragraph of their own.
BREAK = "\ue000"
"""A line break inside a paragraph or a cell."""
ENTRY = "\ue001"
"""Begins an entry of an accordion; its title follows."""
ENTRY_END = "\ue002"
LABEL = "\ue003"
"""A label that is no heading: of a tab, of a card."""
NOTE = "\ue004"
"""Begins a note; kind, a colon and its title follow."""
NOTE_END = "\ue005"
MAX_BYTES = 4_000_000
"""A page of documentation is a thousand times smaller; what is larger is a dump of something."""

_RESERVED = re.compile("[\ue000-\ue00f]")
_SPACES = re.compile("[\u00a0\u202f\u2007]")
_MOJIBAKE = re.compile(
    "[\u00c2\u00c3\u00e2][\u0080-\u00bf\u0152-\u2122][\u0080-\u00bf\u0152-\u2122]?"
)


class Line(Record):
    """One line on its way to the Markdown parser."""

    text: str
    number: int
    """In the source, from 1."""
    code: bool = False
    """In a fenced block, fences included: nothing in it is markup."""


class Front(Record):
    """What stands above a page's text."""

    keys: dict[str, str]
    lines: int
    """How many lines it takes; 0 where there is none."""
    unclosed: bool = False


def front_matter(lines: tuple[str, ...]) -> Front:
    """The simple keys of a page's YAML header; values that are no single line are left out."""
    if not lines or lines[0].rstrip() != "---":
        return Front({}, 0)
    keys: dict[str, str] = {}
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            return Front(keys, number + 1)
        match = _KEY.match(line)
        if match:
            keys[match[1]] = match[2].strip().strip("\"'")
    return Front({}, 0, unclosed=bool(keys) and bool(_KEY.match(lines[1])))


class Fenced(Record):
    """Lines with the code among them marked."""

    lines: list[Line]
    unclosed: int
    """Line of a code fence without an end; 0 where all have one."""


def mark_code(lines: list[tuple[int, str]]) -> Fenced:
    """Tell fenced code from the rest; closing fences get the indentation of the opening ones.

    Comments outside code that begin a line and go over several are made empty.
    """
    ends = {end: at for at, (_, text) in enumerate(lines) for end in _COMMENTS if end in text}
    out: list[Line] = []
    prefix = fence = comment = ""
    opened = 0
    for at, (number, text) in enumerate(lines):
        if comment:
            kept, comment = text.partition(comment)[2], "" if comment in text else comment
            out.append(Line(kept, number))
            continue
        match = _FENCE.fullmatch(text)
        if fence and ">" in prefix and not text.lstrip().startswith(">"):
            fence = ""  # the quote ended, and the code in it
        if fence:
            closes = match and match[2].startswith(fence) and not match[3].strip()
            # a list marker before an opening fence is indentation before the closing one
            own = re.sub(r"[^\s>]", " ", prefix) + match[2] if match and closes else text
            out.append(Line(own, number, code=True))
            fence = "" if closes else fence
            continue
        if match and not (match[2][0] == "`" and "`" in match[3]):
            prefix, fence, opened = match[1], match[2], number
        begun = next((e for e, sign in _COMMENTS.items() if text.lstrip().startswith(sign)), "")
        comment = begun if begun not in text and ends.get(begun, -1) > at else ""
        out.append(Line("" if comment else text, number, bool(fence)))
    return Fenced(out, opened if fence else 0)


def without_modules(lines: list[Line]) -> list[Line]:
    """`lines` with the import and export statements of MDX made empty."""
    out = list(lines)
    end = 0
    for at, line in enumerate(lines):
        end = max(end, _statement(lines, at) if at >= end else 0)
        if at < end:
            out[at] = line._replace(text="", code=False)
    return out


def _statement(lines: list[Line], at: int) -> int:
    """Where the statement that begins at a line ends; the line itself where none does."""
    text = lines[at].text
    if lines[at].code or not text.startswith(("import", "export")):
        return at
    if _ESM.fullmatch(text):
        return at + 1
    if _EXPORT.match(text):
        end = at
        while end < len(lines) and lines[end].text.strip() and not lines[end].code:
            end += 1
        return end
    if _ESM_OPEN.fullmatch(text):
        for end in range(at + 1, min(at + _ESM_LINES, len(lines))):
            if _ESM_CLOSE.fullmatch(lines[end].text):
                return end + 1
    return at


class Trouble(Record):
    """What is wrong with a document, in a line of it."""

    line: int
    severity: str
    message: str
    hint: str = ""


class DocumentText(Record):
    """A document's lines, and what was wrong with its bytes."""

    lines: tuple[str, ...]
    """Fit to be shown: no control characters, no non-breaking spaces, no mojibake."""
    source: tuple[str, ...]
    """As they stand in the file, without line ends."""
    troubles: tuple[Trouble, ...] = ()


def decode(data: bytes) -> DocumentText:
    """Read `data` as UTF-8 (UTF-16 with a byte order mark); what is no text has no lines."""
    if len(data) > MAX_BYTES:
        size = f"larger than {MAX_BYTES // 1_000_000} MB"
        return _none(0, f"{size}: left out", "split it into pages")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return lines_of(data.decode("utf-16", "replace"))
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        return _none(line, "is no text (it holds NUL bytes): left out", "save it as UTF-8 text")
    try:
        return lines_of(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        trouble = Trouble(line, "warning", "is not UTF-8; read as Windows-1252", "save it as UTF-8")
        text = lines_of(data.decode("cp1252", "replace"))
        return text._replace(troubles=(trouble, *text.troubles))


def lines_of(text: str) -> DocumentText:
    r"""Split `text` at ``\n``, ``\r\n`` and ``\r``, as editors count lines."""
    normal = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source = tuple(normal.split("\n"))
    return DocumentText(tuple(map(tidy, source)), source)


def tidy(line: str) -> str:
    """One line, clean, with plain spaces and with text that was decoded wrongly put right."""
    if line.isascii() and is_clean(line):
        return line
    line = clean(_MOJIBAKE.sub(_mended, line)).replace("\n", " ")
    return _SPACES.sub(" ", _RESERVED.sub("\ufffd", line))


def _none(line: int, message: str, hint: str) -> DocumentText:
    return DocumentText((), (), (Trouble(line, "error", message, hint),))


def _mended(match: re.Match[str]) -> str:
    """UTF-8 that somebody read as Windows-1252 (``â€™``) is read again; other text stays."""
    for written in (match[0], match[0][:2]):
        raw = b"".join(c.encode("latin-1" if c < "\u0100" else "cp1252", "ignore") for c in written)
        with suppress(UnicodeDecodeError):
            return raw.decode() + match[0][len(written) :]
    return match[0]
