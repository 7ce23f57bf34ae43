"""Where what is typed goes: letters, digits and signs are text, wherever the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key, Paste
from textual.widgets import Button, Input

from .screens.browse import Library
from .screens.menu import Menu
from .screens.opening import Opening, Picking
from .screens.themes import Themes
from .widgets.find import FindBar
from .widgets.prompt import Prompt

if TYPE_CHECKING:
    from textual.widget import Widget

    from .app import AssistantApp


def goes(app: AssistantApp, event: Key | Paste) -> bool:
    """Put the focus where a key belongs, before it is handed on; true where that is all of it."""
    focused = app.focused
    if isinstance(event, Key) and isinstance(focused, Button) and event.key == "space":
        focused.action_press()
        return True
    if focused is None or isinstance(event, Paste) or event.is_printable:
        focus(app)
    return False


def focus(app: AssistantApp) -> None:
    """What is typed goes to the prompt, or to the field of the screen at hand.

    A menu or a question above the chat closes, as if nothing had been chosen.
    """
    if isinstance(app.screen, Menu | Opening | Picking | Themes):
        app.pop_screen()
    field: Widget | None = None
    if isinstance(app.screen, Library):
        field = app.screen.field
    elif len(app.screen_stack) == 1 and app.chat.is_mounted:  # else it is still being built
        find = app.chat.query_one(FindBar)
        field = find.field if find.display else app.prompt
    if field and not isinstance(app.focused, Input | Prompt):
        app.screen.set_focus(field)
