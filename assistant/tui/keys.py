"""Keys that work everywhere, and the sizes of terminals that look different."""

from __future__ import annotations

from textual.binding import Binding, BindingType

KEYS: list[BindingType] = [
    Binding("f1", "help", "Help", id="help", priority=True),
    Binding("f2", "obey('/settings')", "Settings", show=False, id="settings"),
    Binding("ctrl+r", "obey('/sessions')", "Sessions", show=False, id="sessions"),
    Binding("ctrl+f", "find", "Find", show=False, id="find"),
    Binding("f4", "browse", "Articles", id="browse"),
    Binding("f5", "fix", "Fix", show=False, id="fix"),
    Binding("alt+up", "block(-1)", show=False, id="block.up"),
    Binding("alt+down", "block(1)", show=False, id="block.down"),
    Binding("escape", "to_prompt", "Back", id="back"),
    Binding("ctrl+l", "obey('/clear')", show=False, id="clear"),
    Binding("ctrl+c", "interrupt", show=False, id="interrupt"),
    Binding("ctrl+q", "quit", "Quit", id="quit", priority=True),
]
WIDTHS = [(0, "-narrow"), (60, "-normal"), (120, "-wide")]
HEIGHTS = [(0, "-short"), (20, "-tall")]
"""From how many columns and rows on the screen has which class."""
