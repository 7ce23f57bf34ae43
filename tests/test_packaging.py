"""What gets installed: the wheel answers on its own, and the shells' completions are sound."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PATIENCE

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).resolve().parent.parent
SOURCES = (
    "assistant",
    "docs",
    "knowledge",
    "pyproject.toml",
    "hatch_build.py",
    "README.md",
    "LICENSE",
)


def copy_sources(target: Path) -> None:
    """The source tree without what a build or a test run leaves behind."""
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc", "builtin.kb", "*.tmp")
    target.mkdir()
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=ignore)
        else:
            shutil.copy(ROOT / name, target / name)


def start(*command: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    variables = {**os.environ, "PYTHONPATH": "", **env}
    return subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        env=variables,
        cwd=cwd,
        timeout=PATIENCE,
        check=False,
    )


@pytest.mark.slow
def test_an_installed_wheel_answers_from_any_folder_without_the_sources(tmp_path: Path) -> None:
    """One test, since the wheel takes long: it compiles the knowledge base."""
    pytest.importorskip("hatchling")
    copy_sources(tmp_path / "source")
    built = start(
        "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path), cwd=tmp_path / "source"
    )
    assert built.returncode == 0, built.stderr.decode()
    (wheel,) = tmp_path.glob("troubleshooting_assistant-*-py3-none-any.whl")
    installed = tmp_path / "site packages"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(installed)
    shutil.rmtree(tmp_path / "source")

    # What is in it: the program, its data, the licence, the command; no tests, no path of here.
    info = next(n.split("/")[0] for n in names if ".dist-info/" in n)
    shared = info.replace(".dist-info", ".data")
    assert {n.split("/")[0] for n in names} == {"assistant", shared, info}
    assert f"{shared}/data/share/man/man1/assistant.1" in names
    for name in (
        "builtin.kb",
        "match/english.txt",
        "match/english.LICENSE.txt",
        "kb/off_topic.txt",
    ):
        assert names.count(f"assistant/{name}") == 1
    assert any(n.startswith(f"{info}/licenses/") and n.endswith("LICENSE") for n in names)
    assert (
        "assistant = assistant.cli.main:main" in (installed / info / "entry_points.txt").read_text()
    )
    assert "Name: troubleshooting-assistant" in (installed / info / "METADATA").read_text()
    for name in names:
        if not name.endswith("/"):
            content = (installed / name).read_bytes()
            assert str(tmp_path).encode() not in content, name
            assert str(ROOT).encode() not in content, name

    # It answers: elsewhere, with nothing to write to, without compiling anything.
    elsewhere, cache = tmp_path / "elsewhere", tmp_path / "cache"
    elsewhere.mkdir()
    env = {"PYTHONPATH": str(installed), "XDG_CACHE_HOME": str(cache), "HOME": str(cache)}
    question = "the little icon by the clock went red and nothing comes across"
    asked = start("-m", "assistant", "ask", question, cwd=elsewhere, **env)
    assert (asked.returncode, asked.stderr) == (0, b"")
    assert asked.stdout.startswith(b"The connector's tray icon is red\n")
    where = start("-c", "import assistant; print(assistant.__file__)", cwd=elsewhere, **env)
    assert where.stdout.decode().startswith(str(installed))
    assert not cache.exists()

    # The sources of the knowledge base are not installed, and this is said.
    lint = start("-m", "assistant", "kb", "lint", cwd=elsewhere, **env)
    assert lint.returncode == 64
    assert b"for example: assistant kb lint" in lint.stderr

    # A file that did not arrive whole is told, not shown as a fault of the program.
    packaged = installed / "assistant" / "builtin.kb"
    packaged.write_bytes(packaged.read_bytes()[:5000])
    damaged = start("-m", "assistant", "ask", question, cwd=elsewhere, **env)
    assert (damaged.returncode, damaged.stdout) == (78, b"")
    packaged.unlink()
    missing = start("-m", "assistant", "ask", question, cwd=elsewhere, **env)
    assert (missing.returncode, missing.stdout) == (69, b"")
    assert b"install troubleshooting-assistant again" in missing.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_names_every_verb(run: Run, shell: str) -> None:
    done = run("completion", shell)

    assert (done.returncode, done.stderr) == (0, b"")
    for word in (b"ask", b"chat", b"kb", b"schema", b"lint", b"compile", b"json", b"no-color"):
        assert word in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_valid_for_its_shell(run: Run, shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"needs {shell}")
    script = run("completion", shell).stdout
    done = subprocess.run(
        [program, "-n"], input=script, capture_output=True, timeout=60, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("assistant sc", ["schema"]),
        ("assistant kb l", ["lint", "list"]),
        ("assistant ask --b", ["--batch", "--brief"]),
        ("assistant --j", ["--json"]),
        ("assistant check --format j", ["json", "jsonl", "junit"]),
        ("assistant sessions export last --format h", ["html"]),
    ],
)
def test_bash_completes_verbs_and_options(run: Run, typed: str, offered: list[str]) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("needs bash")
    words = typed.split()
    script = (
        run("completion", "bash").stdout.decode()
        + f"\nCOMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; _assistant\n"
        + 'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run([bash, "-c", script], capture_output=True, timeout=60, check=False)

    assert (done.stdout.decode().split(), done.stderr) == (offered, b"")


def test_an_unknown_shell_is_a_usage_error(run: Run) -> None:
    done = run("completion", "cmd")

    assert (done.returncode, done.stdout) == (64, b"")
    assert b"bash" in done.stderr
