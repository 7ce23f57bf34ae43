"""Secrets by their keys, their places and in sentences; what only sounds like one stays."""

from __future__ import annotations

import base64
import json
import urllib.parse

import pytest

from assistant.redact import Identity, Pseudonyms, Redactor
from assistant.redact.secrets import hide_secrets
from tests.each import each

X = "tK3mWz81Qp"


def redact(text: str) -> str:
    return Redactor(Identity(), Pseudonyms(None)).redact(text)


FORMS = rf"""
    ALTER LOGIN books WITH PASSWORD = N'{X}'
    CREATE USER books IDENTIFIED BY '{X}'
    net use Y: \\files\share {X} /user:CORP\mia failed
    net use \\files\share {X} /persistent:no
    net use * \\files\share /user:mia {X}
    net user mia {X} /add
    cmdkey /add:files /user:mia /pass:{X}
    schtasks /create /tn sync /ru mia /rp {X} /tr a.exe
    sqlcmd -S db -U sa -P {X} -Q "select 1"
    mysql -u root -p{X} books
    curl -u mia:{X} https://example.org/
    psexec \\host -u mia -p {X} cmd
    wmic /node:host /user:mia /password:{X} os get name
    ConvertTo-SecureString -String "{X}" -AsPlainText -Force
    ConvertTo-SecureString -AsPlainText {X} -Force
    > PASS {X}
    mia:{X}@10.2.3.4
    keystore password {X}
    login failed with password '{X}'
    wrong password ({X})
    user mia pass {X}
    login mia / {X}
    <add key="SmtpPassword" value="{X}"/>
    <add value="{X}" key="SmtpPassword"/>
    <setting name="ClientSecret" serializeAs="String"><value>{X}</value></setting>
    <entry key="mail.password">{X}</entry>
    <property name="password" value="{X}" />
    <Password><![CDATA[{X}]]></Password>
    <DbPassword><Value>{X}</Value></DbPassword>
    &lt;Password&gt;{X}&lt;/Password&gt;
    {{"sid":"{X}"}}
    {{"user":"mia","k":"{X}"}}
    {{"Pass Word ":"{X}"}}
    {{"pässword":"{X}"}}
    {{"creds":{{"a":["{X}"]}}}}
    {{"name":"DB_PASSWORD","value":"{X}"}}
    {{"value":"{X}","name":"DB_PASSWORD"}}
    password = {X}&more
    password={X}'s
    pwd="a\"{X}"
    password：{X}
    password {chr(0xA0)}= {X}
    рassword={X}
    string password: str = "{X}"
    ConsumerKey={X}
    storage_key={X}
    .ASPXAUTH={X};
    contraseña: {X}
    wachtwoord: {X}
    Zugangscode: {X}
    product key: {X}
    recovery code {X[:0]}: {X}
    {base64.b64encode(json.dumps({"password": X}).encode()).decode()}
    {base64.b64encode(base64.b64encode(f"password={X}".encode())).decode()}
    {json.dumps({"password": X}).encode().hex()}
    {urllib.parse.quote(urllib.parse.quote(json.dumps({"password": X})))}
    {"".join(f"&#{ord(c)};" for c in json.dumps({"password": X}))}
""".strip().split("\n    ")

BLOCKS = (
    f"password: >-\n  {X}\n  {X}\nport: 1",
    f"db:\n  password: |\n    {X}\n\n    {X}\n  port: 1",
    f"Password:\n{X}\n",
    f"- name: DB_PASSWORD\n  value: {X}",
    f"credentials:\n  user: a\n  other: {X}\nport: 1",
    f"tokens:\n- {X}\n- {X}\nport: 1",
    f"user,password,host\nmia,{X},files\n",
    f'user;api key\n"mia";"{X}"\n',
    f'[HKEY_CURRENT_USER\\Soft]\n"Password"="{X}"\n"Port"=dword:1',
)

SENTENCES = f"""
    the sync is red, my password is {X}
    my password is "{X}".
    Das Passwort lautet {X}, nichts geht
    Das Kennwort war „{X}“
    mon mot de passe est {X}
    le mot de passe était {X}.
    la contraseña es {X}
    minha senha é {X}
    het wachtwoord is {X}
    la password era {X}
    the code she gave me is {X}
    pw {X}
    password? it's {X}
    password for the server: {X}
    my password is sunshine
""".strip().split("\n    ")

HARMLESS = """
    the password is wrong
    password was changed yesterday
    Das Passwort ist falsch
    mot de passe oublié
    La contraseña es incorrecta
    password is required, expired or not accepted
    my password does not work
    the error code is 3180
    auth:SIMPLE tokens: 512 token=Token{a1 pin=1 session: 2
    password= user=
    PublicKeyToken=b77a5c561934e089
    n.getKey = 0|com.example.app|121
    token: com.example.app.Proxy@2bd79ce
    akka.tcp://executorSystem@node-07:55904
    enter the password again
    a secret: the end
""".strip().split("\n    ")


@each("text", [*FORMS, *BLOCKS])
def test_a_secret_goes_as_a_whole_and_once_is_enough(text: str) -> None:
    redacted = redact(text)

    assert X not in redacted
    assert "removed>" in redacted
    assert redact(redacted) == redacted
    assert text.endswith("port: 1") is redacted.endswith("port: 1")


@each("text", SENTENCES)
def test_a_secret_in_a_sentence_is_never_kept(text: str) -> None:
    kept = json.dumps(hide_secrets()({"title": text, "answers": [text]}))

    assert X not in kept
    assert "sunshine" not in kept
    assert kept.count("removed>") == 2


@each("text", HARMLESS)
def test_what_only_sounds_like_a_secret_stays(text: str) -> None:
    assert redact(text) == text
    assert hide_secrets()(text) == text


def test_around_a_value_all_stays_as_it_was_written() -> None:
    text = f'{{\n  "port": 443,\n  "creds": {{"a": "{X}", "b": [1, true]}},\n  "ok": "R&D"\n}}'

    assert redact(text) == text.replace(X, "<credentials removed>").replace(
        "[1,", '["<credentials removed>",'
    )
    assert redact(f"net use Y: \\\\files\\x {X} /user:mia fails").endswith(" /user:user-1 fails")


def test_fields_of_data_are_read_as_those_of_a_text() -> None:
    value = {
        "Pass-Wörter": [X],
        "creds": {"a": X},
        "session": 2,
        "CustomerRet": [{"Name": X}],
        "payload": {"openAmount": 318.2, "name": X},
    }
    redacted = Redactor(Identity(), Pseudonyms(None)).value(value)

    assert X not in json.dumps(redacted)
    assert "318" not in json.dumps(redacted)
    assert redacted["session"] == 2


@each(
    ("text", "gone"),
    [
        ("INSERT INTO staff (id, pwd) VALUES (4, 'Marble_77q')", "Marble_77q"),
        ("syncer.exe /u mia /p Marble77q /quiet", "Marble77q"),
        ("the password was changed to Marble77q today", "Marble77q"),
        ("I changed my password from Quartz31x to Marble77q", "Marble77q"),
        ("Das Passwort wurde auf Marble77q gesetzt", "Marble77q"),
        ('try "Marble77q" as the password', "Marble77q"),
        ("our PIN for the demo session: 448812", "448812"),
        (
            "PuTTY-User-Key-File-3: ssh-rsa\nComment: mia at desk\nPrivate-MAC: 00ff00ff",
            "mia at desk",
        ),
        ("q83vEjRWeJA=\nAAECAwQFBgc=\n-----END RSA PRIVATE KEY-----", "AAECAwQFBgc="),
        ("We at Brindle & Sons wait", "Brindle"),
        ("the customer is Teal Kayak Rentals Ltd here", "Teal Kayak"),
        ("the file is locked by Ruprecht", "Ruprecht"),
        ("SPL;DEPOSIT;2/9/26;Savings;Oona Quill;-20.00", "Oona Quill"),
        ("CN=x,DC=brindlebooks,DC=local", "brindlebooks"),
    ],
)
def test_what_is_told_in_other_words_goes(text: str, gone: str) -> None:
    assert gone not in redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "PASSWORD=<not set>",
        "password=<masked: password>",
        "<job><Type>full</Type><Status>done</Status></job>",
        "Authorization: (none)",
        "expected -----BEGIN PRIVATE KEY-----, got the end",
        "Web Connector 2.3.0.207",
        "at Cleaner.main:DatadirCleanupManager@78",
        "MACHINE CHECK DCR read timeout",
        "the connection was changed from http to https, password unchanged",
    ],
)
def test_what_says_nothing_of_a_secret_stays(text: str) -> None:
    assert redact(text) == text
