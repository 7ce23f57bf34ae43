"""Does a knowledge base stay within the folders that it declares? Judged on a typical machine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..host.guard import allowed_place
from ..host.places import covers, is_windows, refusal, shared, short_name, too_broad
from ..host.secret_keys import refused_key
from ..kb.bounds import Bounds
from ..kb.problem import Problem
from ..kb.scan import INFO
from ..record import TYPE_CHECKING
from .reach import any_name
from .schema import Param

if TYPE_CHECKING:
    from typing import Any

_USER = "C:\\Users\\user"
_WINDOWS = {
    "allusersprofile": "C:\\ProgramData",
    "appdata": f"{_USER}\\AppData\\Roaming",
    "commonprogramfiles": "C:\\Program Files\\Common Files",
    "commonprogramfiles(x86)": "C:\\Program Files (x86)\\Common Files",
    "homedrive": "C:",
    "homepath": "\\Users\\user",
    "localappdata": f"{_USER}\\AppData\\Local",
    "onedrive": f"{_USER}\\OneDrive",
    "programdata": "C:\\ProgramData",
    "programfiles": "C:\\Program Files",
    "programfiles(x86)": "C:\\Program Files (x86)",
    "programw6432": "C:\\Program Files",
    "public": "C:\\Users\\Public",
    "systemdrive": "C:",
    "systemroot": "C:\\Windows",
    "temp": f"{_USER}\\AppData\\Local\\Temp",
    "tmp": f"{_USER}\\AppData\\Local\\Temp",
    "userprofile": _USER,
    "windir": "C:\\Windows",
}
_HOME = "/home/user"
_ELSEWHERE = {
    "home": _HOME,
    "tmpdir": "/tmp",  # noqa: S108 - where it usually is, nothing is written
    "xdg_cache_home": f"{_HOME}/.cache",
    "xdg_config_home": f"{_HOME}/.config",
    "xdg_data_home": f"{_HOME}/.local/share",
    "xdg_state_home": f"{_HOME}/.local/state",
}
_VARIABLE = re.compile(r"%([A-Za-z_][A-Za-z0-9_()]{0,60})%")
_HINT = "declare the folder in kb.yaml under “{}”, or look elsewhere"
UNDECLARED = "kb.yaml does not say which folders are read: nothing of this is looked at until "
UNDECLARED += "the person allows it"


def typical(path: str) -> tuple[str, bool]:
    """`path` as on a typical machine, and whether that is Windows."""
    names = [name.casefold() for name in _VARIABLE.findall(path)]
    windows = is_windows(path) or any(name in _WINDOWS for name in names)
    known, home = (_WINDOWS, _USER) if windows else (_ELSEWHERE, _HOME)
    if path[:2] in ("~", "~/", "~\\"):
        path = home + path[1:]
    filled = _VARIABLE.sub(lambda m: known.get(m[1].casefold(), m[0]), any_name(path))
    return filled, windows


def changeable(path: str) -> bool:
    """Whether a fix may change `path` on a typical machine; also where a variable is unknown."""
    place, windows = typical(path)
    if place[:1] == "*" or "%" in place:
        return True
    known = _WINDOWS if windows else _ELSEWHERE
    return allowed_place(place.replace("*", "x"), lambda name: known.get(name.casefold()))


def why_not(path: str) -> str:
    """Why a path is refused whatever is declared; empty where it is not."""
    place, windows = typical(path)
    if windows and short_name(place):
        return "it has a short name in it, which says not where it leads"
    return refusal(place, _USER if windows else _HOME, windows=windows)


def within(path: str, folders: tuple[str, ...], *, above: bool = False) -> bool:
    """Whether a path lies in one of `folders`; with `above` also where it holds one of them."""
    place, windows = typical(path)
    for folder in folders:
        declared, there = typical(folder)
        if there == windows and (
            covers(declared, place, windows=windows)
            or (above and covers(place, declared, windows=windows))
        ):
            return True
    return False


def lint_bounds(bounds: Bounds) -> Iterator[Problem]:
    """What is wrong with the declared folders themselves."""
    for key, folders in (("reads", bounds.reads), ("changes", bounds.changes)):
        for folder in folders:
            place, windows = typical(folder)
            why = why_not(folder)
            if not why and too_broad(place, _USER if windows else _HOME, windows=windows):
                why = "it is a whole drive or home"
            if not why and key == "changes" and shared(place, windows=windows):
                why = "it is the system's, or many programs share it"
            if why:
                message = f"“{folder}” is never in reach of a knowledge base: {why}"
                hint = f"name the product's own folder under “{key}”"
                yield Problem(INFO, 1, "out-of-reach", message, hint)


def lint_paths(
    file: str,
    line: int,
    paths: Iterator[tuple[str, str]],
    bounds: Bounds,
    *,
    above: bool = False,
) -> Iterator[Problem]:
    """What is wrong with the places of one check or action.

    Args:
        file: the article's.
        line: of the block.
        paths: each with the key of kb.yaml under which its folder must be declared.
        bounds: what is declared.
        above: a place that holds a declared folder will do.
    """
    for path, key in paths:
        if why := why_not(path):
            message = f"“{path}” is never in reach of a knowledge base: {why}"
            yield Problem(file, line, "out-of-reach", message)
            continue
        folders = (*bounds.reads, *bounds.changes) if key == "reads" else bounds.changes
        if bounds.declared and not within(path, folders, above=above):
            message = f"“{path}” lies outside the folders that kb.yaml declares"
            yield Problem(file, line, "out-of-reach", message, _HINT.format(key))


def lint_key(file: str, line: int, params: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with a key of the registry."""
    key, value = params.get("key") or "", params.get("value") or ""
    if why := refused_key(key, value):
        message = f"“{key}” is never in reach of a knowledge base: {why}"
        yield Problem(file, line, "out-of-reach", message)


def undeclared() -> Problem:
    """Told once where places are named and nothing is declared."""
    hint = "add “reads: [FOLDER, ...]”, and “changes: [FOLDER, ...]” for fixes"
    return Problem(INFO, 0, "no-reach", UNDECLARED, hint, "warning")


def named_places(declared: Mapping[str, Param], params: Mapping[str, Any]) -> Iterator[str]:
    """The paths among the parameters of a kind."""
    for name, param in declared.items():
        value = params.get(name)
        if param.type == "path" and value:
            yield value
        elif param.type == "paths":
            yield from (path for _, path in value or ())
