"""Records of bookkeeping by the words of their keys, in any notation; what looks alike stays."""

from __future__ import annotations

import itertools

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor
from tests.each import each


def redact(text: str) -> str:
    return Redactor(Identity(), Pseudonyms(None)).redact(text)


KEYS = {
    "cust_bal": "812.40",
    "CustomerBalance": "812.40",
    "vendorAcctNo": "V-7702-1",
    "INV_NO": "TX-5518",
    "kundennr": "K-5518",
    "Rechnungsnr": "R-5518",
    "ShipAddress_Addr2": "Pier 9",
    "BILL_ADDR1": "77 Quay Rd",
    "shipAddr.line1": "77 Quay Rd",
    "employee_rate": "31.75",
    "customField2": "key under mat",
}
"""A field of each kind, in the conventions that programs have."""
NOTATIONS = (
    '{{"id":4,"{key}":"{value}"}}',
    "id=4 {key}={value} state=new",
    "id: 4; {key}: {value}",
    "[{key}] => {value}",
    '["{key}"]=> "{value}"',
    "{key}->{value}",
    "<row {key}='{value}' n='4'/>",
    "'{key}': '{value}', 'id': 4",
    ':{key}=>"{value}"',
    "  id: 4\n  {key}: {value}",
)


@each("key", KEYS)
def test_a_key_tells_by_its_words_whatever_the_notation(key: str) -> None:
    for notation in NOTATIONS:
        line = notation.format(key=key, value=KEYS[key])
        assert KEYS[key] not in redact(line), line


PARTY = ("customer", "Vendor", "EMPLOYEE", "payee", "Kunde", "fournisseur", "klant")
FIELDS = {"amount": "77.10", "Betrag": "77,10", "total": "77.10", "memo": "new fence"}


@each(("party", "field"), [*itertools.product(PARTY, FIELDS)])
def test_beside_somebody_amounts_and_notes_are_private(party: str, field: str) -> None:
    left = redact(f"{party}=Ines Halloran {field}={FIELDS[field]} ok=1")
    assert "Halloran" not in left
    assert FIELDS[field] not in left
    assert left.endswith(" ok=1")


GONE = """
    Object "80004F-1622" specified for Jory Finch cannot be found | 80004F-1622 | Jory Finch
    deposit of $2,114.80 into First Harbor Checking | 2,114.80 | First Harbor
    "Reed and Rush" was opened in Premier 2023 | Reed and Rush
    QBWebConnector.DoUpdateSelected() : updating 2 : Reed Harbor Orders | Reed Harbor
    <AppName>Invoices for Reed Harbor Inn</AppName> | Reed Harbor
    connection "Reed Harbor" ended | Reed Harbor
    could not open E:\\Reed Harbor\\2025.qbw | Reed Harbor
    last file: Reed Harbor (Copy).qbw | Reed Harbor
    customers: [Jory Finch, Ida Marsh] | Jory Finch | Ida Marsh
    InvoiceMod Jory Finch TotalAmount 61.20 | Jory Finch | 61.20
    Reed Harbor Balance Sheet as of Nov 3 | Reed Harbor
    customer.Name.SetValue("Jory Finch") | Jory Finch
    the client, Reed Harbor, has no file | Reed Harbor
    Company Name..... Reed Harbor | Reed Harbor
    payment 61.20 received from Jory Finch check 2201 | 61.20 | 2201
    https://app.example.test/tenants/reed-harbor-inn/x | reed-harbor-inn
"""


@each("line", [line.strip() for line in GONE.strip().split("\n")])
def test_messages_name_nobody(line: str) -> None:
    text, *secrets = line.split(" | ")
    left = redact(text)
    assert not [secret for secret in secrets if secret in left], left


TABLES = (
    (
        "Name   Password\n----   --------\nops    Gorse4lane\nsync   Thorn_hedge",
        "Gorse4lane Thorn_hedge",
    ),
    ("Password\n--------\nGorse4lane", "Gorse4lane"),
    ("Name         Balance\n----         -------\nIda Marsh    61.20", "Marsh 61.20"),
    ("InvoiceNo;Kunde;Betrag\nRE-77;Ida Marsh;61,20", "RE-77 Marsh 61,20"),
    ("Num,Payee,Debit\n5521,Ida Marsh,61.20", "5521 Marsh 61.20"),
    ("Aging\tCurrent\t1 - 30\nIda Marsh\t61.20\t0.75", "Marsh 61.20 0.75"),
    ("INSERT INTO company (id, name) VALUES (1, 'Reed Harbor')", "Reed"),
)


@pytest.mark.parametrize(("text", "secrets"), TABLES)
def test_headings_tell_of_columns(text: str, secrets: str) -> None:
    left = redact(text)
    assert not [secret for secret in secrets.split() if secret in left], left


SECRETS = (
    'Content-Disposition: form-data; name="login[pass]"\r\n\r\n{x}\r\n--b--',
    'array(1) {{ ["upass"]=> string(10) "{x}" }}',
    'a:1:{{s:5:"dbpwd";s:10:"{x}";}}',
    "[dbpwd] => {x}",
    '{{"headers":[["cookie","a={x}"]]}}',
    "[('X-Api-Key', '{x}')]",
    "X-Hub-Signature-256: sha256={x}",
    "intuit-signature: {x}",
    "230 < PASS {x}",
    "334 UGFzc3dvcmQ6\nsmtp: <- {x}==",
    "[System.Net.NetworkCredential]::new('ops', '{x}')",
    "new PDO('mysql:host=db', 'ops', '{x}')",
    'odbc_connect("QODBC", "Admin", "{x}")',
    "set_password('{x}')",
    "data={{'u': 'ops', 'p': '{x}'}}",
)


@each("form", SECRETS)
def test_secrets_in_the_notation_of_programs(form: str) -> None:
    secret = "Gorse4lane"
    assert secret not in redact(form.format(x=secret))


KEPT = """
    3 customers, 14 vendors and 220 items synced
    customers: 14, invoices: 220, payments: 31
    Processing invoice 10 of 240
    updating 1 : QuickBooks Desktop Connector
    <AppName>QuickBooks Desktop Connector</AppName>
    connection "keep-alive" not supported
    The file was opened in Enterprise 24.0
    sync for Customers failed with 0x80040408
    {"customers":14,"total":31,"errors":[]}
    vendor=Intel model=I219-V total=4096
    client=127.0.0.1 total=1200 bytes
    transfer of 12.50 MB took 3.20 s
    SELECT Balance FROM Customer WHERE Balance > 0
    HTTP check 404
    element "QBXML" missing
    TotalAmount is invalid
    EditSequence out of date
    TxnDate Format YYYY-MM-DD
    PasswordHasher: using PBKDF2 with 100000 iterations
    Cookies: disabled
    sid: S-1-5-18
    account locked out
    CREATE INDEX ix_token ON token (expires)
    ProductCode={90160000-008C-0000-0000-0000000FF1CE}
    iteratorRemainingCount="240" iteratorID="{4f1c0f2e-7c3a-4d2b-9b60-0f7f3f2d9a11}"
    ["content-type","application/json"]
    Signature: valid
"""


@each("line", [line.strip() for line in KEPT.strip().split("\n")])
def test_what_only_looks_like_a_record_stays(line: str) -> None:
    assert redact(line) == line


@pytest.mark.parametrize(
    "table",
    [
        "Name          Status\n----          ------\nSpooler       Running",
        "Password policy\n---------------\nAt least 12 characters are needed.",
    ],
)
def test_a_table_of_services_and_a_heading_stay(table: str) -> None:
    assert redact(table) == table


def test_a_blank_line_ends_what_belongs_together() -> None:
    text = "Vendor: Ida Marsh\nAmount: 61.20\n\nfree = 61.20"
    assert redact(text).endswith("\n\nfree = 61.20")
