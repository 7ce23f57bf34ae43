"""Ordinary sentences, in English, German and French, that begin with every letter and digit."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_SUBJECTS = {
    "en": ("yes but the icon", "not the tray icon", "someone says it", "please tell me why it",
           "under which name it", "every company here", "can you say why it",
           "my colleague says it", "or is it that this", "right after lunch it",
           "2 of our 3 companies", "1 user says it",
           "7 days ago it", "you want to end what if it", "actually it", "before that it",
           "does it matter that it", "five people say it", "green it was, now it", "how come it",
           "is it normal that it", "just now it", "kept waiting, since it", "last week it",
           "quite often it", "the whole thing", "very strange, it", "why does it say that it",
           "xero is fine but it", "zero changes were made and it", "0 syncs and it", "9 times it",
           "5 of us say it", "6 PCs and each", "8 o'clock and it"),
    "de": ("ja aber das Symbol", "nein, die Anwendung", "seit gestern", "eigentlich das",
           "unser Rechner", "öfter mal", "manchmal", "3 Benutzer sagen, es", "woran liegt, dass es",
           "Über Nacht"),
    "fr": ("oui mais l'icône", "non, le programme", "depuis hier ça", "si je redémarre, ça",
           "est-ce normal que ça", "parfois ça", "une fois par jour ça", "4 postes où ça",
           "écran noir, ça", "jusqu'à midi ça"),
}  # fmt: skip
_REST = {
    "en": ("stopped again this morning", "never syncs to the end", "shows red and yellow",
           "needs me to restart it (y/n?)", "says so: exactly as before"),
    "de": ("geht nicht mehr", "bleibt heute rot, seit 8 Uhr", "meldet nichts"),
    "fr": ("ne marche plus", "reste rouge, depuis 8 h", "ne dit rien"),
}  # fmt: skip


def own() -> list[str]:
    """Sentences made of parts."""
    pairs = [pair for tongue in _SUBJECTS for pair in product(_SUBJECTS[tongue], _REST[tongue])]
    return [f"{subject} {rest}" for subject, rest in pairs]


def questions() -> list[str]:
    """Those by which the built-in knowledge base is tested."""
    with (ROOT / "knowledge" / "questions.jsonl").open(encoding="utf-8") as file:
        return [" ".join(json.loads(line)["query"].split()) for line in file]


def sentences() -> list[str]:
    """All of them."""
    return own() + questions()
