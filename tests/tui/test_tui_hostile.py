"""Text from strangers through every part of the chat: no crash, as it stands, nothing obeyed."""

from __future__ import annotations

import os
import re
import select
import struct
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.engine import Engine
from assistant.tui.screens.browse import Library
from assistant.tui.screens.opening import Opening, Picking
from assistant.tui.widgets.check_row import CheckRow
from assistant.tui.widgets.page import Page
from tests.conftest import PATIENCE

if TYPE_CHECKING:
    from tests.conftest import Terminal
    from tests.tui.conftest import Play, Screen

LITERAL = "[/] [INFO] [@click=app.quit]hi[/] [bold [[x]] [$primary]"
OBEYED = (
    "\x1b]52;c;UFdORUQ=\x07", "\x1b]0;PWNED\x07", "\x1b]8;;http://PWNED\x1b\\", "\x1b[5n",
    "\x1b[2J", "\x1bc", "\x1b[31m", "\x9b31m", "\x9d52;c;UFdORUQ=\x9c", "\x90PWNED\x9c",
    "\x1bPPWNED\x1b\\", "\u202e", "\u2066", "\u200f", "\x00", "\x07", "\x08", "\x7f",
)  # fmt: skip
SCRIPTS = "漢字かな العربية עברית 👩‍👩‍👧 🏳️‍🌈 e\u0301\u0302\u0303 ก็็็"
TEXT = f"{LITERAL} {''.join(OBEYED)} {SCRIPTS}"
BODY = TEXT.replace("\x00", "")  # a file with NUL bytes is no text and left out
LONG = "x" * 5_000


def q(text: str) -> str:
    """`text` in YAML's double quotes, whatever is in it."""
    kept = (c if c.isalnum() and c.isascii() else f"\\U{ord(c):08x}" for c in text)
    return f'"{"".join(kept)}"'


T, ENTITIES = q(TEXT), "".join(f"&#{ord(c)};" for c in "\x1b]52;c;YQ==\x07\u202e")
ARTICLE = f"""---
id: nasty
title: {T}
symptoms: [the pump is stuck, no water comes out, {T}, {q(LONG)}]
related: [other]
sources: [{{doc: {T}, heading: {T}, lines: {T}}}, {{doc: {q("https://x.example/" + TEXT)}}}]
---
{BODY} {ENTITIES} [label](<https://x.example/{BODY}>) ![{LITERAL}](<{SCRIPTS}.png>)
[{ENTITIES}](javascript:alert) **{BODY}** `{BODY}` <b onclick="x">{BODY}</b>

# {BODY}

> {LONG}

| {LITERAL} | {SCRIPTS} |
| --- | --- |
| {BODY} | {LONG} |

    {BODY}

```check seen
title: {T}
log_match: {{path: LOG, signatures: [{{id: denied, means: {T}, code: '0x8004041D'}}]}}
outcomes:
  - {{when: matched, state: fail, message: {T}, notice: true}}
  - {{state: pass, message: {T}}}
```

```check told
title: {T}
ask_user:
  question: {T}
  choices: {{one: {T}, two: {T}}}
outcomes:
  - {{when: choice = one, state: pass, message: {T}}}
  - {{state: warn, message: {T}}}
```

```action mend
title: {T}
manual: {{steps: [{T}, {q(LONG)}]}}
resolves: seen
```
"""
OTHER = f"""---
id: other
title: {q("Other " + TEXT)}
symptoms: [the lamp is dark, {T}]
---
{BODY}
"""
KB = f"""id: k
title: {T}
support: {{name: {T}, url: {T}, ticket: [Issue, Error text, {T}]}}
"""
LINE = f"2026-11-22 08:00:00 E 0x8004041D {TEXT}\n"
MACHINE = f"""title: {T}
platform: linux
user: {T}
files: {{LOG: {{content: {q(LINE)}}}}}
"""


@pytest.fixture
def nasty(make_kb: Callable[..., Path], tmp_path: Path, little_talk: None) -> Path:
    """A knowledge base in which every text is hostile, and a log that is."""
    log = tmp_path / "pump.log"
    log.write_bytes(LINE.encode() + b"\xff\xfe\x00" + LINE.encode())
    article = ARTICLE.replace("LOG", str(log))
    return make_kb({"nasty.md": article, "other.md": OTHER, "kb.yaml": KB})


def clean_screen(screen: Screen) -> None:
    """Nothing on the screen is a control or turns the direction of text."""
    bad = {c for c in "".join(screen.lines) if unicodedata.category(c) in ("Cc", "Cs")}
    assert not bad
    assert not any(c in "".join(screen.lines) for c in "\u202e\u2066\u200f")


def test_every_part_shows_it_as_it_stands(play: Play, nasty: Path, tmp_path: Path) -> None:
    async def scene(screen: Screen) -> None:
        clean_screen(screen)
        await screen.ask("the pump is stuck")
        await screen.unfold()
        for row in screen.talk.query(CheckRow):
            row.action_unfold()
        await screen.until(lambda: screen.shown.count(LITERAL) > 15)
        clean_screen(screen)
        await screen.until(lambda: screen.choices)  # the check only a person answers
        await screen.line("2")
        await screen.until(lambda: not screen.choices and not screen.busy)
        await screen.press("f5")
        await screen.agree()
        await screen.asked()
        clean_screen(screen)
        await screen.line("no")
        await screen.until(lambda: screen.panel.result and not screen.busy)
        await screen.enter("/ticket")
        await screen.until(lambda: "A ticket for them" in screen.shown)
        await screen.enter(TEXT)
        await screen.until(lambda: screen.shown.count(LITERAL) > 20)
        clean_screen(screen)
        await screen.enter(f"/export {tmp_path / 'talk.md'}")
        await screen.until(lambda: "Written to" in screen.shown)
        assert screen.app.is_running

    play(scene, machine="live", size=(120, 40), opening=lambda listen=None: Engine([str(nasty)]))
    text = (tmp_path / "talk.md").read_text(encoding="utf-8")
    assert "app.quit" in text
    assert not any(unicodedata.category(c) == "Cc" for c in text.replace("\n", ""))
    assert not any(c in text for c in "\u202e\u2066\u200f")


def test_the_browser_its_links_and_the_palette_show_it_as_it_stands(
    play: Play, nasty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/0")

    async def scene(screen: Screen) -> None:
        screen.app.action_browse(TEXT)
        await screen.until(lambda: screen.app.screen.query(Page))
        await screen.until(lambda: LITERAL in screen.shown)
        clean_screen(screen)
        page = screen.app.screen.query_one(Page)
        page.action_open()
        await screen.until(lambda: isinstance(screen.app.screen, Picking))
        clean_screen(screen)
        await screen.press("enter")
        await screen.until(lambda: isinstance(screen.app.screen, Opening))
        clean_screen(screen)
        await screen.press("escape")
        for target in page.targets:
            screen.app.links.follow([target], lambda slug: None)
            if target.href == "other.md":
                continue
            await screen.until(lambda: isinstance(screen.app.screen, Opening))
            clean_screen(screen)
            await screen.press("escape")
        assert isinstance(screen.app.screen, Library)
        await screen.press("ctrl+p")
        await screen.press(*"[/] [INFO]")
        await screen.pilot.pause(0.2)
        clean_screen(screen)
        await screen.press("escape")
        assert screen.app.is_running

    play(scene, machine="live", opening=lambda listen=None: Engine([str(nasty)]))


OWN = re.compile(
    r"\x1b\[[0-9;]*m|\x1b\[\d+;\d+H|\x1b\[\??[0-9;]*[hl]|\x1b\[\?\d+\$p|\x1b\[[<>=]?\d*u"
    r"|\x1b\]22;[a-z]*\x07"
)
"""What Textual itself sends: colours, the place and shape of cursors, modes."""


class Taken:
    """All that a terminal of 120 columns gets, and means to drive the program in it."""

    def __init__(self, session: Terminal) -> None:
        import fcntl
        import termios

        self._session, self._master, self.bytes = session, session._master, b""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def until(self, *shown: str) -> None:
        """Read on until one of these comes that was not there before."""
        begin, end = len(self.bytes), time.monotonic() + PATIENCE
        while not any(one in self.text(begin) for one in shown):
            assert time.monotonic() < end, (shown, self.text(begin)[-3000:])
            assert self._read(20), (shown, self.text(begin))

    def quiet(self) -> None:
        """Read on until nothing more comes for a moment."""
        while self._read(0.25):
            pass

    def _read(self, patience: float) -> bool:
        if not select.select([self._master], [], [], patience)[0]:
            return False
        try:
            more = os.read(self._master, 65536)
        except OSError:  # the program has ended
            return False
        self.bytes += more
        return bool(more)

    def text(self, begin: int = 0) -> str:
        """What is shown, without colours and places."""
        return OWN.sub("", self.bytes[begin:].decode("utf-8", "replace"))

    def type(self, keys: str, *shown: str) -> None:
        """Press keys, and wait for what they bring about."""
        self._session.type(keys)
        if shown:
            self.until(*shown)
        self.quiet()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_nothing_of_it_reaches_a_real_terminal(
    terminal: Callable[..., Terminal], nasty: Path, tmp_path: Path
) -> None:
    machine = tmp_path / "machine.yaml"
    machine.write_text(MACHINE.replace("LOG", f"'{tmp_path / 'pump.log'}'"), encoding="utf-8")
    session = terminal("--kb", str(nasty), "--machine", f"practice:{machine}",
                       env={"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"})  # fmt: skip
    screen = Taken(session)
    screen.until("/help says more")
    screen.quiet()
    screen.type("the pump is stuck\r", "match")
    screen.type("\x1b[1;3A" * 3 + "\r")  # up the blocks; one unfolds or asks
    screen.type("\x1b")
    screen.type("\x1b[15~", "Not now")
    screen.type("yes\r")
    screen.type("\x1b")
    paste = TEXT.replace("PWNED", "pasted").replace("UFdORUQ=", "cGFzdGVk")
    screen.type(f"\x1b[200~{paste}\x1b[201~")
    screen.type("\r")
    screen.type("/articles\r", "Into chat")
    screen.type("[/]")
    screen.type("\x1b")
    screen.type("\x10")  # the palette
    screen.type("[/]")
    screen.type("\x1b")
    screen.type(f"/export {tmp_path / 'talk.md'}\r", "Written to")
    screen.type("/quit\r")
    session.process.wait(PATIENCE)

    shown = screen.text()
    assert session.process.returncode == 0
    assert LITERAL in shown
    for payload in ("PWNED", "UFdORUQ", "\u202e", "\u2066", "\u200f"):
        assert payload not in shown
    controls = {c for c in shown if unicodedata.category(c) == "Cc"} - {"\r", "\n", "\a"}
    # the program itself rings once for work that took long
    assert shown.count("\a") <= 2
    assert not controls, [shown[max(0, shown.index(c) - 30) :][:60] for c in controls]
