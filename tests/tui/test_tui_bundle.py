"""The full-screen chat on a machine that is elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.cli.main import main
from assistant.tui.widgets.check_row import CheckRow

if TYPE_CHECKING:
    from tests.tui.conftest import Play, Screen


def test_a_bundle_is_looked_at_like_a_machine_and_never_changed(
    play: Play, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "b.zip"
    machine = ("--machine", "practice:red-tray")
    assert main(["collect", *machine, "--yes", "--out", str(path)]) == 0
    capsys.readouterr()

    async def scene(screen: Screen) -> None:
        await screen.ask("tray icon is red")
        await screen.unfold()
        states = {row.key: row.state for row in screen.talk.query(CheckRow)}
        assert states["connector-ui-running"] == "fail"
        assert states["connector-task"] == "warn"
        assert "a recording" in "\n".join(screen.lines)
        await screen.ask("/fix restart-connector")
        assert not screen.app.chat.can_agree
        assert "a recording, on which nothing is done" in screen.shown
        assert "QuickbooksDesktop_company-1" in screen.shown

    play(scene, machine=str(path))
