"""The settings that there are."""

from __future__ import annotations

from ..record import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any

THEMES = (
    "textual-dark",
    "textual-light",
    "nord",
    "gruvbox",
    "catppuccin-mocha",
    "catppuccin-latte",
    "dracula",
    "tokyo-night",
    "monokai",
    "flexoki",
    "solarized-dark",
    "solarized-light",
    "rose-pine",
    "rose-pine-dawn",
    "atom-one-dark",
    "atom-one-light",
    "ansi-dark",
    "ansi-light",
)
"""Themes of Textual 8 that are offered; the last two take the terminal's own colours."""


class Key(Record):
    """One setting."""

    name: str
    default: Any
    what: str
    among: tuple[str, ...] = ()
    """What it can be; empty: anything of the default's type."""
    secret: bool = False
    """Shown without the password that may be in it."""

    @property
    def env(self) -> str:
        """The environment variable that goes before the file."""
        return f"ASSISTANT_{self.name.upper().replace('.', '_')}"


KEYS = {
    key.name: key
    for key in (
        Key("theme", THEMES[0], "colours of the full-screen chat", THEMES),
        Key("motion", True, "signs of running checks move"),
        Key("auto_checks", True, "safe checks run by themselves in the chat"),
        Key("history", True, "what is typed in the chat is kept for the arrow keys"),
        Key("record", True, "conversations of the chat are kept as sessions"),
        Key("kb", (), "knowledge bases that answer where --kb names none"),
        Key("trust", (), "folders and files of knowledge bases whose commands may run"),
        Key("reads", (), "folders that every knowledge base may read, beside its own"),
        Key("mcp.fixes", False, "AI agents may offer to run a fix; you are asked each time"),
        Key("mcp.redact", True, "names and secrets are hidden from AI agents"),
        Key("sessions.url", "", "a team's shared PostgreSQL database for sessions", secret=True),
    )
}
