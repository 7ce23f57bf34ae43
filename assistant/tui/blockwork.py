"""What can be done with any block: copy, quote, export, and what it offers itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.widget import Widget

from .clipboard import copy
from .export import write
from .screens.menu import Menu
from .widgets.base import Choice, Offering
from .widgets.transcript import text_of

if TYPE_CHECKING:
    from .app import AssistantApp

_TITLE = 60
_OWN = "own:"
"""Before an action of the block itself, as against one of those below."""
_COMMON = (
    Choice("copy", "copy"),
    Choice("quote", "copy into the prompt"),
    Choice("export", "write into a file"),
)


def work(app: AssistantApp, what: str, block: Widget) -> None:
    """Do with a block what was asked for."""
    if what.startswith(_OWN):
        app.call_later(block.run_action, what.removeprefix(_OWN))
    elif what:
        _WORKS[what](app, block)


def _menu(app: AssistantApp, block: Widget) -> None:
    own = block.offers() if isinstance(block, Offering) else []
    entries = [choice._replace(value=_OWN + choice.value) for choice in own]
    lines = text_of(block).splitlines() or [""]
    title = lines[0] if len(lines[0]) <= _TITLE else f"{lines[0][:_TITLE]}…"

    def chosen(what: str | None) -> None:
        work(app, what or "", block)

    app.push_screen(Menu(title, [*entries, *_COMMON]), chosen)


def _copy(app: AssistantApp, block: Widget) -> None:
    copy_text(app, text_of(block))


def copy_text(app: AssistantApp, text: str) -> None:
    """Copy a text, and say whether it could be."""

    def by_terminal(copied: str) -> None:
        app.background.call(partial(app.copy_to_clipboard, copied))

    app.background.run(
        "copying",
        partial(copy, text, by_terminal),
        lambda told: app.notify(told, markup=False),
    )


def _quote(app: AssistantApp, block: Widget) -> None:
    app.prompt.put(text_of(block))
    app.prompt.focus()


def _export(app: AssistantApp, block: Widget) -> None:
    text, machine = text_of(block), app.chat.painter.machine
    app.background.run(
        "the export",
        lambda: write(text, app.title_of_base, machine),
        app.chat.painter.written,
    )


_WORKS = {"menu": _menu, "copy": _copy, "quote": _quote, "export": _export}
