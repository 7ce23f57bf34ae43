"""The screens as they were looked at and approved; ``make screenshots`` draws them anew."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest

textual = pytest.importorskip("textual")

from tests.tui.scenes import PICTURES, PINNED, SCENES, Scene, shot  # noqa: E402

if TYPE_CHECKING:
    from assistant.tui.reader import Opens

pytestmark = pytest.mark.skipif(
    textual.__version__ != "8.2.8", reason="the screens are pinned with Textual 8.2.8"
)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_the_screen_is_as_it_was_approved(
    scene: Scene, opening: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("SSH_CONNECTION", "1")
    text, svg = shot(scene, opening)
    pinned = (PINNED / f"{scene.name}.txt").read_text(encoding="utf-8")
    moved = difflib.unified_diff(pinned.splitlines(), text.splitlines(), lineterm="")
    assert text == pinned, "\n".join(["“make screenshots” accepts this:", *moved])
    if scene.pictured:
        drawn = (PICTURES / f"{scene.name}.svg").read_text(encoding="utf-8")
        assert svg == drawn, "the picture in README or docs is another one: make screenshots"


def test_no_screen_is_left_over() -> None:
    assert {path.stem for path in PINNED.iterdir()} == {scene.name for scene in SCENES}
    pictured = {scene.name for scene in SCENES if scene.pictured}
    assert {path.stem for path in PICTURES.iterdir()} == pictured


def test_no_line_is_wider_than_its_screen() -> None:
    for scene in SCENES:
        lines = (PINNED / f"{scene.name}.txt").read_text(encoding="utf-8").splitlines()
        assert max(map(len, lines)) <= scene.size[0]
        assert len(lines) <= scene.size[1]
