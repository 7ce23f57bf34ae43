r"""Paths in a sentence, in this program's words.

``C:\Users\X\AppData\Local`` is ``%LOCALAPPDATA%``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....record import Record
from .placeholders import fill
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
    r"(?:^|[\\/_-])(?:foo|bar|baz|example|path|to|sample|some\w*|myapp|my[-_ ]\w+)(?:[\\/_.-]|$)",
    re.IGNORECASE,
)
_SYSTEM = re.compile(r"%(?:windir|systemroot)%\\(?!.*\.log$)", re.IGNORECASE)
_UNSUITABLE = re.compile(r"\.(?:msi|zip|iso|dmg|pkg|deb|rpm|sock|gz|7z|tgz)$", re.IGNORECASE)
_EXTENSION = re.compile(r"\.(?!d$)[A-Za-z][A-Za-z0-9]{0,7}$")
_FILE = re.compile(
    r"\bfile(?: is| at| in| named| called)? *[`\"'“(:]*\0|\0[`\"'”)]* file\b", re.IGNORECASE
)
_FOLDER = re.compile(
    r"\0[`\"'”)]* (?:folder|director(?:y|ies))\b|(?:folder|directory) *[`\"'“(:]*\0", re.IGNORECASE
)
"""What the words beside a path (which is a NUL in them) say that it is."""
_KNOWN_FILE = re.compile(
    r"/var/log/(?:secure|messages|syslog|[\w-]*log)|/etc/(?:default|sysconfig|conf\.d)/[\w-]+"
)


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
