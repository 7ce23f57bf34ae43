"""Tries a built folder as a customer has it: elsewhere, and without a Python beside it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

_SECONDS = 180
_KEPT = ("SYSTEMROOT", "WINDIR", "SYSTEMDRIVE", "COMSPEC", "PATHEXT", "NUMBER_OF_PROCESSORS",
         "PROGRAMDATA", "PROGRAMFILES", "PROGRAMFILES(X86)", "WINEPREFIX", "WINEDEBUG",
         "LANG")  # fmt: skip
"""What the programs see of the environment; nothing of Python, no PATH beside the system's."""
_ENDING = ".exe" if os.name == "nt" else ""
_RED = ("--machine", "practice:red-tray")


class Trial(NamedTuple):
    """One call of a built program, and what it has to come to."""

    name: str
    arguments: Sequence[str]
    says: str = ""
    """Has to stand in what it prints."""
    codes: Sequence[int] = (0,)
    typed: str = ""
    program: str = "assistant"
    holds: Callable[[], bool] = lambda: True
    """What has to be so afterwards."""


def trials(work: Path, version: str) -> list[Trial]:
    """All that is tried; files go into `work`."""
    bundle, other, new = work / "büro 1.zip", work / "büro 2.zip", work / "neu angelegt"
    step = ["file", "make", "Make a folder", "mkdir", {"path": str(new)}, "it is there", "", None,
            True, False]  # fmt: skip
    steps = work / "steps.json"
    data = json.dumps([step]).encode()
    steps.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    return [
        Trial("version", ["--version"], version),
        Trial("help", ["--help"], "full-screen chat"),
        Trial("ask", ["ask", "the tray icon is red"], "red"),
        Trial("ask, a typo", ["ask", "the tray icn is redd"], "red"),
        Trial("list", ["kb", "list"], "tray-icon-red"),
        Trial("check", ["check", "tray-icon-red", *_RED], "tray", (1, 2)),
        Trial("check here", ["check"], "", (0, 1, 2, 3)),
        Trial("fix", ["fix", "tray-icon-red", *_RED, "--yes"], "ixed"),
        Trial("collect", ["collect", "--yes", "--out", str(bundle)], str(bundle.name),
              holds=lambda: zipfile.is_zipfile(bundle)),
        Trial("show", ["bundle", "show", str(bundle)]),
        Trial("collect for support", ["--yes", "--out", str(other)], str(other.name),
              program="collect-for-support", holds=lambda: zipfile.is_zipfile(other)),
        Trial("chat", ["chat", "--plain"], "red", typed="the tray icon is red\n/quit\n"),
        Trial("full-screen chat, loaded", ["chat", "--help"], "--plain"),
        Trial("elevated step", ["__elevated", str(steps), digest], "was made", typed="0\n",
              holds=new.is_dir),
        Trial("elevated step, changed", ["__elevated", str(steps), "0" * 64], codes=(65,)),
    ]  # fmt: skip


def environment(home: Path) -> dict[str, str]:
    """A person who has never used it, with a home of their own."""
    kept = {name: value for name, value in os.environ.items() if name.upper() in _KEPT}
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "TEMP", "TMP", "TMPDIR"):
        kept[name] = str(home)
    system = os.environ.get("SYSTEMROOT")
    return {**kept, "PATH": os.path.join(system, "System32") if system else "/usr/bin:/bin"}


def failure(trial: Trial, folder: Path, home: Path) -> str:
    """What was wrong with a call; empty where all was right."""
    argv = [str(folder / f"{trial.program}{_ENDING}"), *trial.arguments]
    try:
        done = subprocess.run(
            argv, input=trial.typed.encode(), capture_output=True, timeout=_SECONDS, check=False,
            env=environment(home), cwd=home,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    out = done.stdout.decode("utf-8", "replace")
    err = done.stderr.decode("utf-8", "replace")
    shown = f"{out[-1500:]}{err[-1500:]}"
    if done.returncode not in trial.codes:
        return f"exit code {done.returncode}\n{shown}"
    if trial.says not in out + err:
        return f"it does not say {trial.says!r}\n{shown}"
    return "" if trial.holds() else f"it did not do what it says\n{shown}"


def damage_failure(folder: Path, home: Path) -> str:
    """A copy that lost a file has to name it."""
    gone = next((folder / "_internal").rglob("_sqlite3*"))
    gone.unlink()
    return failure(Trial("", ["ask", "the tray icon is red"], gone.name, (70,)), folder, home)


def smoke_test(built: Path, version: str) -> bool:
    """Try all, and print what became of it; whether all was right."""
    with tempfile.TemporaryDirectory(prefix="assistant ü ", ignore_cleanup_errors=True) as place:
        folder, home = Path(place) / "Hilfe für Büro", Path(place) / "Änne Öz"
        shutil.copytree(built, folder)
        home.mkdir()
        right = True
        for trial in trials(home, version):
            problem = failure(trial, folder, home)
            right &= not problem
            print(f"  {'failed' if problem else 'ok':<7}{trial.name}  {problem}", flush=True)
        problem = damage_failure(folder, home)
        print(f"  {'failed' if problem else 'ok':<7}a file is missing  {problem}", flush=True)
        return right and not problem


if __name__ == "__main__":
    sys.exit(not smoke_test(Path(sys.argv[1]), sys.argv[2]))
