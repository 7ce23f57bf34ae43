"""What a place gives away: a column by its heading, a login beside a secret, a line about money."""

from __future__ import annotations

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor
from tests.each import each

X = "tK3mWz81Qp"


def redact(text: str) -> str:
    return Redactor(Identity(), Pseudonyms(None)).redact(text)


@each(
    ("text", "left"),
    [
        ("login;pass;on\nmikkelo;a-b;1", "login;pass;on\nuser-1;<password removed>;1"),
        (
            'Benutzer;Kennwort\nwandaq;"a;b"\n',
            'Benutzer;Kennwort\nuser-1;"<password removed>"\n',
        ),
        (
            "| user | password |\n| --- | --- |\n| wandaq | a-b |",
            "| user | password |\n| --- | --- |\n| user-1 | <password removed> |",
        ),
        (
            " id | login  | passwd\n----+--------+-----\n 1 | wandaq | a-b\n",
            " id | login  | passwd\n----+--------+-----\n 1 | user-1 | <password removed>\n",
        ),
        (
            "key,value\nport,8019\nmail_password,a-b",
            "key,value\nport,8019\nmail_password,<password removed>",
        ),
        ("name;mobil;aktiv\nTilo Quandt;0170 555017;ja", "name;mobil;aktiv\nuser-1;phone-1;ja"),
        ("driver\tday\nQuandt, Tilo\t03.03.", "driver\tday\nuser-1\t03.03."),
        ("Kunde;Status\nHof Quandt;offen", "Kunde;Status\ncompany-1;offen"),
        (
            "INSERT INTO t (login, pw) VALUES ('wandaq', 'a-b'), ('tiloq', NULL)",
            "INSERT INTO t (login, pw) VALUES ('user-1', '<password removed>'), ('user-2', NULL)",
        ),
        (
            "COPY t (id, login, pw) FROM stdin;\n1\twandaq\ta-b\n\\.",
            "COPY t (id, login, pw) FROM stdin;\n1\tuser-1\t<password removed>\n\\.",
        ),
    ],
)
def test_a_heading_tells_of_its_column(text: str, left: str) -> None:
    assert redact(text) == left


def test_a_heading_tells_of_a_column_however_long_it_is() -> None:
    rows = ["login;pass", *(f"wandaq{n};a-{n}b" for n in range(1200)), "", "wandaq;a-b"]
    left = list(Redactor(Identity(), Pseudonyms(None)).lines(rows))

    assert left[0] == "login;pass\n"
    assert sum(line.endswith(";<password removed>\n") for line in left) == 1200
    assert len(left) == len(rows)


@pytest.mark.parametrize(
    "text",
    [
        "name,type,size\nid,int,4",
        "| key | description |\n| --- | --- |\n| port | where it listens |",
        "password policy, complexity, history\non, off, 24 of them",
        "INSERT INTO t (login, pw) VALUES (@login, $2)",
    ],
)
def test_a_table_of_other_things_stays(text: str) -> None:
    assert redact(text) == text


@each(
    "text",
    [
        f"creds: [wandaq, {X}]",
        f"auth=('wandaq', '{X}')",
        f"login/pass: wandaq / {X}",
        f"a1 LOGIN wandaq {X}",
        f"psql -U wandaq -c 'select 1' # password={X}",
        f"CREATE LOGIN [wandaq] WITH PASSWORD = N'{X}'",
        f"machine ftp.example login wandaq password {X}",
        f'args: ["--user", "wandaq", "--password", "{X}"]',
        f"echo {X} | docker login -u wandaq --password-stdin",
        f'Proxy-Authorization: Digest username="wandaq", response="{X}"',
        f"jdbc:oracle:thin:wandaq/{X}@db:1521:x",
        f"smtp_password {X} # user wandaq logged in",
        f"пароль: {X}; user=wandaq",
    ],
)
def test_a_login_beside_a_secret_goes_with_it(text: str) -> None:
    left = redact(text)

    assert X not in left
    assert "wandaq" not in left
    assert redact(left) == left


@each(
    ("text", "gone"),
    [
        ("-rw-r----- 1 quandt quandt 99 Jan  2 10:00 qb.log", "quandt"),
        ('::1 - quandt [02/Jan/2026:10:00:00 +0000] "GET / HTTP/2" 200 3', "quandt"),
        ("chown -R quandt:users /srv", "quandt"),
        ("quandt:x:1001:1001:Tilo Quandt:/h:/bin/sh", "Tilo"),
        ("principal={name=quandt, roles=[USER]}", "quandt"),
        ("session by wanda.quandt84 opened", "wanda"),
        ("gmail app password abkz mqpo wxrt ulqe fails", "mqpo"),
        ("recovery code 2 of 8 -> k4q2-71mz-p0xa", "71mz"),
        ("BEGIN:VCARD\nN:Quandt;Tilo;;;\nEND:VCARD", "Quandt"),
        ("ATTENDEE;CN=Tilo Quandt:mailto:x@y.example", "Quandt"),
        ("(&(objectClass=person)(uid=quandt))", "quandt"),
        ("Estimado Sr. Quandt: adjunto", "Quandt"),
        ("gez. Tilo Quandt", "Quandt"),
        ("phone (555) 201-3399 ext 482", "482"),
        ("ATDT9,5550142", "5550142"),
        ("sms to ***-***-0183", "0183"),
        ("archive hof-quandt-gmbh-2026-01.zip", "quandt"),
        ("printed by till 4, THE QUANDT ARMS, 11:00", "QUANDT"),
        ("job name: nightly-Quandt Outfitters-to-qb", "Quandt"),
        ("DHCPACK to 10.0.0.3 (Tilos-iPhone)", "Tilos"),
        ("ssh: connect to host quandtbox port 22: refused", "quandtbox"),
        ("SIN (Canada) 793-791-724", "793"),
        ("A/R aging: Quandt, Tilo 0-30: 210.00 31-60: 75.50", "75.50"),
        ("Invoice #20417 for Hof Quandt posted: $3,218.40, due 04/01/2026", "20417"),
        ("SR-311 sales receipt total=57.25 Visa 4417", "57.25"),
    ],
)
def test_what_only_its_place_gives_away_goes(text: str, gone: str) -> None:
    assert gone not in redact(text)


@each(
    "text",
    [
        "API_KEY=<your-api-key> and ${TOKEN} and PASSWORD=$(pass show db)",
        "UPDATE t SET token = @token WHERE password = :password",
        "string pwd = ReadPassword(); var secret = Configuration['Secret'];",
        "unexpected token: RPAREN at line 3; expected token: IDENT",
        "token type=Bearer expires_in=3600",
        "Set-Cookie: sid=; Max-Age=0; Path=/",
        "Settings → API keys → Regenerate; Host Multi-User Access",
        r"CLSID {22E885D7-FB0B-49E3-B905-CCA6BD526B52} of NT SERVICE\MSSQL and IIS APPPOOL\Web",
        '"integrity": "sha512-' + "v2kDEe57lecTulaD" * 5 + 'IuNTPy=="',
        'Click "Add Application" and choose the .qwc file',
        '<?qbxml version="16.0"?><QBXML><QBXMLMsgsRq onError="continueOnError">',
        "Balance: 0.00; Amount due: 0",
        "-rw-r--r-- 1 root root 12 Jan  1 10:00 x; chown root:root x",
        "invoice sync: 0 of 12 failed in 3.25 s; check 4 of 10 passed",
        "the password must have more than that this time",
    ],
)
def test_what_stands_for_a_value_and_what_is_common_stays(text: str) -> None:
    assert redact(text) == text


@each(
    ("line", "left"),
    [
        ("Angemeldet als Miroslava Duda", "Angemeldet als user-1"),
        ("Connecté en tant que Amadou Tremblay.", "Connecté en tant que user-1."),
        ("logged in as Rasa Kazlauskas-Berg, 2 tries", "logged in as user-1, 2 tries"),
        ("logged in as kasse2, Windows 11", "logged in as user-1, Windows 11"),
    ],
)
def test_a_name_of_several_words_goes_whole(line: str, left: str) -> None:
    assert redact(line) == left


LOG = "2026-11-30 09:00:10 INFO "


@each(
    ("line", "left"),
    [
        ("18.02.2026, 16:31 - Tilo Quandt: bin da", "18.02.2026, 16:31 - user-1: bin da"),
        ("[25.02.2026 14:25] Tilo: bin da", "[25.02.2026 14:25] user-1: bin da"),
        ("[14:10:19] <tiloq> lol", "[14:10:19] <user-1> lol"),
        ("14:48 Backup Service: started", "14:48 Backup Service: started"),
        ("[14:48] error: not found", "[14:48] error: not found"),
        (LOG + "curl -su tiloq:rose x", LOG + "curl -su user-1:<password removed> x"),
        (LOG + "http --auth=tiloq:rose x", LOG + "http --auth=user-1:<password removed> x"),
        ("docker run --user 1000:1000 x", "docker run --user 1000:1000 x"),
        ("docker run -u root:root x", "docker run -u root:root x"),
        ("paid by 541333******0047", "paid by card-1"),
        (
            "IP 192.168.0.31.50122 > 192.168.0.2.8019: Flags [S], length 0",
            "IP ip-1.50122 > ip-2.8019: Flags [S], length 0",
        ),
        (
            "dhcpd: DHCPACK on 10.0.12.88 to 3c:52:82:6f:a1:0e (TilosTablet) via br0",
            "dhcpd: DHCPACK on ip-1 to mac-1 (host-1) via br0",
        ),
    ],
)
def test_who_speaks_and_what_a_command_or_a_network_names_goes(line: str, left: str) -> None:
    assert redact(line) == left
