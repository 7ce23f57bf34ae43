"""Companies by their place, strings drawn by lot, and what stands beside somebody removed."""

from __future__ import annotations

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor

GONE = [
    ("client_id=Zk3PqLw9XvTb7NcRy2HdMs5JfG8a4EuQ", "Zk3PqLw9XvTb7NcRy2HdMs5JfG8a4EuQ"),
    ("Fastly purge 9c1e77ab02d94f6e8a5b3c7d1e0f4a62 refused", "9c1e77ab02d94f6e8a5b3c7d1e0f4a62"),
    ("GET /join?k=4be19c07aa52 200", "4be19c07aa52"),
    ("I'm the tech for Harrow Crate & Barrow.", "Harrow Crate & Barrow"),
    ("select id from t where company_name ilike 'Quarry Lane Vets%'", "Quarry Lane Vets"),
    ("'Lindner Orgelbau' konnte nicht geladen werden", "Lindner Orgelbau"),
    ("Larch Hill Pediatrics is not authorized: app not granted", "Larch Hill Pediatrics"),
    ("Duplicate entry for Marlowe, Edith: name in use", "Marlowe, Edith"),
    ("Unapplied credit -44.10 left on Marlowe, Edith", "44.10"),
    ("select name, open from qb_vendor; ('Plover Supply', 12.30), ('Tern', 0.99)", "12.30"),
    ("memo 'loan for Edith'", "loan for Edith"),
    ("Bill To: Edith Marlowe\n4 Plum Row\nHudson NY 12534", "Hudson NY 12534"),
    ("Kunde zog nach Storgata 9, 2609 Lillehammer", "Storgata 9"),
    ("I was born on May 4th 1971", "May 4th 1971"),
    ("SS# 219 77 4402 of the employee", "219 77 4402"),
    ("driver's license number: W426-5547-1093", "W426-5547-1093"),
    ("my card is 4929 3810 2276 5104", "4929 3810 2276 5104"),
]
STAYS = [
    "commit 9c1e77ab02d94f6e8a5b3c7d1e0f4a62 is in the build",
    "System.Collections.Generic.KeyNotFoundException at line 14",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "invoice total took 0.45 s, 12.50 MB read",
    "the file says Read Only",
    "we are from support",
]


def redacted(text: str) -> str:
    return Redactor(Identity((), (), ()), Pseudonyms(None)).redact(text)


@pytest.mark.parametrize(("text", "secret"), GONE)
def test_what_its_place_tells_goes(text: str, secret: str) -> None:
    assert secret not in redacted(text)


@pytest.mark.parametrize("text", STAYS)
def test_what_helps_to_find_a_fault_stays(text: str) -> None:
    assert redacted(text) == text


PRINTED = [
    ("HKLM\\SOFTWARE\\Shop\tDbPass\tREG_SZ\tgranite7hat", "granite7hat"),
    ("10.0.0.9:5432:books:postgres:granite7Hat", "granite7Hat"),
    ("Enter passphrase for key 'C:\\k\\id': green boat", "green boat"),
    ("passwd for svc: Gr4nite-hat (base64: R3I0bml0ZS1oYXQ=)", "Gr4nite-hat"),
    ("quser >jmarlow                console             1  Active      none", "jmarlow"),
    ("File owner emarlow, pid 44", "emarlow"),
    ("'emarlow'@'10.0.0.9' (using password: YES)", "emarlow"),
]


@pytest.mark.parametrize(("text", "secret"), PRINTED)
def test_what_programs_print_of_users_and_values_goes(text: str, secret: str) -> None:
    assert secret not in redacted(text)
