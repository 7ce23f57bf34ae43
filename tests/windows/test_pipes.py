"""What goes through a pipe is read again as the console would show it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="runs on Windows only")
SAY = (
    "import ctypes, sys\n"
    "ctypes.windll.kernel32.SetConsoleOutputCP({page})\n"
    "from assistant.cli import streams\n"
    "streams.prepare()\n"
    "print(sys.stdin.read().strip())"
)


@pytest.mark.parametrize("page", [437, 850, 1252, 65001])
@pytest.mark.parametrize("written", ["utf-8", "utf-8-sig"])
def test_pipes_are_readable_in_every_code_page(page: int, written: str) -> None:
    text = "“Zürich” … é"
    environment = {
        k: v for k, v in os.environ.items() if k not in ("PYTHONUTF8", "PYTHONIOENCODING")
    }
    done = subprocess.run(
        [sys.executable, "-c", SAY.format(page=page)],
        input=text.encode(written), capture_output=True, env=environment, check=False,
    )  # fmt: skip
    has_console = False
    if sys.platform == "win32":
        import ctypes

        has_console = ctypes.windll.kernel32.GetConsoleOutputCP() != 0
    encoding = f"cp{page}" if has_console and page != 65001 else "utf-8"
    shown = done.stdout.decode(encoding).strip()
    plain = '"Zürich" ... é'
    assert shown in (text, plain), (done.stdout, done.stderr)
