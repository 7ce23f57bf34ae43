"""Secrets that people mention in passing, in prose that has no word for a password."""

from __future__ import annotations

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor

MENTIONED = [
    ("just try Marmot77 and tell me", "Marmot77"),
    ("we set it up so that everybody types otter-Bay-4 there", "otter-Bay-4"),
    ("the note on the screen says tuna_Melt9", "tuna_Melt9"),
    ("either W1llow or Will0w, I forgot", "Will0w"),
    ("Nimm doch Fuchsbau12, das geht immer", "Fuchsbau12"),
    ("essayez avec Citron*44 comme hier", "Citron*44"),
    ("prueba con Limones_8 otra vez", "Limones_8"),
    ("my secret question answer is Biscuit", "Biscuit"),
    ("the passphrase of that disk is nine loud geese marching", "nine loud geese marching"),
    ("the wifi is Shed and the key is plum tart 9", "plum tart 9"),
    ("the 2FA code just came: 414 207", "414 207"),
    ("le code de la porte est A4471", "A4471"),
    ("you can log in as pernod with Gr4nite!", "pernod"),
    (
        "mnemonic: apple river stone candle orbit maple tiger lemon ocean paper cloud violin",
        "violin",
    ),
]
HARMLESS = [
    "open Office365 or Excel2019 first",
    "it says H202 and then QBWC1085",
    "we use port 8019 and TLS1.2 with SHA256",
    "I changed it to multi-user mode and it works",
    "the alarm went off 12 times and the code is -6123",
    "I tried the update from KB5031 twice",
    "the security question is case sensitive, is it?",
    "the passphrase is too short for this key",
    "my wallet was stolen and someone is using my card",
    "the door code is not known to us",
    "press Ctrl+Shift+Y and type Notepad++",
]


def redacted(text: str) -> str:
    return Redactor(Identity((), (), ()), Pseudonyms(None)).redact(text)


@pytest.mark.parametrize(("line", "secret"), MENTIONED)
def test_a_secret_mentioned_in_passing_goes(line: str, secret: str) -> None:
    assert secret not in redacted(line)


@pytest.mark.parametrize("line", HARMLESS)
def test_what_people_tell_of_errors_and_versions_stays(line: str) -> None:
    assert redacted(line) == line
