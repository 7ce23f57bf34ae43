"""Restart the computer. A word has to be typed; everything open is closed."""

from __future__ import annotations

from ...checks import schema
from ...host.base import ActingHost
from ...record import Record
from ..kind import DeclinedError, Look, Person, Step

RISK = "destructive"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
title: Restart the computer
restart_computer: the driver is loaded at the start only
"""
WORD = "restart"


class Params(Record):
    """What is said."""

    about: str = schema.text("why, for the person")


def plan(look: Look, params: Params) -> list[Step]:
    """One step."""
    return [
        Step(
            "restart_computer",
            "restart",
            f"Restart this computer. {params.about} Save your work first: all programs are closed",
            "shutdown /r /t 30" if look.host.platform == "windows" else "shutdown -r +1",
            {},
            changes="all programs are closed and the computer starts again",
        )
    ]


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """Restart it, if the word is typed."""
    if not host.practice and not person.type_word(WORD):
        raise DeclinedError(f"“{WORD}” was not typed")
    host.restart()
    return "the computer restarts; run the same command afterwards to see whether it helped"
