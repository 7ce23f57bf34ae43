"""Foreign text stays text, whatever it looks like; nothing is lost of what is pasted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.events import Paste

from assistant.engine import Engine
from assistant.tui.text import plain
from assistant.tui.widgets.flow import Flow, Paragraph, flowed

if TYPE_CHECKING:
    from tests.tui.conftest import Play, Screen

HOSTILE = [
    "[/]",
    "[bold",
    "see [/var/log] and [INFO] arr[i] [$primary] [[x]] \\[b]",
    "[link=http://x]y[/link] [@click=app.quit]hi[/]",
    "a\x1b[31mred\x1b]52;c;ZXZpbA==\x07 b\x9b31m",
    "\u202eevil\u2066 \u200bx",
    "👩‍👩‍👧 🏳️‍🌈 漢字かな交じり文 العربية עברית",
    "tab\tand\nnew line",
    "$5 {braces} %s \\ ` * _ # |",
    "word " * 600,
    "x" * 3_000,
]


def no_escape(screen: Screen) -> None:
    assert not any(c in "\n".join(screen.lines) for c in "\x1b\x07\x9b\u202e\u2066")


def test_hostile_text_through_the_prompt(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        for turn, text in enumerate(HOSTILE):
            screen.app.prompt.post_message(Paste(text))
            await screen.until(lambda: screen.app.prompt.text)
            no_escape(screen)
            await screen.press("escape", "enter")
            await screen.until(lambda turn=turn: screen.turns > turn and not screen.busy)  # type: ignore[misc]
            no_escape(screen)

    play(scene)


def test_hostile_text_through_a_knowledge_base(play: Play, make_kb: Callable[..., Path]) -> None:
    nasty = "see [/var/log] [bold [INFO] [@click=app.quit]hi[/] 漢字 👩‍👩‍👧"
    article = f"""---
id: nasty
title: '{nasty}'
symptoms: ['{nasty} one', 'the pump is stuck', 'no water comes out']
---
# {nasty}

{nasty} `code [/]` **[b]** [label](http://x/[y])

> {nasty}

- {nasty}

```check well
title: '{nasty}'
file: /no/such/[file]
outcomes:
  - {{when: exists, state: pass, message: '{nasty}'}}
  - {{state: fail, message: '{nasty}'}}
```

```action mend
title: '{nasty}'
manual: {{steps: ['{nasty}']}}
resolves: well
```
"""
    folder = make_kb({"nasty.md": article, "kb.yaml": f"id: k\ntitle: '{nasty}'\n"})

    async def scene(screen: Screen) -> None:
        await screen.ask("the pump is stuck")
        await screen.unfold()
        assert screen.shown.count("[@click=app.quit]hi[/]") >= 6
        await screen.press("f5")
        await screen.asked()
        await screen.press("ctrl+p")
        await screen.pilot.pause(0.2)
        await screen.press(*"pump")
        await screen.pilot.pause(0.2)
        await screen.press("escape")
        await screen.enter("see [", send=False)
        no_escape(screen)

    play(scene, machine="live", opening=lambda listen=None: Engine([str(folder)]))


def test_all_lines_of_a_paste_arrive(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        prompt = screen.app.prompt
        prompt.post_message(Paste("Error one\nline two\r\nline three"))
        await screen.until(lambda: prompt.text)
        assert prompt.text.splitlines() == ["Error one", "line two", "line three"]
        await screen.press("ctrl+j", "x")
        assert prompt.text.endswith("three\nx")
        await screen.press("enter")
        await screen.until(lambda: "Error one\nline two\nline three\nx" in screen.shown)

    play(scene)


def test_a_long_paste_is_folded_and_the_reply_is_in_view(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        log = "\n".join(f"2026-03-02 08:{n:02}:37 INFO nothing to do" for n in range(60))
        await screen.ask(f"the tray icon is red\n{log}")
        assert "(61 lines)" in "\n".join(screen.lines)
        assert "08:30:37" not in screen.shown
        await screen.unfold()
        assert "08:30:37" in screen.shown

    play(scene)


def test_a_paragraph_hangs_behind_its_bullet() -> None:
    text = flowed([Paragraph(plain("one two three four"), plain("10. ", "b"))], 12).plain

    assert text.split("\n") == ["10. one two", "    three", "    four"]


@pytest.mark.parametrize("width", [1, 2, 7, 40])
def test_any_text_fits_any_width(width: int) -> None:
    for text in HOSTILE:
        for line in flowed([Paragraph(plain(text), plain("- "))], width).split():
            assert line.cell_length <= max(width, 12)


def test_a_flow_tells_its_text() -> None:
    assert Flow([Paragraph(plain("[b]x"), plain("- "))]).plain_text == "- [b]x"
