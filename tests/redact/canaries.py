"""Made-up secrets and the shapes that they are met in; none of them is or was anybody's."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable

from assistant.redact import Identity, Pseudonyms, Redactor

KNOWN = Identity(
    users=("Anna Mueller", "bkeller"),
    hosts=("FRONTDESK7", "srv-ledger"),
    companies=("Zwiebelhof GmbH", "Quill"),
    homes=("/srv/people/bkeller", r"D:\Profiles\Anna Mueller"),
)

PASSWORDS = (
    "hunter2", "Tr0ub4dor&3", "pa$$W0rd!", "correct-horse", "S3cr3t.2026", "ünïcode9", "Qwertz#77",
    "x", "0815", "ABCDEFGH", "9f86d081884c7d65", "Summer_2026?", "K(9)z[8]", "one\\two", "~tilde~",
)  # fmt: skip

TOKENS = (
    "AKIA" + "IOSFODNN7EXAMPLE",
    "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a",
    "github_pat_" + "11ABCDEFG0abcdefghijkl_MNOPQRSTUVWX",
    "glpat-" + "x9Yz8Wv7Ut6Sr5Qp4On3",
    "xoxb-" + "123456789012-abcdefGHIJKL",
    "sk-" + "proj-abcdEFGHijklMNOP1234",
    "sk_live_" + "51H8xABCDEFghijkl",
    "AIza" + "SyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY",
    "npm_" + "abcdefghijklmnopqrstuvwxyz0123456789",
    "hf_" + "abcdefGHIJKLmnopQRST",
    "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJlLWhlcmU",
    "SG." + "abcdefghijklmnopqrstuv.ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq" + "K1SZFPTOtr==",
)

PERSONAL = (
    "anna.mueller@zwiebelhof.example",
    "bkeller@mail.example.org",
    "4111 1111 1111 1111",
    "5500005555555559",
    "DE89 3704 0044 0532 0130 00",
    "GB82WEST12345698765432",
    "+49 170 5550199",
    "(555) 234-5678",
    "S-1-5-21-3623811015-3361044348-30300820-1013",
    "3c:52:82:aa:bb:c1",
    "3C-52-82-AA-BB-C2",
    "81.2.69.142",
    "2a02:8108:8ac0:1234::17",
    "2b0e7d30-b580-11e6-b7d0-6bd4c65bd962",
    "078-05-1120",
)

NAMES = (
    "Anna Mueller", "ANNA MUELLER", "anna.mueller", "annamueller", "AnnaMueller", "bkeller",
    "ANNAMU~1", "FRONTDESK7", "frontdesk7", "srv-ledger", "Zwiebelhof GmbH", "ZWIEBELHOF_GMBH",
    "Quill",
)  # fmt: skip


def _quoted(secret: str) -> str:
    return json.dumps(secret)


def _percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


PASSWORD_SHAPES: dict[str, Callable[[str], str]] = {
    "ini": lambda s: f"db_password = {s}",
    "log": lambda s: (
        f'20261122.10:11:12 UTC\t: Login() : user="sa" Password="{s.replace(chr(92), "")}"'
    ),
    "json": lambda s: f'{{"retries": 3, "apiKey": {_quoted(s)}, "port": 443}}',
    "json in json": lambda s: json.dumps({"body": json.dumps({"clientSecret": s, "port": 443})}),
    "xml": lambda s: f"<Login><Password>{s.replace('&', '+')}</Password></Login>",
    "command line": lambda s: f'tool.exe --port 443 --password "{s}" --verbose',
    "windows option": lambda s: f'tool.exe /p:"{s}" /quiet',
    "url": lambda s: f"https://api:{_percent(s)}@example.org/path",
    "query": lambda s: f"GET /sync?port=443&access_token={_percent(s)}&page=2",
    "environment": lambda s: f"export SMTP_PASSWORD='{s}'",
    "basic": lambda s: f"Authorization: Basic {base64.b64encode(f'api:{s}'.encode()).decode()}",
    "sqlcmd": lambda s: f'sqlcmd -S db -U sa -P "{s}" -Q "select 1"',
    "colours": lambda s: f"pass\x1b[1mword\x1b[0m=\x1b[31m{s}\x1b[0m",
    "zero width": lambda s: f"pass\u200bword=\u200d{s}",
    "utf-16": lambda s: "\x00".join(f"token={s}") + "\x00",
    "encoded": lambda s: "see=" + _percent(f'password="{s}"'),
    "entities": lambda s: f"{{&quot;password&quot;:&quot;{s.replace('&', '+')}&quot;}}",
    "unicode escapes": lambda s: rf'{{"\u0070assword": "{s.replace(chr(92), "")}"}}',
}

PLAIN_SHAPES: dict[str, Callable[[str], str]] = {
    "alone": lambda s: s,
    "sentence": lambda s: f"it said {s}, then it stopped",
    "brackets": lambda s: f"[{s}]",
    "json": lambda s: json.dumps({"what": s, "port": 443}),
    "json in json": lambda s: json.dumps({"body": json.dumps({"what": s})}),
    "xml": lambda s: f"<what>{s}</what>",
    "log": lambda s: f"20261122.10:11:12 UTC\t: Sync() : got {s}",
    "quoted": lambda s: f"got '{s}'",
    "colours": lambda s: f"got {s[:2]}\x1b[1m{s[2:]}\x1b[0m",
    "zero width": lambda s: f"got {s[:3]}\u200b{s[3:]}",
    "utf-16": lambda s: "\x00".join(f"got {s}") + "\x00",
    "line ends": lambda s: f"before\r\n{s}\r\nafter",
}

PATHS: dict[str, Callable[[str], str]] = {
    "windows": lambda u: rf"C:\Users\{u}\AppData\Local\Codat\connector.log",
    "json": lambda u: rf'{{"path": "C:\\Users\\{u}\\AppData\\Local\\Codat"}}',
    "json in json": lambda u: rf'"{{\"path\": \"C:\\\\Users\\\\{u}\\\\AppData\"}}"',
    "forward": lambda u: f"c:/users/{u}/AppData/Local",
    "file url": lambda u: f"file:///C:/Users/{u.replace(' ', '%20')}/AppData",
    "encoded": lambda u: "path=" + _percent(rf"C:\Users\{u}\AppData"),
    "linux": lambda u: f"/home/{u.replace(' ', '_')}/.cache/x.log",
    "mac": lambda u: f"/Users/{u}/Library/Logs",
    "old": lambda u: rf"C:\Documents and Settings\{u}\Application Data",
    "unc": lambda u: rf"\\?\C:\Users\{u}\x",
    "quoted end": lambda u: rf'cd "C:\Users\{u}"',
    "end of line": lambda u: rf"home: C:\Users\{u}",
}
USERS = ("tobias", "Tobias Grün", "tgruen", "TOBIAS~1", "o.neill", "j-p_k", "X Æ")


def at_rest(text: str, identity: Identity, keep: frozenset[str] = frozenset()) -> bool:
    """Whether a redactor that has seen nothing else finds nothing to replace."""
    return Redactor(identity, Pseudonyms(None), keep).redact(text) == text
