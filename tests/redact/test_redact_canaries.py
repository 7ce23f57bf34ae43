"""Nothing of what must not leave comes through, however it is written."""

from __future__ import annotations

import base64
import json
import unicodedata
import urllib.parse
from collections.abc import Callable

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor
from tests.each import each
from tests.redact.canaries import (
    KNOWN,
    NAMES,
    PASSWORD_SHAPES,
    PASSWORDS,
    PATHS,
    PERSONAL,
    PLAIN_SHAPES,
    TOKENS,
    USERS,
    at_rest,
)

Shape = Callable[[str], str]


def redactor(identity: Identity = KNOWN, *keep: str) -> Redactor:
    return Redactor(identity, Pseudonyms(None), frozenset(keep))


def readings(text: str) -> list[str]:
    """`text` as somebody would read it who looks for what it hides."""
    flat = unicodedata.normalize("NFKC", text).casefold()
    plain = urllib.parse.unquote(urllib.parse.unquote(flat))
    return [flat, plain, plain.replace("\\\\", "\\"), plain.replace("\\", "")]


def leaks(secret: str, text: str) -> bool:
    needle = unicodedata.normalize("NFKC", secret).casefold()
    return any(needle in reading for reading in readings(text))


@each("shape", PASSWORD_SHAPES.values())
@each("secret", [p for p in PASSWORDS if len(p) > 1])
def test_no_password_comes_through_in_any_shape(secret: str, shape: Shape) -> None:
    written = shape(secret)
    redacted = redactor().redact(written)

    assert not leaks(secret, redacted), redacted
    assert base64.b64encode(f"api:{secret}".encode()).decode() not in redacted
    assert at_rest(redacted, KNOWN)
    assert not at_rest(written, KNOWN)


@each("shape", PLAIN_SHAPES.values())
@each("secret", [*TOKENS, *PERSONAL, *NAMES])
def test_what_is_known_by_its_look_or_name_never_comes_through(secret: str, shape: Shape) -> None:
    redacted = redactor().redact(shape(secret))

    assert not leaks(secret, redacted), redacted
    assert at_rest(redacted, KNOWN)


@each("shape", PATHS.values())
@each("user", USERS)
def test_a_user_nobody_told_of_is_replaced_in_paths(user: str, shape: Shape) -> None:
    redacted = redactor(Identity()).redact(shape(user))

    assert not leaks(user, redacted), redacted
    assert "user-1" in redacted
    assert at_rest(redacted, Identity())


PEM = "\n".join(
    ["-----BEGIN RSA PRIVATE KEY-----", *["MIIEpAIBAAKCAQEA7" + "x9Ab" * 12] * 4, "Zz09=="]
)


@pytest.mark.parametrize(
    "text",
    [
        f"before\n{PEM}\n-----END RSA PRIVATE KEY-----\nafter 443",
        json.dumps({"key": f"{PEM}\n-----END RSA PRIVATE KEY-----", "port": "after 443"}),
        f"before\n{PEM}\n20261122.10:11:12 UTC : after 443",
    ],
    ids=["whole", "in json", "cut off"],
)
def test_a_private_key_goes_as_a_whole_and_nothing_else(text: str) -> None:
    redacted = redactor().redact(text)

    assert "x9Ab" not in redacted
    assert "Zz09" not in redacted
    assert "<private key removed>" in redacted
    assert "after 443" in redacted


BODY = (
    '<?xml version="1.0" ?>\n<?qbxml version="13.0"?>\n<QBXML>\n<QBXMLMsgsRs>\n'
    '<CustomerQueryRs requestID="1" statusCode="500" statusSeverity="Warn">\n'
    "<CustomerRet><FullName>Erika Mustermann</FullName><Balance>1234.56</Balance></CustomerRet>\n"
    "</CustomerQueryRs></QBXMLMsgsRs></QBXML>"
)


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        BODY.replace("\n", ""),
        BODY.replace("<", "&lt;").replace(">", "&gt;"),
        BODY.replace("<", "\\u003c").replace(">", "\\u003e"),
        BODY.replace("</QBXML>", ""),
    ],
    ids=["lines", "one line", "entities", "json", "cut off"],
)
def test_of_quickbooks_data_only_the_messages_and_their_status_stay(body: str) -> None:
    text = f"20261122.10:11:12 UTC : got {body}\n20261122.10:11:13 UTC : 0x80040408"
    redacted = redactor().redact(text)

    assert "Mustermann" not in redacted
    assert "1234.56" not in redacted
    assert "CustomerQueryRs statusCode=500" in redacted
    assert "20261122.10:11:13 UTC : 0x80040408" in redacted


def test_a_body_whose_beginning_is_cut_off_loses_its_values() -> None:
    text = BODY[BODY.index("<CustomerRet>") :]

    assert "Mustermann" not in redactor().redact(text)
    assert "1234.56" not in redactor().redact(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (r"C:\Company Files\Hof & Söhne, Inc.qbw", r"C:\Company Files\company-1.qbw"),
        (r'<authRet[1]="D:\QB\Hof.QBW">', r'<authRet[1]="D:\QB\company-1.QBW">'),
        ("cannot open Hof and Sons.qbb now", "cannot open company-1.qbb now"),
        ("opened hof.qbw", "opened company-1.qbw"),
        ('CompanyName="Hof GmbH"', 'CompanyName="company-1"'),
        ("<CompanyName>Hof GmbH</CompanyName>", "<CompanyName>company-1</CompanyName>"),
        (r'{"file": "D:\\QB\\Hof Nord.qbw"}', r'{"file": "D:\\QB\\company-1.qbw"}'),
    ],
)
def test_the_name_of_a_company_and_its_file_is_replaced(text: str, left: str) -> None:
    assert redactor(Identity()).redact(text) == left


@each(
    ("text", "left"),
    [
        (r"ACME\tobias logged in", r"host-1\user-1 logged in"),
        (r"user: corp\tobias", r"user: host-1\user-1"),
        ('UserName="tobias"', 'UserName="user-1"'),
        ("<UserName>tobias</UserName>", "<UserName>user-1</UserName>"),
        ("COMPUTERNAME=KASSE3", "COMPUTERNAME=host-1"),
        (r"\\KASSE3\ledger\x.txt", r"\\host-1\ledger\x.txt"),
        ("http://kasse3:8080/x", "http://host-1:8080/x"),
        ("DESKTOP-4F7K2QX is off", "host-1 is off"),
        ("kasse3.zwiebel.local", "host-1"),
        ("/srv/people/bkeller/x", "/srv/people/user-1/x"),
        ("the year of Zwiebelhof GmbH2026", "the year of company-1-2026"),
    ],
)
def test_accounts_and_machines_are_replaced_where_they_are_named(text: str, left: str) -> None:
    assert redactor().redact(text) == left


def test_a_name_met_in_a_path_is_replaced_as_a_word_too() -> None:
    text = "C:\\Users\\tobias\\x\nsession of tobias ended; tobiasctl did not"

    assert redactor(Identity()).redact(text) == (
        "C:\\Users\\user-1\\x\nsession of user-1 ended; tobiasctl did not"
    )


@each(
    "line",
    [
        "Cookie: sid=abcdef; theme=dark",
        "X-Api-Key: abcdef12",
        "curl -u api:abcdef https://example.org",
        "mysql -uroot -pabcdef db",
        "net use X: \\\\srv\\x /user:corp\\bob abcdef",
        "schtasks /create /RU bob /RP abcdef",
        "Password locally stored = abcdef",
        "https://hooks.slack.com/services/T000/B000/abcdef",
        "AccountKey=abcdef==;EndpointSuffix=core.windows.net",
        'wcTicket="{abcdef}"',
        "string ticket = abcdef",
        "{'db_pass': 'abcdef'}",
        "password := abcdef",
        '[{"name": "DB_PASSWORD", "value": 1}] secret=abcdef',
    ],
)
def test_secrets_in_shapes_of_their_own_are_removed(line: str) -> None:
    assert "abcdef" not in redactor().redact(line)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("user=sa password=correct horse battery", "user=sa password=<password removed>"),
        ("a password=correct horse port=443", "a password=<password removed> port=443"),
        ("a password=correct horse, then a stop", "a password=<password removed>, then a stop"),
        ("a Pwd=correct horse --port 443", "a Pwd=<password removed> --port 443"),
        ("GET /a?password=horse HTTP/1.1", "GET /a?password=<password removed> HTTP/1.1"),
        ("a password=required for login", "a password=required for login"),
        (
            '{"password":\n  "horse",\n"port": 1}',
            '{"password":\n  "<password removed>",\n"port": 1}',
        ),
        ('{"apiKey"\n : "horse"}', '{"apiKey"\n : "<key removed>"}'),
        ('{\\"token\\":\n \\"horse\\"}', '{\\"token\\":\n \\"<token removed>\\"}'),
    ],
)
def test_a_secret_of_several_words_or_on_the_next_line_goes(text: str, left: str) -> None:
    assert redactor().redact(text) == left
    assert at_rest(left, KNOWN)
    assert at_rest(text, KNOWN) is (text == left)
