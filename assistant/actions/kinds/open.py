"""Open a web page, a folder or a page of the Windows settings for the person."""

from __future__ import annotations

import re

from ...checks import schema
from ...host.base import ActingHost
from ...host.values import HostError
from ...record import Record
from ...text import quoted
from ..kind import Look, Person, Step

RISK = "safe"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
title: Open the status page
open: {page: 'http://localhost:8080/status'}
"""
_SETTINGS = re.compile(r"ms-settings:[a-z-]{1,60}")


class Params(Record):
    """What to open; one of them."""

    page: str = schema.url("http:// or https:// address of a web page", required=False)
    folder: tuple[tuple[str, str], ...] = schema.paths(
        "a folder, or several of which the first there is"
    )
    settings: str = schema.text("page of the Windows settings: ms-settings:appsfeatures")


def plan(look: Look, params: Params) -> list[Step]:
    """One step."""
    target, what = _target(look, params)
    call = f"open {quoted(target)}"
    return [Step("open", "open", f"Open {what} {target}", call, {"target": target})]


def _target(look: Look, params: Params) -> tuple[str, str]:
    if params.page:
        if not re.fullmatch(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[!-~]*)?", params.page):
            raise HostError("permission_denied", "only http:// and https:// pages are opened")
        return params.page, "the page"
    if params.settings:
        if not _SETTINGS.fullmatch(params.settings):
            raise HostError(
                "permission_denied", "only pages of the settings (ms-settings:) are opened"
            )
        return params.settings, "the settings"
    for _, path in params.folder:
        found = [i.path for i in look.host.find(path) if i.kind == "directory"]
        if found:
            return found[0], "the folder"
    raise HostError("unreadable", "the folder was not found")


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """Open it."""
    host.open(step.data["target"])
    return f"{step.data['target']} was opened"
