"""What is done with a checkout, on every system: needs Python 3.11 or newer and nothing else.

``py tasks.py run`` on Windows and ``python3 tasks.py run`` elsewhere create what the program needs
in a folder of its own, then start it. ``VENV`` names another folder for that than ``.venv``.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / os.environ.get("VENV", ".venv")
OLDEST = (3, 11)
_INSTALL = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable")


class TaskError(Exception):
    """Something that cannot be done, and what to do about it."""


def program(name: str, venv: Path = VENV, *, windows: bool = os.name == "nt") -> Path:
    """Where a program of the environment lies: ``python`` or a command that was installed."""
    return venv / ("Scripts" if windows else "bin") / (f"{name}.exe" if windows else name)


def call(*arguments: str) -> int:
    """Run the environment's Python; its exit code."""
    return subprocess.call([program("python"), *arguments], cwd=HERE)  # noqa: S603 - our own


def do(*arguments: str, silent: bool = False) -> None:
    """Run the environment's Python; it must succeed. What it prints is left out if `silent`.

    Raises:
        TaskError: it failed; what it wrote says why.
    """
    out = subprocess.DEVNULL if silent else None
    code = subprocess.call([program("python"), *arguments], cwd=HERE, stdout=out)  # noqa: S603
    if code:
        raise TaskError(f"python {' '.join(arguments)} ended with {code}; see above.")


def is_current(mark: Path) -> bool:
    """Whether what a mark stands for was made since the project's settings changed."""
    settings = HERE / "pyproject.toml"
    return mark.exists() and mark.stat().st_mtime >= settings.stat().st_mtime


def install() -> None:
    """The environment with the assistant in it, and its knowledge base compiled.

    Raises:
        TaskError: this Python is too old or has no venv, or something could not be installed.
    """
    mark = VENV / ".run"
    if is_current(mark):
        return
    if sys.version_info < OLDEST:
        raise TaskError(f"Python {'.'.join(map(str, OLDEST))} or newer is needed.")
    print(f"creating {VENV.name} with {sys.executable}")
    make = [sys.executable, "-m", "venv", str(VENV)]
    if subprocess.call(make):  # noqa: S603 - this very Python
        raise TaskError("No environment could be made. On Debian: apt install python3-venv")
    print("installing the assistant into it")
    do(*_INSTALL, ".")
    do("-m", "compileall", "-q", "assistant")
    print("preparing the knowledge base (once, about a minute)")
    do("-m", "assistant", "kb", "list", silent=True)
    mark.touch()


def install_tools() -> None:
    """Besides, what tests and linters need.

    Raises:
        TaskError: something could not be installed.
    """
    install()
    mark = VENV / ".dev"
    if is_current(mark):
        return
    print(f"installing the test tools into {VENV.name}")
    do(*_INSTALL, ".[dev]")
    mark.touch()


def run(arguments: Sequence[str]) -> int:
    """Start the chat, or whatever else of the assistant the arguments say."""
    install()
    return call("-m", "assistant", *(arguments or ("chat",)))


def test(arguments: Sequence[str]) -> int:
    """Run the tests but the slow ones, on all cores."""
    install_tools()
    # Without compiled files each of the many processes that tests start compiles the program.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    more = shlex.split(os.environ.get("TESTS", ""))
    # Some tests wait for other processes: meanwhile there is room for half as many workers again.
    workers = (os.cpu_count() or 1) * 3 // 2
    return call("-m", "pytest", f"-n{workers}", "--dist", "worksteal", *more, *arguments)


def test_full(arguments: Sequence[str]) -> int:
    """Run all tests, with many more examples of each property."""
    os.environ.setdefault("HYPOTHESIS_PROFILE", "ci")
    return test(["-m", "slow or not slow", *arguments])


def setup(arguments: Sequence[str]) -> int:
    """Create the environment with the test tools; with arguments, run Python there with them."""
    install_tools()
    return call(*arguments) if arguments else 0


TASKS = {"run": run, "test": test, "test-full": test_full, "setup": setup}


def main(arguments: Sequence[str]) -> int:
    """Do a task; its exit code."""
    parser = argparse.ArgumentParser(prog="tasks.py", description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "task",
        choices=TASKS,
        help="; ".join(
            f"{name}: {(task.__doc__ or '').rstrip('.')}" for name, task in TASKS.items()
        ),
    )
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="is passed on")
    found = parser.parse_args(arguments)
    try:
        return TASKS[found.task](found.rest)
    except TaskError as error:
        print(f"tasks.py: {error}", file=sys.stderr)
        return 69
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
