"""The states of a chat and the intents of an input, by their names in `chat --events`."""

from __future__ import annotations

from typing import Literal

ChatState = Literal[
    "start", "answered", "fix_offered", "consent", "asked", "fixed", "not_fixed", "abstained"
]
"""What the chat is at: see the documentation of `chat --events`."""
Intent = Literal[
    "problem",
    "detail",
    "choice",
    "yes",
    "no",
    "fix",
    "why",
    "how",
    "solved",
    "not_solved",
    "greeting",
    "thanks",
    "goodbye",
    "help",
    "stop",
    "undo",
    "ticket",
    "rephrase",
    "complaint",
    "chitchat",
    "command",
]
"""What an input is taken for."""
