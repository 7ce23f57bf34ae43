"""Starts the full-screen chat."""

from __future__ import annotations

import os

from .app import AssistantApp
from .reader import Opens


def run_app(
    opening: Opens,
    machine: str,
    *,
    session: str = "",
    checks: bool = True,
    trusted: bool = False,
    no_color: bool = False,
) -> int:
    """Show the conversation until the person leaves; returns the exit code.

    Raises:
        AssistantError: the settings, the knowledge base or the machine cannot be opened.
    """
    if no_color:
        os.environ["NO_COLOR"] = "1"
    app = AssistantApp(opening, machine, session=session, checks=checks, trusted=trusted)
    app.run()
    if app.failure:
        raise app.failure
    return app.return_code or 0
