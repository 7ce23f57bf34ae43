"""What looks at a Windows console's bytes in CI finds what is wrong with them."""

from __future__ import annotations

import codecs
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.cli.streams import plain

if TYPE_CHECKING:
    from tests.conftest import Run

SCRIPT = Path(__file__).resolve().parent.parent / ".github" / "code_pages.py"


@pytest.fixture(scope="module")
def looker() -> Any:
    spec = importlib.util.spec_from_file_location("code_pages", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_real_output_is_right_on_every_page_and_wrong_on_any_other(
    looker: Any, run: Run, tmp_path: Path
) -> None:
    codecs.register_error("plain-here", plain)
    text = run("ask", "the icon by the clock went red").stdout.decode()
    for page in looker.PAGES:
        encoding = "utf-8" if page == "65001" else f"cp{page}"
        (tmp_path / f"ask-{page}.txt").write_bytes(text.encode(encoding, "plain-here"))
    assert looker.main(tmp_path) == 0

    utf8 = text.encode()
    assert looker.faults(utf8, "65001", utf8=False) == []
    assert looker.faults(utf8, "437", utf8=True) == []
    for page in ("437", "850", "1252"):
        assert looker.faults(utf8, page, utf8=False)
    assert looker.faults(text.encode("cp1252", "plain-here"), "65001", utf8=False)
    assert looker.faults(text.encode("cp437", "replace"), "437", utf8=False)
    assert looker.faults(b"\x1b[1m" + utf8, "65001", utf8=False)
