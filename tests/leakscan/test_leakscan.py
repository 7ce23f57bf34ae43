"""The last scan alone: what it finds without any redactor, and what it leaves as it is."""

from __future__ import annotations

import base64
import random
import string
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assistant.leakscan import MARK, Masked, Memory, Scanner, StandIns, masked_places
from assistant.leakscan.looks import is_random
from assistant.leakscan.numbers import is_luhn, is_routing
from tests.each import each

KINDS = ("user", "host", "company", "email", "id", "ip", "card")
STAND_INS = StandIns(KINDS)
X = "Vb7kQ2mzW4"
_CHANCE = random.Random(5)


def scanner(*taken: tuple[Any, Any], keep: frozenset[str] = frozenset()) -> Scanner:
    memory = Memory(STAND_INS, keep)
    for old, new in taken:
        memory.compare(old, new)
    return Scanner(memory, STAND_INS, keep)


def chance(length: int, of: str = string.ascii_letters + string.digits) -> str:
    return "".join(_CHANCE.choice(of) for _ in range(length))


NAMED = (
    f"password={X}", f'"pwd": "{X}"', f"<Password>{X}</Password>", f"DB_PASSWORD={X}",
    f'<add key="ApiPassword" value="{X}"/>', f'<entry key="db.password">{X}</entry>',
    f'<setting name="ApiSecret"><value>{X}</value></setting>', f"client_secret = '{X}'",
    f"WITH PASSWORD = N'{X}'", f"p\u00e4ssword={X}", f"pass-word: {X}", f"password\u00a0= {X}",
    f"password\uff1a{X}", f"Kennwort: {X}", f"contrase\u00f1a: {X}", f"creds={X}", f"PSK={X}",
    f"run.exe --db-password {X} --v", f"password: >-\n  {X}", f"Password:\n{X}",
    f"my password is {X}", f"Das Passwort lautet {X}, es geht nicht", f"passwords: [{X}]",
    f"https://svc:{X}@db.example.test/x", f"<Password><![CDATA[{X}]]></Password>",
    f"Authorization: Bearer {X}zz81", f"- name: DB_PASSWORD\n  value: {X}",
)  # fmt: skip


@each("text", NAMED)
def test_a_value_behind_a_private_name_is_masked(text: str) -> None:
    masked = scanner().masked(f"before\n{text}\nafter")
    assert X not in masked
    assert masked.startswith("before\n")
    assert masked.endswith("\nafter")
    assert masked.count("\n") == text.count("\n") + 2


@each(
    "text",
    [
        f"key ghp_{chance(36)}", f"glpat-{chance(20)}", f"AKIA{chance(16, 'QWERTY234567')}",
        f"a SG.{chance(22)}.{chance(43)} b", f"x {chance(32)} y", f"t {chance(64)}=",
        f"-----BEGIN RSA PRIVATE KEY-----\n{chance(64)}\n{chance(64)}",
        "from ida.brook@marrow.example now", "mailto:ida+x@marrow.de",
        "card 4111 1111 1111 1111", "3782 822463 10005", "visa 4111111111111111",
        "IBAN DE89 3704 0044 0532 0130 00", "de89370400440532013000",
        "routing number: 021000021", "ssn 123-45-6789",
        r"C:\Users\idab\x.log", r"C:\\Users\\idab\\x", "/home/idab/x", 'path="/Users/idab/L"',
        r"C:\Users\Ida Brook\x.txt", "file=C:/Users/idab/x",
    ],
)  # fmt: skip
def test_what_gives_itself_away_by_its_look_is_found(text: str) -> None:
    assert scanner().find(text)
    assert not scanner().find(scanner().masked(text))


BODY = (
    "<CustomerRet><ListID>80000001-1</ListID><Name>Nora Field</Name>"
    "<BillAddress><Addr1>7 Pine St</Addr1><City>Bath</City></BillAddress>"
    "<OpenAmount>318.20</OpenAmount><Memo>owes\n2026-11-20 10:00 since May</Memo></CustomerRet>"
)


def test_no_value_of_a_body_stands_wherever_it_is_cut() -> None:
    values = ("80000001", "Nora", "Pine", "Bath", "318", "owes", "since")
    for at in range(len(BODY)):
        masked = scanner().masked(BODY[at:])
        rest = BODY[at:]
        for value in values:
            whole = rest.find(value)
            # a tag must be left: of a text without any nobody can say what it is
            if whole >= 0 and "<" in rest and rest.count("</") > 1:
                assert value not in masked, (at, rest[:60], masked[:90])


def test_a_body_with_something_before_each_line_is_masked() -> None:
    text = "20261120.0914 I <CustomerRet>\n20261120.0914 I <Name>Nora Field</Name>"
    assert "Nora" not in scanner().masked(text)
    assert "20261120.0914 I " in scanner().masked(text)


@each(
    "text",
    [
        "2026-11-20 10:00:01 INFO password was changed yesterday",
        "the password is wrong", "Das Passwort ist falsch", "password: <password removed>",
        "token=Token{a1", "user=0", "logname= uid=0 euid=0", "auth:SIMPLE",
        r"C:\Program Files (x86)\company-1\QuickBooks-connector\link.json",
        r"opened C:\Users\user-1\Documents\company-2.qbw on host-1", "user email-1",
        "<quickbooks data removed: CustomerQueryRs statusCode=0, 127 characters>",
        "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "Microsoft.QuickBooks.Connector.Desktop.Interop.Version12.Settings",
        "{8c1f0a52-6f0e-4a53-9d52-7a0f3d6b9e11}", "amd64~~6.1.1.0", "0x80040408 QBWC1012",
        "7024 5015 150454 240", "user@1000.service", "https://quickbooksdesktop.codat.io/x?y=1",
        "/srv/app/home/.cache/app.log", "/opt/home/data/x", r"D:\share\home\tools",
        "<Name>QuickBooks Sync</Name>", "passed: 12 failed: 0", "Bad token: android.a.Proxy@2bd79c",
        "KeyError: 'x'", "public key: present", "password=%PASSWORD%", "password=$DB_PASSWORD",
        "password=********", '"token": null', "--password <password removed> --force",
    ],
)  # fmt: skip
def test_ordinary_lines_stay_as_they_are(text: str) -> None:
    assert scanner().masked(text) == text


SECRET = "Quarz-lamp-41x"
TAKEN = (f"password={SECRET} end", "password=<password removed> end")


@each(
    "spelt",
    [
        SECRET, SECRET.upper(), "Quarz lamp 41x", "quarz_lamp_41x", "Quarzlamp41x",
        SECRET.encode().hex(), base64.b64encode(SECRET.encode()).decode(),
        base64.b64encode(SECRET.encode("utf-16-le")).decode(),
        base64.b64encode(base64.b64encode(f"so {SECRET}".encode())).decode(),
        base64.b64encode(f'{{"x": "<a>{SECRET}</a>"}}'.encode()).decode(),
        "".join(f"%{b:02X}" for b in SECRET.encode()),
        "".join(f"&#x{b:x};" for b in SECRET.encode()),
        "".join(f"\\u{b:04x}" for b in SECRET.encode()), "\0".join(SECRET), " ".join(SECRET),
    ],
)  # fmt: skip
def test_what_was_taken_out_stands_in_no_other_spelling(spelt: str) -> None:
    masked = scanner(TAKEN).masked(f"INFO seen {spelt} again\nnext line")
    assert spelt not in masked
    assert masked.endswith("\nnext line")
    assert MARK in masked


def test_everyday_words_times_and_versions_are_not_remembered() -> None:
    taken = scanner(
        (
            "<Memo>on 2026-11-20 the sync stopped, version 34.0.4001, code 0x80040408</Memo>",
            "<quickbooks data removed: 80 characters>",
        ),
        ("Authorization: Bearer abc.def", "Authorization: <credentials removed>"),
        ("Zugangsdaten: admin", "Zugangsdaten: <password removed>"),
    )
    for line in (
        "the admin console is closed",
        "2026-11-20 10:00 the sync stopped", "version 34.0.4001", "0x80040408", "Bearer of news",
    ):  # fmt: skip
        assert taken.masked(line) == line


def test_a_body_that_was_taken_out_once_is_remembered_elsewhere() -> None:
    old = "x\n<CustomerRet>\n<Name>Nora Field 00012</Name>\n</CustomerRet>\ny"
    new = "x\n<quickbooks data removed: 40 characters>\ny"
    assert "Nora" not in scanner((old, new)).masked("could not save NORA FIELD 00012 again")


def test_data_is_compared_field_by_field() -> None:
    taken = scanner(({"a": ["x", {"b": "Zorvath9982"}]}, {"a": ["x", {"b": "<value removed>"}]}))
    assert "Zorvath" not in taken.masked("about Zorvath9982.")
    masked = taken.masked_value({"p": [{"q": "zorvath9982"}], "password": "aB3", "n": None})
    assert "zorvath" not in str(masked)
    assert masked["password"] == f"{MARK}private value>"
    assert masked["n"] is None


def test_what_a_person_decided_to_keep_stays() -> None:
    kept = "8c1f0a52-6f0e-4a53-9d52-7a0f3d6b9e11"
    line = f"companyId={kept}"
    assert scanner((line, "companyId=id-1"), keep=frozenset([kept])).masked(line) == line


def test_places_are_named_by_line_and_kind() -> None:
    text = scanner().masked("a\nb ida@marrow.example\nc")
    told = masked_places([("files/001-x.log", text), ("README.txt", "nothing")])
    assert told == (Masked("files/001-x.log", "e-mail address", 1, (2,)),)


@given(st.text(max_size=300))
def test_masking_comes_to_rest_and_keeps_the_lines(text: str) -> None:
    look = scanner(TAKEN)
    masked = look.masked(text)
    assert not look.find(masked)
    assert masked.count("\n") == text.count("\n")


@given(st.text(st.sampled_from("<>/=:\"'&%\\u0041 \nNameFullKeypassword@.C-1X"), max_size=200))
def test_masking_comes_to_rest_on_texts_full_of_signs(text: str) -> None:
    look = scanner(TAKEN)
    masked = look.masked(text)
    assert look.masked(masked) == masked
    assert masked.count("\n") == text.count("\n")


def test_checksums_are_those_of_the_standards() -> None:
    assert is_luhn("4111111111111111")
    assert not is_luhn("4111111111111112")
    assert is_routing("021000021")
    assert not is_routing("021000022")
    assert is_random("aB3xK9mQ2zR7wL5pT8vN")
    assert not is_random("QuickBooksDesktopConnectorVersion2026")


@each(
    "body",
    [
        "<CustomerRet><Name>Zora Field\n{entry}", "<CustomerRet>\n<Name>Zora Field\n{entry}",
        "{entry}\nZora Field</Name>", "<Name>Zora Field</Name>\n{entry}\n<CustomerRet>\n",
        "<Name>Zora Field\n{entry}\n</Name>",
    ],
)  # fmt: skip
@each(
    "entry",
    [
        "2026-11-20 09:14:00 ERROR boom zork", "boom zork went off", "ERROR: boom zork",
        "QBWC1039: boom zork", "0x80040408 boom zork",
    ],
)  # fmt: skip
def test_a_line_that_an_open_body_took_along_is_nobodys_value(body: str, entry: str) -> None:
    if body.startswith("<Name>Zora Field\n") and entry.startswith("boom"):
        return  # that is the value
    old = f'x\n<?xml version="1.0"?>{body.format(entry=entry)}\ny'
    taken = scanner((old, "x\n<quickbooks data removed: 40 characters>\ny"))
    for line in (entry, '<?xml version="1.0"?>'):
        assert taken.masked(line) == line
    assert "Zora" not in taken.masked("could not save ZORA FIELD again")
