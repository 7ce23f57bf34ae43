"""Values whose keys tell what they are, wherever key and value stand."""

from __future__ import annotations

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor

TOLD = [
    ("POST data: vorname=Liesl&nachname=Huber&plz=80331&ort=Landshut", "Landshut"),
    ("ship[name]=Otto+Kern&ship[addr]=4+Quarry+Lane&ship[zip]=04401", "4+Quarry+Lane"),
    ("Street address\n19 Cobbler's Yard\nPostcode\nBA2 7XY", "19 Cobbler's Yard"),
    ("* Street: Chemin Vert 3 * City: Morges", "Chemin Vert 3"),
    ("payload name='Lantern Guild' city='Bangor'", "Bangor"),
    ("Username [vera.k]  Password [ ]", "vera.k"),
    ('LogOnServer("driver.dll","db","db","sa","Pear^Tree9")', "Pear^Tree9"),
    ("Connect called with ('10.1.2.3', 1433, 'batch', 'B4tch-heron')", "B4tch-heron"),
    ("logins:\n  - [mira, Jam-jar]\n  - [olaf, Tin-can8]", "Tin-can8"),
    ("users = (('mira', 'Jam-jar'))", "Jam-jar"),
    ("OFX <USERPASS>Gr4vel-pit<SESSCOOKIE>", "Gr4vel-pit"),
    ('backup password hint "ship", value "Barge-ship"', "Barge-ship"),
    ("bindpw walnut=2", "walnut=2"),
    ("args: [0]=run [1]=-pw [2]=Quince_7", "Quince_7"),
    ('user.Password.Should().Be("Otter2Otter");', "Otter2Otter"),
    ('QuickBooks is already open with "Timber Lane Tours"', "Timber Lane"),
    ("Cert CN=*.harveyorchards.com", "harveyorchards"),
]
HARMLESS = [
    "Address: 0x7ffd12a0",
    "open(path, 'r', 'utf-8')",
    "login: failed",
    "users: [admins, guests]",
    "accounts = (('open', 'closed'))",
    "city=null&street=",
    "Welcome back, QuickBooks Desktop User!",
]


def redacted(text: str) -> str:
    return Redactor(Identity((), (), ()), Pseudonyms(None)).redact(text)


@pytest.mark.parametrize(("text", "secret"), TOLD)
def test_what_a_key_tells_of_goes(text: str, secret: str) -> None:
    assert secret not in redacted(text)


@pytest.mark.parametrize("line", HARMLESS)
def test_what_only_resembles_a_parameter_stays(line: str) -> None:
    assert redacted(line) == line
