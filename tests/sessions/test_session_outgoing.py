"""What leaves in an export passes two engines that share no rule."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from assistant.tui.export import write

from assistant.redact import Redactor
from assistant.session.outgoing import Outgoing, masks


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "data"))


def test_a_value_that_was_taken_out_once_leaves_nowhere_else() -> None:
    outgoing = Outgoing()
    hidden = outgoing.hide(["password=Quarz-lamp-41x", "it said quarzlamp41x again", "plain words"])
    told = outgoing.mask(hidden)
    assert "arz" not in str(told)
    assert told[2] == "plain words"
    assert masks(told) == 1


def test_what_the_redactor_lets_through_is_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Redactor, "value", lambda self, obj: obj)
    outgoing = Outgoing("8c1f0a52-6f0e-4a53-9d52-7a0f3d6b9e11")
    value: dict[str, Any] = {
        "said": "my password is Vb7kQ2mzW4",
        "note": "write to ida@marrow.example",
        "company": "8c1f0a52-6f0e-4a53-9d52-7a0f3d6b9e11",
    }
    told = outgoing.mask(outgoing.hide(value))
    assert "Vb7k" not in str(told)
    assert "ida@" not in str(told)
    assert told["company"] == value["company"]
    assert masks(told) == 2


def test_a_block_is_written_for_its_owner_alone_and_never_over_something(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write("It is red. token=Quarzlamp41x9", "A title", "this PC", str(path))
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# A title\n")
    assert "It is red." in text
    assert "Quarz" not in text
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
