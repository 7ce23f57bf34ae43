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


NEXT_CHAT, RESTART = "in the next chat", "when the program starts again"


class Key(Record):
    """One setting."""

    name: str
    group: str
    title: str
    default: Any
    what: str
    """What it does, as a sentence."""
    among: tuple[str, ...] = ()
    """What it can be; empty: anything of the default's type."""
    secret: bool = False
    """Shown without the password that may be in it."""
    effective: str = ""
    """When a change takes effect; empty: at once."""

    @property
    def env(self) -> str:
        """The environment variable that goes before the file."""
        return f"ASSISTANT_{self.name.upper().replace('.', '_')}"


_LOOK, _CHAT, _BASES = "Look", "Chat", "Knowledge bases"
_AGENTS, _TEAM = "AI agents", "Team"
_CONNECTS = "when an AI agent connects again"
KEYS = {
    key.name: key
    for key in (
        Key(
            "theme", _LOOK, "Theme", THEMES[0], "Sets the colours of the full-screen chat.", THEMES
        ),
        Key("motion", _LOOK, "Animations", True, "Moves the signs of running checks."),
        Key("auto_checks", _CHAT, "Automatic checks", True, "Runs safe checks without asking."),
        Key(
            "history",
            _CHAT,
            "Remember what I type",
            True,
            "Up and down bring back what you typed in earlier chats.",
            effective=RESTART,
        ),
        Key(
            "record",
            _CHAT,
            "Save chats",
            True,
            "Saves each chat as a session, to continue or export it.",
            effective=NEXT_CHAT,
        ),
        Key(
            "kb",
            _BASES,
            "Knowledge bases",
            (),
            "Folders or .kb files that answer if --kb names none.",
            effective=RESTART,
        ),
        Key(
            "trust",
            _BASES,
            "Trusted folders",
            (),
            "Knowledge bases whose commands may run.",
            effective=RESTART,
        ),
        Key(
            "reads",
            _BASES,
            "Readable folders",
            (),
            "Folders that every knowledge base may read, beside its own.",
            effective=NEXT_CHAT,
        ),
        Key(
            "mcp.fixes",
            _AGENTS,
            "Fixes by AI agents",
            False,
            "Lets AI agents offer a fix; you are asked each time.",
            effective=_CONNECTS,
        ),
        Key(
            "mcp.redact",
            _AGENTS,
            "Hide private data",
            True,
            "Hides names and secrets from AI agents.",
            effective=_CONNECTS,
        ),
        Key(
            "sessions.url",
            _TEAM,
            "Shared sessions",
            "",
            "Address of a team's PostgreSQL database for sessions.",
            secret=True,
            effective=NEXT_CHAT,
        ),
    )
}
