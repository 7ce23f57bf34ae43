"""Secrets and bookkeeping data that stand further off from what names them, or in other forms."""

from __future__ import annotations

import base64

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor
from tests.each import each

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
BY_PLACE = [
    'rasdial "Branch" svc-vpn Tarn&Fell7',
    "7z a -pTarn&Fell7 -mhe=on close.7z",
    "rar a -hpTarn&Fell7 year.rar",
    "isql -v QBDSN jo Tarn&Fell7",
    "autologon.exe jo CORP Tarn&Fell7 /accepteula",
    "wpa_passphrase Shop Tarn&Fell7",
    "signtool.exe sign /f a.pfx /p Tarn&Fell7 x.exe",
    "certutil -f -p Tarn&Fell7 -importPFX a.pfx",
    "netsh wlan set profileparameter name=x keyMaterial=Tarn&Fell7",
    "netdom join x /userd:jo /passwordd:Tarn&Fell7",
    "keytool -genkey -keypass Tarn&Fell7 -alias a",
    "pdftk a.pdf input_pw Tarn&Fell7 output b.pdf",
    "kinit jo <<< Tarn&Fell7",
    'expect "assword:" { send "Tarn&Fell7\\r" }',
    "jeton_acces: Tarn&Fell7",
    "chiave_privata=Tarn&Fell7",
    "Code d'accès : 7-Tarn&Fell7",
    'radius secret "Tarn&Fell7"',
    "db_password|Tarn&Fell7|string",
]
"""Secrets that a program, a place or another language tells."""

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
    (r"Could not chdir to /home/CORP/t.hale: denied", "t.hale"),
    ("delivered to /var/vmail/shop/t.hale/Maildir/cur", "t.hale"),
    (r"C:\Users\Public\..\tom.hale\x.iif", "tom.hale"),
    ('{"Line":[{"Description":"Oak doors","Amount":99.5,"DetailType":"x"}]}', "Oak"),
    ("VALUES (1, 'x'), (2, '5 Fuller Row', 2204.10)", "Fuller"),
    ("Connecting to 'Tarn Saddlery Orders' started", "Tarn"),
    (r"C:\QuickBooks\Company Files\Tarn Sails\QBW.log", "Tarn"),
    ("'Tarn Antiques.lgb' could not be renamed", "Tarn"),
    ("User 'Nora Tarnwell' has been logged off", "Tarnwell"),
    (
        "unlock -rp 110220-330440-550660-770880-990110-220330-440550-660770",
        "110220",
    ),
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
    "rasdial could not connect",
    "rar a -r out.rar docs",
    "certutil -hashfile setup.exe SHA256",
    "netsh wlan show profile name=Office key=clear",
    'expect "#" { send "exit\\r" }',
    'registry key "Software" not found',
    'field password "must not be empty"',
    "password|varchar(50)|NOT NULL",
    "INSERT INTO settings (name, setting) VALUES ('theme', 'dark')",
    "User: N/A",
    "Benutzer: keiner",
    "Logon account: ANONYMOUS LOGON",
    '<CustomerQueryRq metaData="NoMetaData" iterator="Start"/>',
]


def redact(text: str) -> str:
    return Redactor(Identity(), Pseudonyms(None)).redact(text)


@each(("text", "planted"), SECRETS + BOOKS)
def test_what_stands_further_off_goes(text: str, planted: str) -> None:
    redacted = redact(text)

    assert planted not in redacted
    assert redact(redacted) == redacted


@each("text", BY_PLACE)
def test_a_secret_that_its_place_tells_goes(text: str) -> None:
    redacted = redact(text)

    assert "Tarn" not in redacted
    assert "Fell7" not in redacted
    assert redact(redacted) == redacted


@pytest.mark.parametrize("word", ENCODED)
def test_encoded_prose_goes(word: str) -> None:
    assert word not in redact(f"value {word} read")


@each("text", HARMLESS)
def test_what_names_no_secret_stays(text: str) -> None:
    assert redact(text) == text
