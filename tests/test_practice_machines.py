"""Every practice machine leads to its cause, and the one that resembles it does not."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest

from assistant.checks.run import Settings
from assistant.engine import Engine
from assistant.engine.checking import Checking, plan_checks
from assistant.engine.evidence import Examined, ask_with_checks
from assistant.host.practice.file import machine_names
from assistant.host.practice.hands import open_practice
from assistant.host.practice.shelf import listed_machines, machine_lines
from tests.each import each

SAID = "nothing comes across since Monday"
SETTINGS = Settings(deadline=60.0)


class Shown(NamedTuple):
    """What a machine shows, and which one resembles it."""

    cause: str
    """Stands among the first findings, and in none of the look-alike's."""
    alike: str
    article: str
    """The answer, there and not on the look-alike."""


CAUSES = {
    "red-tray": Shown("The tray program is not running", "web-connector-closed", "tray-icon-red"),
    "stuck-queue": Shown(
        "the connector waits for QuickBooks", "no-permission", "sync-stuck-queued"
    ),
    "webroot-blocked": Shown("something has taken it away", "red-tray", "whitelist-webroot"),
    "one-time-sync": Shown(
        "the connector was uninstalled", "leftovers", "deauthorized-after-first-sync"
    ),
    "web-connector-closed": Shown(
        "The Web Connector is not running", "red-tray", "web-connector-not-running"
    ),
    "auto-run-off": Shown("Auto-Run is off", "nothing-to-do", "web-connector-not-running"),
    "window-open": Shown(
        "a window is open in QuickBooks", "unequal-rights", "window-open-in-quickbooks"
    ),
    "wrong-file": Shown(
        "another company file is open in QuickBooks (0x8004040A).",
        "file-moved",
        "wrong-company-file-open",
    ),
    "several-companies": Shown(
        "3 applications share this Web Connector", "wrong-file", "second-company"
    ),
    "unequal-rights": Shown(
        "QuickBooks runs as administrator", "stale-quickbooks", "could-not-start-quickbooks"
    ),
    "stale-quickbooks": Shown(
        "an old one has not ended", "unequal-rights", "could-not-start-quickbooks"
    ),
    "hosted-desktop": Shown(
        "the connector as svc-sync", "unequal-rights", "hosted-or-remote-desktop"
    ),
    "user-in-use": Shown(
        "logged in on another computer", "stale-quickbooks", "quickbooks-user-in-use"
    ),
    "other-mode": Shown("open in another mode", "window-open", "single-or-multi-user-mode"),
    "file-moved": Shown("it may have been moved or renamed", "wrong-file", "company-file-moved"),
    "not-registered": Shown(
        "no longer known to the Web Connector", "password-refused", "web-connector-setup"
    ),
    "password-refused": Shown(
        "password is missing or wrong", "server-certificate", "web-connector-password"
    ),
    "server-certificate": Shown("closed before it was safe", "proxy-blocks", "connector-network"),
    "proxy-blocks": Shown(
        "a proxy between this PC and the server", "server-certificate", "connector-network"
    ),
    "after-quickbooks-update": Shown(
        "Several versions of QuickBooks", "sdk-missing", "quickbooks-updated"
    ),
    "sdk-missing": Shown("missing or not registered", "after-quickbooks-update", "sdk-missing"),
    "during-sync": Shown("An update is running", "window-open", "quickbooks-unusable-during-sync"),
    "nothing-to-do": Shown(
        "the server asked for nothing", "web-connector-healthy", "sync-schedule"
    ),
    "record-refused": Shown("QuickBooks refused one record", "no-permission", "data-error"),
    "no-permission": Shown("log in by itself (0x8004041D)", "wrong-file", "reinstall-certificate"),
    "leftovers": Shown(
        "The Web Connector's program is gone", "web-connector-closed", "uninstall-connector"
    ),
    "new-computer": Shown("No connector was found", "leftovers", "new-computer"),
    "not-activated": Shown("QuickBooks is not activated", "no-permission", "quickbooks-own-errors"),
    "task-virus": Shown("found a virus", "task-policy", "blocked-by-policy-or-antivirus"),
    "task-policy": Shown("a policy", "task-virus", "blocked-by-policy-or-antivirus"),
    "task-logon": Shown("must be logged on", "task-elevation", "tray-icon-red"),
    "task-elevation": Shown("needs administrator rights", "task-logon", "tray-icon-red"),
}
NOTHING = ("healthy", "web-connector-healthy", "both-generations")
"""Machines on which nothing is wrong."""
FIRST = 3
"""Findings that a person reads before the answer."""


@cache
def looked_at(engine: Engine, machine: str) -> Examined:
    """Once for all tests: a machine shows the same to each of them."""
    return ask_with_checks(engine, SAID, 3, open_practice(machine), SETTINGS)


def findings(examined: Examined) -> str:
    return "\n".join(result.message for result in examined.findings[:FIRST])


def test_every_article_is_the_answer_on_a_machine_but_one_that_no_machine_can_show(
    engine: Engine,
) -> None:
    """Where the logs are is asked for, whatever the machine shows."""
    articles = {slug for slug, _, _ in engine.stores[0].articles()}

    assert articles - {shown.article for shown in CAUSES.values()} == {"logs"}


def test_every_machine_that_ships_stands_in_this_table() -> None:
    assert sorted((*CAUSES, *NOTHING)) == machine_names()


@each("machine", CAUSES)
def test_its_cause_is_among_the_first_findings_and_leads_to_its_article(
    engine: Engine, machine: str
) -> None:
    shown = CAUSES[machine]
    examined = looked_at(engine, machine)
    answer = examined.answer

    assert shown.cause in findings(examined)
    assert answer.decision == "answer"
    assert answer.answers[0].article == shown.article


@each("machine", CAUSES)
def test_the_machine_that_resembles_it_shows_something_else(engine: Engine, machine: str) -> None:
    shown = CAUSES[machine]
    examined = looked_at(engine, shown.alike)

    assert shown.cause not in findings(examined)
    if shown.alike in NOTHING or CAUSES[shown.alike].article != shown.article:
        answer = examined.answer
        assert answer.decision != "answer" or answer.answers[0].article != shown.article


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
