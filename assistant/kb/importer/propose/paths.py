r"""Paths in a sentence in this program's words, and placeholders in them as variables.

``C:\Users\X\AppData\Local`` is ``%LOCALAPPDATA%``, ``<CLIENT NAME>`` is ``{client}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....record import Record
from .sentences import Sentence

_SEGMENT = r"[^\\/:*?\"<>|\s,;()]{1,80}"
_PLACE = r"[<{][A-Za-z][A-Za-z0-9 _-]{0,40}[>}]"
_SPACED = (
    r"(?:Program Files(?: \(x86\))?|Common Files|Documents and Settings|"
    rf"(?:{_SEGMENT}|{_PLACE})(?: [^\\/:*?\"<>|\s,;%()]{{1,40}}){{0,3}}(?=\\))"
)
_LOOSE = re.compile(
    rf"(?<![\w%\\/.])(?:[A-Za-z]:|%[A-Za-z_()0-9]{{1,40}}%|\$env:[A-Za-z]{{1,30}})"
    rf"(?:\\(?:{_SPACED}|(?:{_PLACE}|{_SEGMENT}){{1,4}}))+\\?"
)
_WINDOWS = re.compile(r"(?:[A-Za-z]:|%[A-Za-z_()0-9]{1,40}%|\$env:[A-Za-z]{1,30})[\\/][^\n]{1,300}")
_POSIX = re.compile(
    r"(?:~/(?:Library|\.config|\.local/share)|/(?:etc|var|opt|Library|Applications))"
    r"/[\w.@+<>{}-][^\s:;,\"'|]{0,200}"
)
_ROOTS = (
    (r"[A-Za-z]:\\(?:Users|Documents and Settings)\\(?:Public|All Users)(?=\\|$)", "%PUBLIC%"),
    (r"[A-Za-z]:\\(?:Users|Documents and Settings)\\[^\\]+\\AppData\\Local(?=\\|$)",
     "%LOCALAPPDATA%"),
    (r"[A-Za-z]:\\(?:Users|Documents and Settings)\\[^\\]+\\AppData\\Roaming(?=\\|$)", "%APPDATA%"),
    (r"[A-Za-z]:\\(?:Users|Documents and Settings)\\[^\\]+(?=\\|$)", "%USERPROFILE%"),
    (r"%USERPROFILE%\\AppData\\Local(?=\\|$)", "%LOCALAPPDATA%"),
    (r"%USERPROFILE%\\AppData\\Roaming(?=\\|$)", "%APPDATA%"),
    (r"C:\\ProgramData(?=\\|$)", "%ProgramData%"),
    (r"C:\\Program Files \(x86\)(?=\\|$)", "%ProgramFiles(x86)%"),
    (r"C:\\Program Files(?=\\|$)", "%ProgramFiles%"),
    (r"C:\\Windows(?=\\|$)", "%windir%"),
    (r"/(?:home|Users)/[^/]+(?=/)", "~"),
)  # fmt: skip
_KNOWN = frozenset(
    ("allusersprofile", "appdata", "commonprogramfiles", "commonprogramfiles(x86)", "localappdata",
     "onedrive", "programdata", "programfiles", "programfiles(x86)", "programw6432", "public",
     "systemdrive", "systemroot", "temp", "tmp", "userprofile", "windir")
)  # fmt: skip
"""Environment variables that a check may use; the same as those of `checks.variables`."""
_SHALLOW = frozenset(
    ("c:\\temp", "c:\\tmp", "/etc/hosts", "/etc/passwd", "/etc/group", "/var/log", "/var/lib",
     "%userprofile%\\downloads", "%userprofile%\\desktop", "%userprofile%\\documents")
)  # fmt: skip
_EXAMPLE = re.compile(
    r"(?i)(?:^|[\\/_-])(?:foo|bar|baz|example|path|to|sample|some\w*|myapp"
    r"|my[-_ ]\w+)(?:[\\/_.-]|$)"
)
_SYSTEM = re.compile(r"(?i)%(?:windir|systemroot)%\\(?!.*\.log$)")
_UNSUITABLE = re.compile(r"(?i)\.(?:msi|zip|iso|dmg|pkg|deb|rpm|sock|gz|7z|tgz)$")
_EXTENSION = re.compile(r"\.(?!d$)[A-Za-z][A-Za-z0-9]{0,7}$")
_FILE = re.compile(r"(?i)\bfile(?: is| at| in| named| called)? *[`\"'“(:]*\0|\0[`\"'”)]* file\b")
_FOLDER = re.compile(
    r"(?i)\0[`\"'”)]* (?:folder|director(?:y|ies))\b|(?:folder|directory) *[`\"'“(:]*\0"
)
"""What the words beside a path (which is a NUL in them) say that it is."""
_KNOWN_FILE = re.compile(
    r"/var/log/(?:secure|messages|syslog|[\w-]*log)|/etc/(?:default|sysconfig|conf\.d)/[\w-]+"
)
_PLACEHOLDER = re.compile(
    r"\$?\{{1,2}\s{0,3}([A-Za-z][A-Za-z0-9 _-]{0,40})\}{1,2}"
    r"|<([A-Za-z][A-Za-z0-9 _-]{0,40})>"
    r"|\[([A-Z][A-Z0-9 _-]{2,40})\]"
    r"|(?<![A-Za-z0-9])((?:YOUR|MY)[_-][A-Z][A-Z0-9_]{1,40})"
    r"|(?<![A-Za-z0-9])(your[_-][a-z][a-z0-9_]{1,40})"
)
_LEAD = re.compile(r"^(?:the|your|my|insert|enter|actual|a|an)_")
_TAIL = re.compile(r"_(?:name|here)$")
_USER = frozenset(("user", "username", "windows_user", "current_user", "yourusername", "login"))
_ANY = frozenset(
    ("version", "date", "id", "guid", "number", "n", "x", "xxx", "timestamp", "year", "build")
)
"""Words that stand for something that differs each time: any characters fit."""
_VAGUE = frozenset(
    "path folder directory dir file drive name value location install_path root here".split()
)
"""Words that say nothing about what has to stand there."""

_INVENTED = re.compile(
    r"(?i)\b(?:contoso|fabrikam|northwind|adventure-?works|example)"
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|(?=[0-9a-f]*[a-f])(?=[a-f]*\d)[0-9a-f]{16}"
    r"|/proc/\d|(?<![a-z0-9])(?:worker|node|host|server|machine|client|pod|vol(?:ume)?|pvc|test|demo)"
    r"-?\d+(?![.\w])"
)
"""A name that is made up, or that only the author's machine has."""


class PathMention(Record):
    """A path."""

    path: str
    """With variables."""
    start: int
    end: int
    """In the sentence."""
    windows: bool
    is_file: bool
    variables: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """Its last part."""
        return re.split(r"[\\/]", self.path.rstrip("\\/"))[-1]


def paths_in(sentence: Sentence) -> Iterator[PathMention]:
    """The paths that a sentence names wholly; where one may go on unseen, none is told."""
    taken: list[tuple[int, int]] = []
    for mark, text in sentence.marked("code", "quoted", "bold", "link"):
        if any(a <= mark.start < b for a, b in taken):
            continue
        found = _WINDOWS.fullmatch(text) or (mark.kind == "code" and _POSIX.fullmatch(text))
        if found or mark.kind == "code":
            taken.append((mark.start, mark.end))
        said = f"{sentence.text[: mark.start][-40:]}\0{sentence.text[mark.end :][:24]}"
        if found and (place := _place(text, mark.start, mark.end, said)):
            yield place
    for match in _LOOSE.finditer(sentence.text):
        start, end = match.start(), match.start() + len(match[0].rstrip(".,;:!'"))
        inside = any(a <= start < b for a, b in taken)
        goes_on = re.match(r"[\\<{]| (?:[A-Z(]|\S{1,40}\\)|\w", sentence.text[end : end + 50])
        if not inside and not goes_on and (place := _place(sentence.text[start:end], start, end)):
            yield place


def path_of(written: str) -> PathMention | None:
    """A path by itself; None where it is none, or a check cannot use it."""
    whole = _WINDOWS.fullmatch(written) or _POSIX.fullmatch(written)
    return _place(written, 0, len(written)) if whole else None


def _place(written: str, start: int, end: int, said: str = "") -> PathMention | None:
    """A path as a check can use it; None where it cannot. `said` is what stands around it."""
    raw = re.sub(r"(?i)^\$env:([a-z]+)(?=[\\/])", r"%\1%", written.strip().rstrip("."))
    windows = raw[:1] not in "~/"
    if windows:
        raw = re.sub(r"\\{2,}", r"\\", raw.replace("/", "\\"))
    for pattern, name in _ROOTS:
        raw = re.sub(f"(?i)^{pattern}" if windows else f"^{pattern}", name, raw)
    filled = fill(raw.rstrip("\\/"), wildcards=True)
    if filled is None or not _usable(filled.text, windows):
        return None
    named = bool(_EXTENSION.search(filled.text) or _FILE.search(said) or _KNOWN_FILE.fullmatch(raw))
    is_file = named and raw[-1] not in "\\/" and not _FOLDER.search(said)
    return PathMention(filled.text, start, end, windows, is_file, filled.variables)


def _usable(path: str, windows: bool) -> bool:
    segments = re.split(r"[\\/]", path)
    variables = re.findall(r"%([^%]*)%", path)
    return (
        len(segments) > 1
        and all(len(s.strip(". ")) > 0 for s in segments[1:])
        and not re.search(r"[\"<>|?;,]|:.*:|--| [-/]\w|\*.*\*.*\*", path)
        and path.count("%") == 2 * len(variables)
        and all(v.casefold() in _KNOWN for v in variables)
        and path.casefold() not in _SHALLOW
        and not _SYSTEM.match(path)
        and not re.match(r"[D-Zd-z]:", path)  # a drive of the author's
        and segments[-1].strip("*") != ""
        and not re.fullmatch(r"/etc/[\w-]+\.d|/etc/[\w-]+/[\w-]+\.d", path)
        and not _EXAMPLE.search(path)
        and not _UNSUITABLE.search(path)
        and (windows or " " not in path)
    )


class Filled(Record):
    """A text with variables in it."""

    text: str
    variables: tuple[tuple[str, str], ...] = ()
    """Name of each variable, and how it reads in the source."""


def fill(text: str, *, wildcards: bool = False) -> Filled | None:
    """`text` with placeholders replaced; None where one of them cannot be known.

    Args:
        text: a name or a path.
        wildcards: versions, dates and the like become ``*``.
    """
    names: dict[str, str] = {}
    parts: list[str] = []
    done = 0
    for match in _PLACEHOLDER.finditer(text):
        word = variable_name(next(g for g in match.groups() if g))
        parts.append(text[done : match.start()])
        done = match.end()
        if wildcards and word in _ANY:
            parts.append("*")
        elif not word or word in _USER | _VAGUE | _ANY:
            return None
        else:
            names.setdefault(word, match[0])
            parts.append(f"{{{word}}}")
    parts.append(text[done:])
    left = "".join(parts[::2]) if not names else re.sub(r"\{[a-z][a-z0-9_]*\}", "", "".join(parts))
    if any(c in left for c in "{}<>[]$"):
        return None
    return Filled("".join(parts), tuple(names.items()))


def variable_name(written: str) -> str:
    """A placeholder as a variable: ``YOUR_CLIENT_NAME`` -> ``client``; "" where nothing is left."""
    word = re.sub(r"[^a-z0-9]+", "_", written.casefold()).strip("_")
    if word in _USER:
        return "user"
    word = _LEAD.sub("", word)
    word = "user" if word in _USER or word == "user_name" else _TAIL.sub("", word)
    return word[:40] if re.match(r"[a-z]", word) else ""


def is_invented(text: str) -> bool:
    """Whether a name, path or command holds what no other machine has: ``pvc-0f3c...``."""
    return bool(_INVENTED.search(text))


def readable(text: str) -> str:
    """A text for a person in which no brace is taken for a variable: ``{x}`` -> ``<x>``."""
    return re.sub(r"\{\s{0,3}([^{}]{0,80})\}", r"<\1>", text)
