"""Scripted dialogues: a machine, and the lines that are said."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.chat.states import ChatState
from tests.chat.turns import TURNS

MACHINES = ("red-tray", "stuck-queue", "webroot-blocked", "one-time-sync", "healthy")
RED = "the tray icon is red"
STUCK = "syncs stay queued although the connector is running"
VAGUE = "connector problem"
NOWHERE = "vegan lasagne for twelve"

_WRITTEN: tuple[tuple[str, tuple[str, ...]], ...] = (
    # a fix: shown, agreed to, explained, put aside, declined, stopped, undone
    ("red-tray", (RED, "yes", "yes", "it works now")),
    ("red-tray", (RED, "fix it", "yes", "still red", "undo", "ticket")),
    ("red-tray", (RED, "ok", "why", "how", "do it", "solved")),
    ("red-tray", (RED, "yes", "yellow since this morning", "yes", "no")),
    ("red-tray", (RED, "/fix", "not sure, can you explain", "/fix", "stop")),
    ("red-tray", (RED, "still red", "yes", "yes", "no", "yes", "yes")),
    ("red-tray", ("/fix restart-connector", "yes", "thanks", "bye")),
    ("red-tray", (RED, "yes", "you want to end what exactly", "yes", "never seen it green")),
    ("red-tray", (RED, "yes", "thanks", "yes", "yes", "undo", "yes")),
    ("red-tray", (RED, "no", "what would it change?", "hello", "help", "fix it please", "n")),
    ("red-tray", (RED, "yes", "/check connector-ui-running", "/fix", "ja")),
    ("red-tray", (RED, "yes", "yes", "it isn't red any more", STUCK)),
    ("stuck-queue", (STUCK, "fix it", "yes", "that didn't help")),
    ("stuck-queue", (STUCK, "fix it", "yes", "yes", "yes", "yes", "yes")),
    ("webroot-blocked", ("Webroot blocks the connector", "yes", "yes", "solved")),
    ("one-time-sync", ("disconnected after the first sync", "fix it", "yes", "still the same")),
    ("healthy", (RED, "fix it", "why", "then what", "ticket")),
    ("healthy", (STUCK, "yes", "no")),
    # questions and choices
    ("healthy", (VAGUE, "1", "no", "2")),
    ("healthy", (VAGUE, "2", "thanks", "no")),
    ("healthy", (VAGUE, "the second one", "how", "ticket")),
    ("healthy", (VAGUE, "none of these", "I don't know", "9")),
    ("healthy", (VAGUE, "hello", "what should I type", "yes", "that's not it")),
    ("healthy", (VAGUE, "not one of these", "nothing syncs any more")),
    ("red-tray", (VAGUE, "why", "yes", "yes")),
    ("stuck-queue", (VAGUE, "yes", "no, that is wrong", "stop")),
    ("webroot-blocked", (VAGUE, "1", "fix it", "no")),
    # nothing fits
    ("healthy", (NOWHERE, "1", "no")),
    ("healthy", (NOWHERE, "0", "99", "2", "why")),
    ("healthy", (NOWHERE, "you misunderstood me", RED)),
    ("red-tray", (NOWHERE, RED, "yes", "y")),
    ("healthy", ("80", "yes", "fix it", "undo", "still red", "why", "how")),
    # small talk spoils nothing
    ("red-tray", ("hello", "who are you", RED, "thanks", "what a mess", "yes", "yes")),
    ("red-tray", ("guten Tag", RED, "danke", "ja", "ja", "jetzt geht es wieder")),
    ("red-tray", ("bonjour", RED, "merci", "oui", "oui", "c'est réparé")),
    ("red-tray", ("hola", RED, "gracias", "sí", "sí", "ya funciona")),
    ("healthy", ("thanks", "ok", "no", "bye", "what can you do")),
    # commands, and what is no input
    ("red-tray", ("/help", "/nonsense", "/", "/steps", "/note", "/tag", "/check nosuch")),
    ("red-tray", (RED, "/steps", "/machine practice:healthy", "/check", "/fix", "/machine x")),
    ("healthy", ("/fix", "/check", "/fix nosuch", "/sessions", "/export")),
    ("healthy", ("!!", "?", "...", "a" * 3000)),
    # several problems
    ("red-tray", (RED, "fix it", "yes", "solved", "webroot blocks it", "next: " + STUCK)),
    ("stuck-queue", (RED, "another problem: " + STUCK, "yes")),
    ("healthy", ("not red, it only stays pending", "no, not pending", "it is deauthorized")),
)

Script = tuple[str, tuple[str, ...]]
REACH: dict[ChatState, Script] = {
    "start": ("healthy", ()),
    "answered": ("healthy", (RED,)),
    "fix_offered": ("red-tray", (RED,)),
    "consent": ("red-tray", (RED, "yes")),
    "asked": ("healthy", (VAGUE,)),
    "fixed": ("red-tray", (RED, "yes", "yes")),
    "not_fixed": ("red-tray", (RED, "yes", "yes", "no, still red")),
    "abstained": ("healthy", (NOWHERE,)),
}
"""State -> how to get there."""


def _of_tables() -> Iterator[Script]:
    """One dialogue for every state and intent, in the language that the table has it in."""
    for state, (machine, lines) in REACH.items():
        texts: dict[str, str] = {}
        for text, intents in TURNS[state]:
            texts.setdefault(intents.split()[0], text)
        for text in texts.values():
            yield machine, (*lines, text, "yes")


SCRIPTS = (*_WRITTEN, *_of_tables())
