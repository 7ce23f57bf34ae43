"""What helps to find a fault comes through untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor
from tests.each import each
from tests.redact.canaries import at_rest

# Realistic lines in the formats of the connectors and of QuickBooks; synthetic.
USEFUL = (Path(__file__).parent / "useful.txt").read_text("utf-8").splitlines()


@each("line", USEFUL)
def test_a_useful_line_comes_through_untouched(line: str) -> None:
    redactor = Redactor(Identity(("Anna",), ("KASSE3",), ("Hof GmbH",)), Pseudonyms(None))

    assert redactor.redact(line) == line
    assert redactor.counts == {}
    assert at_rest(line, Identity())


def test_a_whole_log_of_useful_lines_comes_through_untouched() -> None:
    text = "\n".join(USEFUL)
    redactor = Redactor(Identity(), Pseudonyms(None))

    assert redactor.redact(text) == text
    assert "".join(redactor.lines(text.splitlines(keepends=True))) == f"{text}\n"


@pytest.mark.parametrize(
    "name", ["Administrator", "SYSTEM", "Public", "QuickBooks", "user", "removed", "ab", "1234"]
)
def test_a_name_that_is_nobodys_is_never_replaced(name: str) -> None:
    text = f"{name} in C:\\Users\\Public; user removed QuickBooks, ab 1234"
    redactor = Redactor(Identity((name,), (name,), (name,)), Pseudonyms(None))

    assert redactor.redact(text) == text


def test_what_stands_around_a_secret_stays() -> None:
    redactor = Redactor(Identity(("Anna",)), Pseudonyms(None))
    text = (
        "20261122.10:11:12 UTC\t: QBWC1012: https://anna:x1@quickbooksdesktop.codat.io/a?b=1 "
        "(0x80040408) C:\\Users\\Anna\\AppData\\Local\\Codat\\Sage50Connector.exe:443 pid 12"
    )

    assert redactor.redact(text) == (
        "20261122.10:11:12 UTC\t: QBWC1012: "
        "https://<credentials removed>@quickbooksdesktop.codat.io/a?b=1 "
        "(0x80040408) C:\\Users\\user-1\\AppData\\Local\\Codat\\Sage50Connector.exe:443 pid 12"
    )


def test_a_value_that_a_person_decided_to_keep_stays() -> None:
    company = "8c1f0a52-6f0e-4a53-9d52-7a0f3d6b9e11"
    text = f'{{"companyId": "{company.upper()}", "licence key": "{company}"}}'
    keep = frozenset({company})

    assert Redactor(Identity(), Pseudonyms(None), keep).redact(text) == text
    assert at_rest(text, Identity(), keep)
    assert company not in Redactor(Identity(), Pseudonyms(None)).redact(text).lower()


WHOLE = [
    ("exec psql -password bluehorse", "exec psql -password <password removed>"),
    (
        "exec mysql -username lena -password bluehorse",
        "exec mysql -username user-1 -password <password removed>",
    ),
    ("psexec -u lena -pw bluehorse", "psexec -u user-1 -pw <password removed>"),
    ("exec tool '--password' 'blue horse nine'", "exec tool '--password' <password removed>"),
    ("exec mysql '-pbluehorse'", "exec mysql '-p<password removed>'"),
    (
        "mysqladmin -pbluehorse password newhorse",
        "mysqladmin -p<password removed> password <password removed>",
    ),
    (
        "qpdf --encrypt bluehorse redhorse 256 -- a.pdf b.pdf",
        "qpdf --encrypt <password removed> <password removed> 256 -- a.pdf b.pdf",
    ),
    ("DSN=a;PWD={blue;}}horse9};Port=5", "DSN=a;PWD=<password removed>;Port=5"),
    ('company="Ivorydale "Jessamine" Ltd"', 'company="company-1"'),
    ("customer 'O'Brien & Sons' saved", "customer '<value removed>' saved"),
]


@each("text", WHOLE)
def test_of_a_value_no_part_stays_beside_its_stand_in(text: tuple[str, str]) -> None:
    assert Redactor(Identity(), Pseudonyms(None)).redact(text[0]) == text[1]
