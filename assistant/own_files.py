"""Whether the built program has all its files: antivirus software sometimes takes one away."""

from __future__ import annotations

import hashlib
import os
import sys

from .own_program import is_frozen

LIST = "files.sha256"
"""Beside the program, made when it is built: a hash and a path a line, as sha256sum writes them."""


def sums(folder: str) -> dict[str, str]:
    """Path with slashes -> SHA-256, of all files in a folder but the list itself, sorted."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            found[os.path.relpath(path, folder).replace(os.sep, "/")] = _sum(path)
    found.pop(LIST, None)
    return dict(sorted(found.items()))


def write_list(folder: str) -> None:
    """Write the list of the files in a folder."""
    with open(os.path.join(folder, LIST), "w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{digest}  {path}\n" for path, digest in sums(folder).items())


def damage(folder: str) -> list[str]:
    """Files that are missing, or not as they were built; none where there is no list."""
    wrong = []
    try:
        with open(os.path.join(folder, LIST), encoding="utf-8") as file:
            rows = [line.rstrip("\n").partition("  ") for line in file]
    except (OSError, ValueError):
        return []
    for digest, _, path in rows:
        whole = os.path.join(folder, *path.split("/"))
        try:
            if _sum(whole) != digest:
                wrong.append(f"{whole} (changed)")
        except FileNotFoundError:
            wrong.append(f"{whole} (missing)")
        except OSError as error:
            wrong.append(f"{whole} ({error.strerror or error})")
    return wrong


def lost_files(error: BaseException) -> str:
    """Which files of the built program explain that something could not be imported; "" if none."""
    if not (isinstance(error, ImportError) and is_frozen()):
        return ""
    wrong = damage(os.path.dirname(sys.executable))
    if not wrong:
        return ""
    more = f", and {len(wrong) - 5} more" if len(wrong) > 5 else ""
    return (
        f"files of this program are missing or changed: {', '.join(wrong[:5])}{more}. Antivirus "
        "software may have taken them: look into its quarantine, or unpack the program's zip again"
    )


def fault(error: BaseException) -> str:
    """What an unexpected error is to a person: a fault of this program, or a damaged folder."""
    return lost_files(error) or f"a fault of this program: {type(error).__name__}: {error}"


def _sum(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
