"""Put a text, or the path of the first file or folder that exists, on the clipboard."""

from __future__ import annotations

from ...checks import schema
from ...host.base import ActingHost
from ...host.values import HostError
from ...record import Record
from ...text import one_line
from ..kind import Look, Person, Step

RISK = "safe"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
title: Copy the address of the status page
copy: {text: 'http://localhost:8080/status'}
"""


class Params(Record):
    """What to copy; one of them."""

    text: str = schema.text("a text")
    path: tuple[tuple[str, str], ...] = schema.paths("places, the first that exists is copied")


def plan(look: Look, params: Params) -> list[Step]:
    """One step."""
    content = params.text
    for _, path in params.path:
        if not content and (found := look.host.find(path)):
            content = found[0].path
    if not content:
        raise HostError("unreadable", "there is nothing to copy: none of the places exists")
    shown = one_line(content, 200)
    return [
        Step(
            "copy",
            "copy",
            f"Copy to the clipboard: {shown}",
            f"clipboard = {content!r}",
            {"text": content},
        )
    ]


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """Copy it."""
    host.copy(step.data["text"])
    return "copied to the clipboard"
