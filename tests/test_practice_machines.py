"""Every practice machine leads to its cause, and the one that resembles it does not."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from assistant.checks.run import Settings
from assistant.engine import Engine
from assistant.engine.checking import Checking, plan_checks
from assistant.engine.evidence import Examined, ask_with_checks
from assistant.host.practice.file import machine_names
from assistant.host.practice.hands import open_practice
from assistant.host.practice.shelf import listed_machines, machine_lines

SAID = "nothing comes across"
SETTINGS = Settings(deadline=60.0)


class Shown(NamedTuple):
    """What a machine shows, and which one resembles it."""

    cause: str
    """Stands among the first findings, and in none of the look-alike's."""
    alike: str
    article: str = ""
    """Where there is one."""


CAUSES = {
    "red-tray": Shown("The tray program is not running", "web-connector-closed", "tray-icon-red"),
    "stuck-queue": Shown(
        "the connector waits for QuickBooks", "no-permission", "sync-stuck-queued"
    ),
    "webroot-blocked": Shown("something has taken it away", "red-tray", "whitelist-webroot"),
    "one-time-sync": Shown(
        "the connector was uninstalled", "leftovers", "deauthorized-after-first-sync"
    ),
    "web-connector-closed": Shown("The Web Connector is not running", "red-tray"),
    "auto-run-off": Shown("Auto-Run is off", "nothing-to-do"),
    "window-open": Shown("a window is open in QuickBooks", "unequal-rights"),
    "wrong-file": Shown("another company file is open in QuickBooks (0x8004040A).", "file-moved"),
    "several-companies": Shown("3 applications share this Web Connector", "wrong-file"),
    "unequal-rights": Shown("QuickBooks runs as administrator", "stale-quickbooks"),
    "stale-quickbooks": Shown("an old one has not ended", "unequal-rights"),
    "hosted-desktop": Shown("the connector as svc-sync", "unequal-rights"),
    "user-in-use": Shown("logged in on another computer", "stale-quickbooks"),
    "other-mode": Shown("open in another mode", "window-open"),
    "file-moved": Shown("it may have been moved or renamed", "wrong-file"),
    "not-registered": Shown("no longer known to the Web Connector", "password-refused"),
    "password-refused": Shown("password is missing or wrong", "server-certificate"),
    "server-certificate": Shown("closed before it was safe", "proxy-blocks"),
    "proxy-blocks": Shown("a proxy between this PC and the server", "server-certificate"),
    "after-quickbooks-update": Shown("Several versions of QuickBooks", "sdk-missing"),
    "sdk-missing": Shown("missing or not registered", "after-quickbooks-update"),
    "during-sync": Shown("An update is running", "window-open"),
    "nothing-to-do": Shown("the server asked for nothing", "web-connector-healthy"),
    "record-refused": Shown("QuickBooks refused one record", "no-permission"),
    "no-permission": Shown("log in by itself (0x8004041D)", "wrong-file", "reinstall-certificate"),
    "leftovers": Shown("The Web Connector's program is gone", "web-connector-closed"),
    "task-virus": Shown("found a virus", "task-policy", "blocked-by-policy-or-antivirus"),
    "task-policy": Shown("a policy", "task-virus", "blocked-by-policy-or-antivirus"),
    "task-logon": Shown("must be logged on", "task-elevation"),
    "task-elevation": Shown("needs administrator rights", "task-logon", "tray-icon-red"),
}
NOTHING = ("healthy", "web-connector-healthy", "both-generations")
"""Machines on which nothing is wrong."""
FIRST = 3
"""Findings that a person reads before the answer."""


def looked_at(engine: Engine, machine: str, said: str = SAID) -> Examined:
    return ask_with_checks(engine, said, 3, open_practice(machine), SETTINGS)


def findings(examined: Examined) -> str:
    return "\n".join(result.message for result in examined.findings[:FIRST])


def test_every_machine_that_ships_stands_in_this_table() -> None:
    assert sorted((*CAUSES, *NOTHING)) == machine_names()


@pytest.mark.parametrize("machine", CAUSES)
def test_its_cause_is_among_the_first_findings_and_leads_to_its_article(
    engine: Engine, machine: str
) -> None:
    shown = CAUSES[machine]
    examined = looked_at(engine, machine)
    answer = examined.answer

    assert shown.cause in findings(examined)
    if shown.article:
        assert answer.decision == "answer"
        assert answer.answers[0].article == shown.article
    else:  # no article yet, or not sure of one: it asks or says so
        assert answer.decision in ("clarify", "abstain")


@pytest.mark.parametrize("machine", CAUSES)
def test_the_machine_that_resembles_it_shows_something_else(engine: Engine, machine: str) -> None:
    shown = CAUSES[machine]
    examined = looked_at(engine, shown.alike)

    assert shown.cause not in findings(examined)


@pytest.mark.parametrize("machine", NOTHING)
def test_on_a_machine_without_fault_nothing_is_found(engine: Engine, machine: str) -> None:
    examined = looked_at(engine, machine)

    assert examined.findings == ()
    assert examined.is_fine


@pytest.mark.parametrize("machine", ["healthy", "web-connector-healthy"])
def test_on_a_healthy_machine_every_check_passes_or_does_not_apply(
    engine: Engine, machine: str
) -> None:
    results = list(Checking(plan_checks(engine, []), open_practice(machine), SETTINGS).stream())

    assert {r.state for r in results} == {"pass", "not_applicable"}


def test_the_machines_are_listed_by_what_is_installed_on_them() -> None:
    groups = [machine.group for machine in listed_machines()]
    text = "\n".join(machine_lines())

    assert len(set(groups)) == 2
    assert groups == sorted(groups)
    assert all(f"practice:{name} " in text for name in machine_names())
