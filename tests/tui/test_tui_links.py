"""Where links and pictures lead is shown before anything opens; most of what could is refused."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.engine import Engine
from assistant.tui.links import LONGEST, judge, picture
from assistant.tui.screens.opening import Opening, Picking
from assistant.tui.viewer import obstacle, open_place
from assistant.tui.widgets.article import Prose, References
from tests.each import each

if TYPE_CHECKING:
    from tests.tui.conftest import Play, Screen

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)
ARTICLE = """---
id: pump
title: The pump is stuck
symptoms: [the pump is stuck, no water comes out, the tap is dry]
sources: [{doc: 'https://docs.example/pump', lines: 1-2}]
---
Read [the **whole** manual](https://docs.example/manual?page=1), or ![the red valve](img/valve.png).
"""


@pytest.fixture
def pumps(make_kb: Callable[..., Path]) -> Path:
    """A knowledge base with a link, a picture and a source on the web."""
    return make_kb({"pump.md": ARTICLE, "img/valve.png": PNG, "kb.yaml": "id: pumps\n"})


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that only notes what it is given; the file that it writes."""
    noted, program = tmp_path / "opened.txt", tmp_path / "browser"
    program.write_text(f'#!{sys.executable}\nimport sys\nopen({str(noted)!r}, "a").write('
                       f'"\\n".join(sys.argv[1:]) + "\\n")\nprint("noise " * 100)\n')  # fmt: skip
    program.chmod(0o755)
    for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setenv("BROWSER", str(program))
    return noted


posix = pytest.mark.skipif(sys.platform == "win32", reason="BROWSER means nothing there")


def modal(screen: Screen) -> Opening:
    assert isinstance(screen.app.screen, Opening)
    return screen.app.screen


@posix
def test_a_link_opens_after_a_yes_by_keyboard(play: Play, pumps: Path, browser: Path) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("the pump is stuck")
        await screen.unfold()
        prose = screen.talk.query_one(Prose)
        prose.focus()
        await screen.press("enter")
        await screen.until(lambda: isinstance(screen.app.screen, Picking))
        await screen.press("enter")
        await screen.until(lambda: isinstance(screen.app.screen, Opening))
        assert "https://docs.example/manual?page=1" in screen.shown
        await screen.press("enter")  # the button that has the focus says no
        assert "Opened: " not in screen.shown
        await screen.press("enter")
        await screen.until(lambda: isinstance(screen.app.screen, Picking))
        await screen.press("enter")
        await screen.until(lambda: isinstance(screen.app.screen, Opening))
        await screen.press("shift+tab", "enter")
        await screen.until(lambda: "Opened: https://docs.example/manual?page=1" in screen.shown)

    play(scene, opening=lambda listen=None: Engine([str(pumps)]))
    assert browser.read_text() == "https://docs.example/manual?page=1\n"


@posix
def test_a_picture_opens_after_a_yes_by_mouse(play: Play, pumps: Path, browser: Path) -> None:
    async def scene(screen: Screen) -> None:
        await screen.ask("the pump is stuck")
        await screen.unfold()
        prose = screen.talk.query_one(Prose)
        assert "[picture: the red valve] open picture" in prose.plain_text
        line = next(n for n, s in enumerate(screen.lines) if "open picture" in s)
        column = screen.lines[line].index("open picture")
        assert await screen.pilot.click(offset=(column, line))
        await screen.until(lambda: isinstance(screen.app.screen, Opening))
        assert str(pumps / "img" / "valve.png") in screen.shown
        assert await screen.pilot.click(".yes")
        await screen.until(lambda: "Opened: " in screen.shown)

    play(scene, opening=lambda listen=None: Engine([str(pumps)]))
    assert browser.read_text() == (pumps / "img" / "valve.png").as_uri() + "\n"


def test_a_source_on_the_web_is_a_link(
    play: Play, pumps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")

    async def scene(screen: Screen) -> None:
        await screen.ask("the pump is stuck")
        await screen.unfold()
        screen.talk.query_one(References).focus()
        await screen.press("enter")
        await screen.until(lambda: isinstance(screen.app.screen, Opening))
        assert "You are connected over SSH" in screen.shown
        assert "https://docs.example/pump" in screen.shown
        assert not modal(screen).query(".yes")  # there is nothing to say yes to
        await screen.pilot.click(".copy")
        assert screen.app.clipboard == "https://docs.example/pump"
        await screen.press("escape")
        assert not isinstance(screen.app.screen, Opening)

    play(scene, opening=lambda listen=None: Engine([str(pumps)]))


@pytest.mark.parametrize(
    ("href", "kind", "address"),
    [
        ("https://docs.example/a?b=c#d", "web", "https://docs.example/a?b=c#d"),
        ("HTTP://Docs.Example:8080/A", "web", "http://docs.example:8080/A"),
        ("https://пример.example/ä", "web", "https://xn--e1afmkfd.example/%C3%A4"),
        ("http://[::1]/x", "web", "http://[::1]/x"),
        ("mailto:help@docs.example?subject=x", "mail", "mailto:help@docs.example?subject=x"),
        ("lamp.md", "article", "lamp"),
    ],
)
def test_the_true_address_is_told(href: str, kind: str, address: str) -> None:
    assert judge(href)[:2] == (kind, address)


@each(
    "href",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://docs.example/x",
        "ms-msdt:/id",
        "search-ms:query=x",
        "vscode://open",
        "//docs.example/x",
        "/etc/passwd",
        "../lamp.md",
        "C:\\Windows\\system32\\calc.exe",
        "\\\\server\\share\\x",
        "-version",
        "",
        "http:",
        "https://",
        "https://good.example@evil.example/",
        "https://good.example\\@evil.example/",
        "https://good.example /x",
        "https://good.example/\u202egnp.exe",
        "https://good.example/\x1b]52;c;AAAA\x07",
        "https://good.example:99999/",
        "https://[bad/",
        "https://" + "a" * 300 + ".é/",
        "https://good.example/" + "a" * LONGEST,
        "mailto:nobody",
        "mailto:a@b.example?attach=/etc/passwd",
        "mailto:a@b.example?Attachment=/etc/passwd",
    ],
)
def test_everything_else_is_refused_with_a_reason(href: str) -> None:
    place = judge(href)

    assert place.kind == "refused"
    assert place.told


@given(st.text() | st.text(max_size=40).map(lambda text: f"https://{text}"))
def test_only_plain_addresses_of_few_kinds_are_ever_opened(href: str) -> None:
    place = judge(href)
    if place.kind in ("web", "mail"):
        assert place.address.isascii()
        assert place.address.isprintable()
        assert " " not in place.address
        assert place.address.startswith(("http://", "https://", "mailto:"))


def test_pictures_stay_inside_the_knowledge_base(tmp_path: Path) -> None:
    home = tmp_path / "kb"
    (home / "topics").mkdir(parents=True)
    (home / "my valve.png").write_bytes(PNG)
    (home / "not.png").write_text("#!/bin/sh\n")
    (home / "drawn.svg").write_text("<svg/>")
    (tmp_path / "secret.png").write_bytes(PNG)
    (home / "escape.png").symlink_to(tmp_path / "secret.png")

    def place(href: str) -> tuple[str, str]:
        found = picture(href, str(home), "topics/pump.md")
        return found.kind, found.address if found.kind == "file" else ""

    assert place("../my%20valve.png") == ("file", str(home / "my valve.png"))
    for href in ("../../secret.png", "../escape.png", str(home / "my valve.png"), "../not.png",
                 "../drawn.svg", "../none.png", "..", "", "..\\my valve.png", "c:x.png",
                 "//server/x.png", "%00.png", "file:../my%20valve.png",
                 "a" * 5000 + ".png"):  # fmt: skip
        assert place(href) == ("refused", ""), href
    assert picture("https://docs.example/x.png", None, "pump.md").kind == "web"
    assert picture("x.png", None, "pump.md").kind == "refused"


@each(
    ("environment", "platform", "hindered"),
    [
        ({"DISPLAY": ":0"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False),
        ({}, "linux", True),
        ({}, "darwin", False),
        ({}, "win32", False),
        ({"SSH_TTY": "/dev/pts/1"}, "darwin", True),
        ({"SSH_CONNECTION": "x", "DISPLAY": ":10"}, "linux", True),
        ({"DISPLAY": ":0", "BROWSER": "/usr/bin/w3m:firefox"}, "linux", True),
        ({"DISPLAY": ":0", "BROWSER": "firefox"}, "linux", False),
        ({"DISPLAY": ":0", "BROWSER": "'"}, "linux", False),
    ],
)
def test_where_nothing_can_open_that_is_said(
    environment: dict[str, str], platform: str, hindered: bool
) -> None:
    assert bool(obstacle(environment, platform)) == hindered


@posix
def test_what_a_browser_prints_stays_off_the_screen(
    browser: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert open_place("web", "https://docs.example/$(touch x);`id`")

    assert capfd.readouterr() == ("", "")
    assert browser.read_text() == "https://docs.example/$(touch x);`id`\n"
