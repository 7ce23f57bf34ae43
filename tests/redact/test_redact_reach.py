"""Secrets and bookkeeping data that stand further off from what names them, or in other forms."""

from __future__ import annotations

import base64

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor

LINE = "Qz7kLm2Xv9Rt4Wp8Yb3Nc6Hd1Jf5Gs0Ae7Uq2Io9Pk4Lz8Mx3Cv6Bn1As5Df0G7"
SECRETS = [
    ("pw for the old server should then be Quince#31, thanks", "Quince#31"),
    ("la clave de la caja sería Tomillo_19 creo", "Tomillo_19"),
    ("Orchard!8 is the password", "Orchard!8"),
    ("sign in as clerk / Orchard!8", "Orchard!8"),
    ("my pw is ploverbeach, help", "ploverbeach"),
    ("passwd ploverbeach61", "ploverbeach61"),
    ("our pass phrase is seven quiet herons", "seven quiet herons"),
    ("login rejected for clerk with password plover", "plover"),
    ("putenv('APP_PASSWORT', 'Möwe 7')", "Möwe 7"),
    ('new BasicCredentials("clerk", "plover")', "plover"),
    ("UPDATE cfg SET val = 'plover' WHERE k = 'smtp_password'", "plover"),
    ("rar x -pPlover61 books.rar", "Plover61"),
    ("db:5432:books:clerk:plover", "plover"),
    ("rocommunity plover-ro", "plover-ro"),
    ("bindpw plover", "plover"),
    ("ARG BOOKS_TOKEN plover", "plover"),
    ("wachtwoord_boek = plover", "plover"),
    ("Dim sPwd As String = 'plover'", "plover"),
    ("hash $6$saltsalt$Qz7kLm2Xv9Rt4Wp8Yb3N", "Qz7kLm2Xv9Rt4Wp8Yb3N"),
    ("key qvt_Qz7kLm2Xv9Rt4Wp8Yb3Nc6Hd", "Qz7kLm2Xv9Rt4Wp8Yb3Nc6Hd"),
    (f"W|3|Private-Lines: 2\nW|3|{LINE}\nW|3|Qz7kLm2Xv9==", "Qz7kLm2Xv9=="),
    (f"10:00:01 {LINE}\n10:00:02 {LINE}\n10:00:03 Qz7kLm2Xv9==", "Qz7kLm2Xv9=="),
    (f"---- BEGIN SSH2 PRIVATE KEY ----\nSubject: clerk\n{LINE}", "clerk"),
    ('{"kty":"RSA","e":"AQAB","p":"Qz7kLm2Xv9Rt4Wp8Yb3N"}', "Qz7kLm2Xv9Rt4Wp8Yb3N"),
    ("(q128:#00A1B2C3D4E5F60718293A4B#)", "A1B2C3D4E5F6"),
    ("prime1:\n    00:d1:f2:a3:b4:c5\n    d6:e7", "f2:a3:b4"),
]
BOOKS = [
    ("INVOICE\tWilla Thrush\t1200.00", "Willa Thrush"),
    ("Estimate | Willa Thrush | 12.00 | open", "Willa Thrush"),
    ("Name,Date,Amount\nWilla Thrush,2026-01-02,3.00", "Willa Thrush"),
    ("Vendor Balance Detail\nWilla Thrush\nTotal Willa Thrush 3.00", "Willa Thrush"),
    ("Bill for Willa Thrush was not saved", "Willa Thrush"),
    ("Memo: attic of the Thrush house", "attic"),
    ("CustomerAdd for [Willa Thrush] skipped", "Willa Thrush"),
    ("Cheque 1044 Willa Thrush 01/02/2026 -31.00", "Willa Thrush"),
    ('<entry name="Willa Thrush" balance="3.00"/>', "Willa Thrush"),
]
ENCODED = [
    base64.b64encode(b"Willa Thrush, 12 Marsh Lane").decode(),
    base64.b64encode("Willa Thrush".encode("utf-16-le")).decode(),
    "%57%69%6C%6C%61%20%54%68%72%75%73%68",
    "=?utf-8?Q?Willa_Thrush_M=C3=B6we?=",
    "57,69,6c,6c,61,20,54,68,72,75,73,68",
    r"\x57\x69\x6c\x6c\x61\x20\x54",
    r"\127\151\154\154\141\040\124",
    "xn--mwe-sna.example",
]
HARMLESS = [
    "the password must be unique.",
    "password policy: minimum length 8",
    "password_expired: true",
    "Failed password for root from port 4711 ssh2",
    "checked 12 files in 3.00 seconds",
    "Check 12 files in 3.00 seconds",
    "Account,Type,Balance",
    "Service | Running | 3",
    "The password hash uses SHA256",
    "sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "MAC table 00 11 22 33 44 55 66 77 88",
]


def redact(text: str) -> str:
    return Redactor(Identity(), Pseudonyms(None)).redact(text)


@pytest.mark.parametrize(("text", "planted"), SECRETS + BOOKS)
def test_what_stands_further_off_goes(text: str, planted: str) -> None:
    redacted = redact(text)

    assert planted not in redacted
    assert redact(redacted) == redacted


@pytest.mark.parametrize("word", ENCODED)
def test_encoded_prose_goes(word: str) -> None:
    assert word not in redact(f"value {word} read")


@pytest.mark.parametrize("text", HARMLESS)
def test_what_names_no_secret_stays(text: str) -> None:
    assert redact(text) == text
