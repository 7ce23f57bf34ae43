"""A program that starts with Windows, wherever Windows is told to start it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.host.base import Host

Practice = Callable[[object], Host]
Facts = Callable[..., Any]
RUN = r"HKCU\SOFTWARE\Microsoft\Windows\CurrentVersion"
ENTRY = {f"{RUN}\\Run": {"Agent": '"C:\\A\\Agent.exe" -tray'}}
LINK = r"%APPDATA%\Microsoft\Windows\Start Menu\Programs\Startup\Agent.lnk"
ASKED = {"program": "agent.exe", "link": "*agent*"}


@pytest.mark.parametrize(
    ("machine", "enabled", "where"),
    [
        ({"registry": ENTRY}, True, ("registry",)),
        ({"files": {LINK: "link"}}, True, ("folder",)),
        ({"tasks": [{"name": "Start it", "program": r"C:\A\AGENT.EXE"}]}, True, ("task",)),
        (
            {"tasks": [{"name": "Start it", "program": r"C:\A\Agent.exe", "state": "disabled"}]},
            False,
            ("task",),
        ),
        (
            {
                "registry": {
                    **ENTRY,
                    f"{RUN}\\Explorer\\StartupApproved\\Run": {"Agent": "0300000012"},
                }
            },
            False,
            ("registry",),
        ),
        (
            {
                "registry": {
                    **ENTRY,
                    f"{RUN}\\Explorer\\StartupApproved\\Run": {"Agent": "0200000000"},
                }
            },
            True,
            ("registry",),
        ),
        ({"registry": {f"{RUN}\\Run": {"Other": r"C:\B\other.exe"}}}, False, ()),
    ],
)
def test_each_place_tells_whether_it_starts(
    practice: Practice, facts: Facts, machine: Any, enabled: bool, where: tuple[str, ...]
) -> None:
    told = facts("autostart", ASKED, practice(machine))

    assert (told.enabled, told.where, told.complete) == (enabled, where, True)
    assert told.exists == bool(where)


def test_a_place_that_may_not_be_read_is_not_called_empty(practice: Practice, facts: Facts) -> None:
    told = facts("autostart", ASKED, practice({"denied": ["registry"]}))

    assert (told.exists, told.complete) == (False, False)
