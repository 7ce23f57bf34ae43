"""The reference names everything that the program has, and says what it says now."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from assistant import __version__
from assistant.actions import kind as action_kind
from assistant.chat.commands import COMMANDS
from assistant.checks import kind as check_kind
from assistant.cli.completion import completed
from assistant.cli.registry import GLOBAL, what
from assistant.cli.schema import WRITTEN
from assistant.errors import Exit
from assistant.render.schemas import SCHEMAS
from assistant.settings.keys import KEYS
from assistant.tui.commands import ALL
from tests.docs.manual import MANUAL, manual
from tests.docs.reference import FOLDER, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_the_program_is_now(name: str) -> None:
    """Otherwise: ``make published``, and commit the difference."""
    assert (FOLDER / f"{name}.md").read_text(encoding="utf-8") == PAGES[name]()


def test_the_manual_is_as_the_program_is_now() -> None:
    assert MANUAL.read_text(encoding="utf-8") == manual()


def test_the_newest_release_of_the_changelog_is_this_version() -> None:
    text = (FOLDER.parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.findall(r"^## (\d[\w.]*) - \d{4}-\d\d-\d\d$", text, re.MULTILINE)

    assert releases[:1] == [__version__]


def section(page: str, heading: str) -> str:
    """What stands below a heading, up to the next one."""
    text = (FOLDER / f"{page}.md").read_text(encoding="utf-8")
    found = re.search(rf"^#+ `{re.escape(heading)}`$(.*?)(?=^#|\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, f"{page}: {heading}"
    return found[1]


def test_every_command_stands_there_with_every_option_and_word() -> None:
    everywhere = {flag for option in GLOBAL for flag in option.flags} | {"--help"}
    for one in completed():
        text = section("commands", " ".join(("assistant", *one.names)))
        assert what(*one.names)
        for flag, _ in one.options:
            assert flag in everywhere or f"{flag}" in text, (one.names, flag)
        for word in one.words:
            assert word in text, (one.names, word)
    for flag in everywhere - {"--help"}:
        assert flag in (FOLDER / "commands.md").read_text(encoding="utf-8").partition("\n## `")[0]


@pytest.mark.parametrize("name", check_kind.kind_names())
def test_every_kind_of_check_stands_there_with_parameters_and_facts(name: str) -> None:
    kind, text = check_kind.load_kind(name), section("check-kinds", name)

    assert missing((*kind.params, *kind.facts), text) == []
    assert kind.example.rstrip() in text
    assert all(word in text.casefold() for word in kind.platforms)


@pytest.mark.parametrize("name", action_kind.kind_names())
def test_every_kind_of_action_stands_there_with_parameters_and_risk(name: str) -> None:
    kind, text = action_kind.load_kind(name), section("action-kinds", name)

    assert missing(kind.params, text) == []
    assert kind.example.rstrip() in text
    assert f"risk: {kind.risk}." in text
    assert all(word in text.casefold() for word in kind.platforms)


def test_every_setting_code_schema_and_command_of_the_chat_stands_there() -> None:
    pages = {name: (FOLDER / f"{name}.md").read_text(encoding="utf-8") for name in PAGES}

    assert missing((*KEYS, *(key.env for key in KEYS.values())), pages["settings"]) == []
    assert missing((code.name for code in Exit), pages["exit-codes"]) == []
    assert missing((*SCHEMAS, *WRITTEN), pages["schemas"]) == []
    for command in (*COMMANDS, *ALL):
        assert f"`{command.name}" in pages["chat-commands"]


def missing(names: Iterable[str], text: str) -> list[str]:
    return [name for name in names if f"`{name}`" not in text]
