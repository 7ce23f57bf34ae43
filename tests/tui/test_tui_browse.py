"""All topics can be read and searched beside the chat, by keyboard alone and by mouse alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Button

from assistant.engine import Engine
from assistant.model import Answer, Match
from assistant.tui.screens.browse import Library, Search, Titles
from assistant.tui.shelf import MOST, search
from assistant.tui.widgets.check_row import CheckRow
from assistant.tui.widgets.page import Page
from assistant.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from tests.tui.conftest import Play, Screen

ARTICLES = [
    ("pump", "The pump is stuck", "no water comes out"),
    ("lamp", "The lamp is dark", "the room is black"),
    ("tap", "The tap drips", "water comes out all night"),
]


def library(screen: Screen) -> Library:
    assert isinstance(screen.app.screen, Library)
    return screen.app.screen


def page(screen: Screen) -> str:
    return library(screen).query_one(Page).plain_text


def listed(screen: Screen) -> list[str]:
    return [str(o.prompt) for titles in library(screen).query(Titles) for o in titles.options]


async def browse(screen: Screen, key: str = "f4") -> None:
    await screen.press(key)
    await screen.until(lambda: isinstance(screen.app.screen, Library) and listed(screen))
    await screen.until(lambda: page(screen))


def test_a_topic_is_found_read_and_brought_into_the_chat_by_keys(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await browse(screen)
        assert listed(screen) == [title for _, title, _ in screen.app.articles]
        assert page(screen).startswith(screen.app.articles[0][1])
        await screen.press(*"icon is red")
        await screen.until(lambda: listed(screen)[0] == "The connector's tray icon is red")
        await screen.until(lambda: page(screen).startswith("The connector's tray icon is red"))
        assert "Check: The connector's tray program is running (connector-ui-running)" in (
            page(screen)
        )
        assert "Fix: Restart the connector (restart-connector)" in page(screen)
        await screen.press("enter")
        await screen.until(lambda: screen.card)
        assert isinstance(screen.app.focused, Prompt)
        current = screen.card
        assert current
        assert current.match.article == "tray-icon-red"

    play(scene)


def test_arrows_go_through_the_topics_and_pages_through_the_article(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await browse(screen)
        await screen.press("down", "down")
        await screen.until(lambda: page(screen).startswith(screen.app.articles[2][1]))
        assert library(screen).query_one(Search).has_focus
        await screen.press("pagedown")
        await screen.until(lambda: library(screen).query_one("#page").scroll_y)
        await screen.press("escape")
        await screen.until(lambda: not isinstance(screen.app.screen, Library))
        assert screen.app.focused is screen.app.prompt
        assert screen.card is None

    play(scene, size=(80, 20))


def test_the_checks_of_a_topic_run_in_the_chat(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await browse(screen)
        await screen.press("r", "e", "d")  # letters in the field are letters
        await screen.until(lambda: listed(screen)[0] == "The connector's tray icon is red")
        library(screen).query_one(".run").focus()
        await screen.press("enter")
        await screen.until(lambda: screen.talk.query(CheckRow))
        await screen.until(lambda: not screen.busy)
        assert {row.key for row in screen.talk.query(CheckRow)} >= {"connector-ui-running"}
        assert "› /check tray-icon-red" in screen.shown

    play(scene)


@pytest.mark.parametrize("size", [(100, 30), (40, 15)])
def test_a_mouse_is_enough(play: Play, size: tuple[int, int]) -> None:
    async def scene(screen: Screen) -> None:
        screen.app.action_browse()
        await screen.until(lambda: isinstance(screen.app.screen, Library) and listed(screen))
        titles = library(screen).query_one(Titles)
        second = 1 if size[0] < 60 else 2  # titles take two lines where they stand beside
        await screen.pilot.click(titles, offset=(4, second))
        await screen.until(lambda: page(screen).startswith(screen.app.articles[1][1]))
        assert isinstance(screen.app.screen, Library)
        shown, reading = library(screen).query_one("#shelf"), library(screen).query_one("#reading")
        below = reading.region.y >= shown.region.bottom
        assert below == (size[0] < 60)
        assert await screen.pilot.click(library(screen).query(Button)[0])
        await screen.until(lambda: screen.card)
        current = screen.card
        assert current
        assert current.match.article == screen.app.articles[1][0]

    play(scene, size=size)


def test_it_is_opened_by_a_command_and_by_the_palette(play: Play) -> None:
    async def scene(screen: Screen) -> None:
        await screen.enter("/browse webroot")
        await screen.until(lambda: isinstance(screen.app.screen, Library) and listed(screen))
        assert listed(screen)[0].startswith("Webroot")
        await screen.press("f4")
        await screen.until(lambda: not isinstance(screen.app.screen, Library))
        await screen.press("ctrl+p")
        await screen.press(*"browse all")
        await screen.pilot.pause(0.3)
        await screen.press("down", "enter")
        await screen.until(lambda: isinstance(screen.app.screen, Library))

    play(scene)


def test_what_leads_to_another_topic_shows_it(play: Play, make_kb: Callable[..., Path]) -> None:
    lamp = "---\nid: lamp\ntitle: The lamp\nsymptoms: [dark]\nrelated: [pump]\n---\nLook.\n"
    pump = "---\nid: pump\ntitle: The pump\nsymptoms: [dry]\n---\nSee [the lamp](lamp.md).\n"
    folder = make_kb({"lamp.md": lamp, "pump.md": pump, "kb.yaml": "id: k\n"})

    async def scene(screen: Screen) -> None:
        await browse(screen)
        await screen.press("tab", "tab", "tab", "enter")
        await screen.until(lambda: page(screen).startswith("The pump"))
        assert library(screen).query_one(Titles).highlighted == 1

    play(scene, opening=lambda listen=None: Engine([str(folder)]))


def matcher(*found: tuple[str, float], decision: str = "clarify") -> Callable[[str, int], Answer]:
    matches = tuple(Match(slug, slug, slug, confidence) for slug, confidence in found)
    if decision == "abstain":
        return lambda text, most: Answer(text, "abstain", nearest=matches)
    if decision == "answer":
        return lambda text, most: Answer(text, "answer", matches)
    return lambda text, most: Answer(text, "clarify", matches)


def slugs(text: str, fitting: Callable[[str, int], Answer]) -> list[str]:
    return [slug for slug, _, _ in search(ARTICLES, text, fitting).articles]


def test_titles_come_before_symptoms_and_those_before_what_the_matcher_thinks() -> None:
    thinks = matcher(("lamp", 0.4), ("pump", 0.01))

    assert slugs("", thinks) == ["pump", "lamp", "tap"]
    assert slugs("the TAP", thinks) == ["tap", "lamp"]
    assert slugs("water", thinks) == ["pump", "tap", "lamp"]
    assert slugs("out wat", matcher()) == ["pump", "tap"]


def test_what_the_matcher_is_sure_of_comes_first() -> None:
    sure = matcher(("lamp", 0.9), decision="answer")

    assert slugs("the tap", sure) == ["lamp", "tap"]


def test_where_nothing_fits_the_nearest_are_named() -> None:
    found = search(ARTICLES, "zebra", matcher(("tap", 0.1), decision="abstain"))

    assert [slug for slug, _, _ in found.articles] == ["tap"]
    assert found.told == "nothing fits; the nearest topics:"
    assert search(ARTICLES, "zebra", matcher(decision="abstain")).told == "nothing fits"


def test_of_very_many_topics_the_first_are_listed() -> None:
    many = [(f"a{n}", f"Topic {n}", "") for n in range(3 * MOST)]
    found = search(many, "topic", matcher())

    assert len(found.articles) == MOST
    assert found.told == f"{3 * MOST} topics of {3 * MOST}, the first {MOST} are listed"


def test_a_search_that_cannot_be_read_by_the_matcher_is_no_fault(engine: Engine) -> None:
    assert search(ARTICLES, "\u200b", engine.ask).told == "nothing fits"
