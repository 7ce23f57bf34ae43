"""The source tree can be kept on every system: names, line ends, and nothing left by a test run."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.each import each

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 120
"""Characters of a path: Windows allows 260 with the folder that a clone is in."""
_RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
_TEXTS = (".py", ".md", ".txt", ".yaml", ".toml", ".jsonl", ".tcss", ".svg", ".pem")


def refused(path: str) -> str:
    """Why Windows or macOS would not take `path`, written with slashes; "" where they would."""
    if len(path) > LONGEST:
        return "too long"
    for part in path.split("/"):
        if bad := sorted({c for c in part if c in '<>:"|?*\\' or not c.isprintable()}):
            return f"{bad} in {part!r}"
        if part != part.strip(" ") or part.endswith("."):
            return f"a dot or a blank at an end of {part!r}"
        if part.partition(".")[0].rstrip(" ").casefold() in _RESERVED:
            return f"{part!r} is the name of a device"
    return ""


def same(paths: Iterable[str]) -> list[str]:
    """Paths that some systems take for one: they differ by case or composition only.

    Folders count too: `Data/a` and `data/b` would share one.
    """
    spellings = {
        "/".join(parts[:depth])
        for parts in (path.split("/") for path in paths)
        for depth in range(1, len(parts) + 1)
    }
    folded = Counter(unicodedata.normalize("NFC", s.casefold()) for s in spellings)
    return sorted(s for s in spellings if folded[unicodedata.normalize("NFC", s.casefold())] > 1)


def tracked() -> list[str]:
    if not shutil.which("git"):
        pytest.skip("there is no Git")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is no clone")
    return listed.stdout.decode().rstrip("\0").split("\0")


def packed() -> list[str]:
    """What the source distribution holds."""
    sdist = pytest.importorskip("hatchling.builders.sdist")
    files = sdist.SdistBuilder(str(ROOT)).recurse_included_files()
    return [file.distribution_path.replace(os.sep, "/") for file in files]


@pytest.mark.parametrize("names", [tracked, packed])
def test_every_system_takes_every_name(names: Callable[[], list[str]]) -> None:
    paths = names()

    assert "pyproject.toml" in paths
    assert {path: why for path in paths if (why := refused(path))} == {}
    assert same(paths) == []


@each(
    "path",
    [
        ":memory:", "a/what?.md", 'say "yes".txt', "a|b", "star*", "back\\slash", "a<b", "a>b",
        "tab\there", "bell\x07", "right\u202eleft", "docs./a.md", "end.", "blank ", " blank",
        "nul", "a/CON.txt", "com1", "Lpt9.tar.gz", "aux .md", "COM¹", "x" * 121,
    ],
)  # fmt: skip
def test_a_name_that_some_system_refuses_is_found(path: str) -> None:
    assert refused(path)


@pytest.mark.parametrize(
    "path", [".gitignore", "a b/ü.md", "console.py", "com/10.txt", "a.b/c..d", "com10", "null"]
)
def test_an_ordinary_name_is_none_of_them(path: str) -> None:
    assert refused(path) == ""


def test_names_that_differ_by_case_or_composition_are_found() -> None:
    assert same(["a/README", "a/Readme", "b"]) == ["a/README", "a/Readme"]
    assert same(["u\u0308.md", "\u00fc.md"]) == ["u\u0308.md", "\u00fc.md"]
    assert same(["Data/a", "data/b"]) == ["Data", "data"]
    assert same(["straße", "strasse", "x"]) == ["strasse", "straße"]
    assert same(["a/x", "b/x"]) == []


def test_texts_have_one_kind_of_line_end_on_every_system() -> None:
    assert "* text=auto eol=lf" in (ROOT / ".gitattributes").read_text().splitlines()
    for path in tracked():
        if path.endswith(_TEXTS) and (ROOT / path).exists():
            assert b"\r\n" not in (ROOT / path).read_bytes(), path


@pytest.mark.slow
def test_a_test_that_leaves_a_file_in_the_tree_fails_the_run(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "conftest.py").write_text(
        "from pathlib import Path\n"
        "from tests.clean_tree import CleanTree\n"
        "def pytest_configure(config):\n"
        "    config.pluginmanager.register(CleanTree(Path(__file__).parent))\n"
    )
    test = tree / "test_it.py"

    def outcome(body: str) -> tuple[int, str]:
        test.write_text(f"def test_it():\n    {body}\n")
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider"],
            cwd=tree,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": ""},
            capture_output=True,
            timeout=120,
            check=False,
        )
        return done.returncode, done.stdout.decode()

    assert outcome("pass")[0] == 0
    code, said = outcome("open('left.db', 'w').close()")
    assert (code, "left.db" in said) == (1, True)
    assert outcome("pass")[0] == 0  # it was there before


def test_windows_can_read_every_test_file() -> None:
    lacking = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"}
    found = {}
    for path in ROOT.glob("tests/**/*.py"):
        tree = ast.parse(path.read_bytes())
        names = {a.name for node in tree.body if isinstance(node, ast.Import) for a in node.names}
        found[path.name] = names & lacking

    assert {name: which for name, which in found.items() if which} == {}
