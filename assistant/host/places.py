"""Places that no knowledge base reads or changes, whatever it says and whoever allowed it.

A path is judged by its text. On this machine that text is what the path resolves to (`links`);
lint and machines without links judge it as it is written.
"""

from __future__ import annotations

import re
import unicodedata
from fnmatch import fnmatchcase
from functools import cache

from .secret_places import ANYWHERE, HARMLESS, NAMED, POSIX, WINDOWS, WORDS

_OWN = "/troubleshooting-assistant(?!/quarantine/)"
"""This program's own state, but for what fixes have moved away."""
_DEVICES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])\s*([.:].*)?"
)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_NO_NAME = re.compile(r"[<>\"|\x00-\x1f]")
_SHORT = re.compile(r"~\d")
_ELSEWHERE = re.compile(r"/(net|afs|network|run/user/[^/]+/gvfs)(/|$)")
"""Where Linux and macOS mount other computers when they are only looked at."""
_PEOPLE = "home[s0-9]*|users|usuarios|usuários|utilisateurs|utenti|benutzer|gebruikers"
_HOMES = re.compile(
    rf"(?:/(?:(?:mnt|media|volumes|run/media/[^/]+)/[^/]+/"
    r"|(?:exports?|var|data|mnt|srv|nfs|storage|raid|tank|vol(?:ume)?\d*)/)?"
    rf"(?:{_PEOPLE}|nfs)|[a-z]:/(?:{_PEOPLE}|profiles"
    r"|documents and settings|documents et paramètres|documenti e impostazioni"
    r"|dokumente und einstellungen|documentos e configurações|documentos y configuración))/([^/]+)"
    r"|/(?:var/)?root(?=/|$)"
)
"""The folders that hold people's homes, also on another disk, an old one or Windows' seen from
Linux; deeper ones are a program's."""
_SHARED = (
    *("usr/local", "usr/local/bin", "usr/local/sbin", "usr/local/lib", "usr/local/share", "usr"),
    *("usr/lib", "usr/lib64", "usr/libexec", "usr/share", "opt", "srv", "etc", "var", "var/*"),
    *("var/lib", "tmp", "private", "private/*", "mnt", "media", "run", "snap", "applications"),
    *("library", "library/*", "users/*/library", "users/*/library/*", "home/*/.config", "root"),
    *("home/*/.local", "home/*/.local/*", "home/*/desktop", "home/*/downloads", "home/*/documents"),
)
_SYSTEM = ("bin", "sbin", "lib*", "boot", "usr/bin", "usr/sbin", "usr/lib/systemd", "system",
           "etc/systemd", "etc/init.d", "proc", "sys", "dev")  # fmt: skip
_SHARED_WINDOWS = (
    *(
        "?:/program files",
        "?:/program files (x86)",
        "?:/programdata",
        "?:/program files*/common files",
    ),
    *("?:/users/*/appdata", "?:/users/*/appdata/*", "?:/users/*/appdata/local/temp"),
    *("?:/users/*/desktop", "?:/users/*/downloads", "?:/users/*/documents", "?:/users/public"),
    *("?:/programdata/microsoft", "?:/programdata/microsoft/windows", "?:/temp", "?:/tmp"),
)
_SYSTEM_WINDOWS = ("?:/windows", "?:/program files*/windows*", "?:/$*", "?:/boot", "?:/recovery")
_NOBODYS = ("public", "shared", "all users", "default", "default user")
_WILD = re.compile(r"[*?]")
_TELLING = 3
"""Characters beside wildcards that tell which names are meant."""
_SAME_ROOT = "/system/volumes/data/"
"""Where macOS shows its root once more."""
OTHER_COMPUTER = "paths on other computers are not looked at"


def is_windows(path: str) -> bool:
    """Whether a path is written as on Windows; one that is neither kind is none."""
    return "\\" in path or re.match(r"[A-Za-z]:", path) is not None


def refusal(path: str, home: str | None, *, windows: bool) -> str:
    """Why nothing is done with `path`, as a clause; empty where nothing speaks against it.

    Args:
        path: whole, without variables; ``*`` and ``?`` are wildcards.
        home: the user's own home folder; the homes of others are refused.
        windows: the path is one of Windows.
    """
    return strange(path, windows=windows) or _forbidden(path, home, windows=windows)


def strange(path: str, *, windows: bool) -> str:
    """Why a path may lead elsewhere than it reads; empty where it does not."""
    slashed = path.replace("\\", "/")
    if slashed.startswith(("//", "/??/")):
        return OTHER_COMPUTER
    if "\0" in path:
        return "the path holds a NUL character"
    if ".." in re.split(r"[\\/]" if windows else "/", path):
        return "a path must not climb up with “..”"
    return _strange_on_windows(slashed) if windows else _strange_elsewhere(path)


def _strange_elsewhere(path: str) -> str:
    return "" if path[:1] == "/" else "only a whole path says where it leads"


def _strange_on_windows(path: str) -> str:
    if not _DRIVE.match(path):
        return "only a path that begins with a drive, like C:\\, says where it leads"
    for part in path[3:].split("/"):
        if _DEVICES.fullmatch(part.strip(". ").casefold()):
            return f"“{part}” is a device"
        if ":" in part or _NO_NAME.search(part):
            return f"“{part}” is no name of a file"
        if part and part != "." and part[-1] in ". ":
            return f"Windows reads “{part}” as another name"
    return ""


def short_name(path: str) -> bool:
    """Whether a part of a path of Windows may be a short name (``PROGRA~1``) of another one."""
    return _SHORT.search(path) is not None


def _forbidden(path: str, home: str | None, *, windows: bool) -> str:
    plain = folded(path)
    if not windows:
        if plain.startswith(_SAME_ROOT):
            plain = plain[len(_SAME_ROOT) - 1 :]
        if re.match(r"/(proc|sys|dev|\.vol|\.nofollow|\.resolve)(/|$)", plain):
            return "/proc, /sys and /dev hold no files to look at"
        if _ELSEWHERE.match(plain):
            return OTHER_COMPUTER
    if _secrets(windows).search(f"{plain}/") or (_WILD.search(plain) and _may_be_secret(plain)):
        return "passwords, keys, histories and this program's own files are not looked at"
    if home and _is_anothers(plain, folded(home)):
        return "the folders of other users are not looked at"
    return ""


def _is_anothers(plain: str, own: str) -> bool:
    """Whether a folded path lies in a home that is not `own`."""
    if plain == own or plain.startswith(f"{own}/"):
        return False
    above, _, _ = own.rpartition("/")
    if above.endswith(("/home", "/users")) and plain.startswith(f"{above}/"):
        return plain[len(above) + 1 :].split("/", maxsplit=1)[0] not in _NOBODYS
    owner = _HOMES.match(plain)
    return owner is not None and owner[1] not in _NOBODYS


def folded(path: str) -> str:
    """A path as it is compared: ``/`` between its parts, letter case and spellings alike.

    Characters that a file system may ignore are left out, as are Windows' trailing dots and blanks.
    """
    text = unicodedata.normalize("NFC", path.replace("\\", "/").casefold())
    if not text.isascii():
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    parts = [p.rstrip(". ") or p for p in text.split("/")]
    kept = "/".join(p for p in parts if p not in ("", "."))
    return f"/{kept}" if text[:1] == "/" else kept


@cache
def _secrets(windows: bool) -> re.Pattern[str]:
    anywhere = "|".join(f"/{_regex(p)}" for p in ANYWHERE)
    named = "|".join(f"/{_regex(p)}" for p in NAMED)
    rooted = "|".join(_regex(p) for p in (WINDOWS if windows else POSIX))
    words = rf"^(?!/(?:{HARMLESS})/$).*/(?:{WORDS})"
    return re.compile(rf"(?:{anywhere}|{_OWN}|^/?(?:{rooted}))/|(?:{named}|{words})/$")


def any_of(*patterns: str) -> re.Pattern[str]:
    """What finds one of these parts in a folded path that ends in ``/``."""
    return re.compile(f"(?:{'|'.join(map(_regex, patterns))})/")


def _regex(pattern: str) -> str:
    return re.escape(pattern).replace(r"\*", "[^/]*").replace(r"\?", "[^/]")


def _may_be_secret(plain: str) -> bool:
    """Whether wildcards hardly stand for anything but a secret's name.

    Those that stand for nearly any name are judged by where they lead.
    """
    parts = plain.split("/")
    return any(
        all(map(_stands_for, parts[start:], secret.split("/")))
        for secret in ANYWHERE
        for start in range(len(parts) - secret.count("/"))
    )


def _stands_for(written: str, name: str) -> bool:
    telling = written[:1] == "." or len(_WILD.split(written)[0]) >= _TELLING
    return telling and fnmatchcase(name, written.replace("[", "[[]"))


def covers(folder: str, path: str, *, windows: bool) -> bool:
    """Whether `path` is `folder` or lies below it, part by part.

    Wildcards of `folder` stand for characters of one part; a wildcard of `path` is covered only
    by the same one, or by ``*``.
    """
    above, below = _parts(folder, windows), _parts(path, windows)
    return len(above) <= len(below) and all(
        written == wanted or fnmatchcase(written, wanted.replace("[", "[[]"))
        for written, wanted in zip(below, above, strict=False)
    )


def too_broad(folder: str, home: str | None, *, windows: bool) -> bool:
    """Whether a declared folder is a whole drive, everybody's homes, a whole home, or anything."""
    parts = folded(folder).strip("/").split("/")
    own = folded(home).strip("/").split("/") if home else []
    while parts and _stands_for_any(parts[-1]):
        del parts[-1]
    if len(parts) < (2 if windows else 1) or _HOMES.fullmatch(folded(folder)):
        return True
    return len(parts) <= len(own) and all(
        fnmatchcase(name, part.replace("[", "[[]")) for name, part in zip(own, parts, strict=False)
    )


def shared(folder: str, *, windows: bool) -> bool:
    """Whether a folder belongs to the system or to many programs: nothing of it is one product's.

    Also where wildcards, and not names, say which product's it is.
    """
    parts = folded(folder).strip("/").split("/")
    first = 2 if windows else 1
    if any(_WILD.search(part) for part in parts[:first]) or _stands_for_any(parts[-1]):
        return True
    folders, trees = (_SHARED_WINDOWS, _SYSTEM_WINDOWS) if windows else (_SHARED, _SYSTEM)
    return any(_begins(parts, tree) for tree in trees) or any(
        len(parts) == shared_one.count("/") + 1 and _begins(parts, shared_one)
        for shared_one in folders
    )


def _begins(parts: list[str], pattern: str) -> bool:
    """Whether a path begins with the parts of a pattern, one by one."""
    wanted = pattern.split("/")
    return len(parts) >= len(wanted) and all(map(fnmatchcase, parts, wanted))


def _stands_for_any(part: str) -> bool:
    """Whether wildcards leave so little of a name that it fits most."""
    return not part or (_WILD.search(part) is not None and len(_WILD.sub("", part)) < _TELLING)


def _parts(path: str, windows: bool) -> list[str]:
    text = folded(path) if windows else path
    return [part for part in text.split("/") if part not in ("", ".")]
