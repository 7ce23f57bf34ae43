"""Made-up logs with requests and answers in qbXML: each value holds ``zq``, nothing else does."""

from __future__ import annotations

import json
import random

FIELDS = (
    "Name", "FullName", "OpenAmount", "CreditLimit", "ListID", "Memo", "Notes", "Addr1", "City",
    "AccountNumber", "Phone", "DataExtValue", "TxnDate", "Desc", "CompanyName", "EditSequence",
)  # fmt: skip
KINDS = ("Customer", "Vendor", "Invoice", "Employee", "ItemService", "Check")
PREFIXES = (
    "", "20261120.091400 I ", "20261120.09:14:00 UTC\t: QBWebConnector : ", "  ",
    "2026-11-20 09:14:00.1234|INFO|Sync|", "<14>Nov 20 09:14:00 host app[12]: ",
    "Nov 20 09:14:00 host app: ", "[2026-11-20T09:14:00Z] ",
)  # fmt: skip
ORDINARY = (
    "sync started, pid 18344", "tcp connect took 128 ms", "HRESULT 0x80040408", "3 < 5 entries",
    "status code 3180 -> retry", "opening file in mode 1", "it's done: \"ok\"",
)  # fmt: skip


def value(rnd: random.Random) -> str:
    """A value, perhaps of several lines, one of which looks like an entry of a log."""
    number = f"zq{rnd.randrange(10**6)}"
    return rnd.choice(
        (
            number,
            f"Hart &amp; {number}",
            f"{number} Field's",
            f"a{number}.20",
            f"first\n2026-11-20 10:00 {number} asks\n20261120.101500 I {number} back",
            f"<![CDATA[{number} <b>x{number}</b> & co]]>",
        )
    )


def record(rnd: random.Random) -> str:
    """One element with fields."""
    kind = rnd.choice(KINDS)
    fields = rnd.sample(FIELDS, rnd.randrange(1, 6))
    parts = [f"<{kind}Ret>", *(f"<{field}>{value(rnd)}</{field}>" for field in fields)]
    if rnd.random() < 0.3:
        parts.append(f"<!-- zq{rnd.randrange(999)} -->")
    if rnd.random() < 0.3:
        parts.append(f'<ColData colID="1" value="zq{rnd.randrange(999)}"/>')
    if rnd.random() < 0.4:
        parts.append(f"<{kind}Ref><ListID>{value(rnd)}</ListID></{kind}Ref>")
    return rnd.choice(("", "\n", "\n  ")).join([*parts, f"</{kind}Ret>"])


def body(rnd: random.Random) -> str:
    """An answer, with or without its frame."""
    kind = rnd.choice(KINDS)
    inner = "\n".join(record(rnd) for _ in range(rnd.randrange(1, 4)))
    if rnd.random() < 0.4:
        return inner
    return (
        f'<?xml version="1.0"?><?qbxml version="13.0"?><QBXML><QBXMLMsgsRs>'
        f'<{kind}QueryRs requestID="zq1" statusCode="0">\n{inner}\n</{kind}QueryRs>'
        "</QBXMLMsgsRs></QBXML>"
    )


def written(rnd: random.Random, text: str) -> str:
    """A body as logs write it."""
    way = rnd.randrange(6)
    if way == 1:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if way == 2:
        return json.dumps({"level": "debug", "message": text})
    if way == 3:
        return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("\n", "\\n")
    if way == 4:
        once = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return once.replace("&", "&amp;")
    return text


def prefixed(rnd: random.Random, text: str) -> list[str]:
    """Lines with the same thing in front of each, or of the first alone."""
    prefix = rnd.choice(PREFIXES)
    lines = text.split("\n")
    return [
        f"{prefix}{line}" if not n or rnd.random() < 0.9 else line for n, line in enumerate(lines)
    ]


def log(rnd: random.Random) -> str:
    """Ordinary entries and bodies; sometimes two threads write theirs at the same time."""
    threads = [prefixed(rnd, written(rnd, body(rnd))) for _ in range(rnd.choice((1, 1, 2)))]
    threads.append([f"{PREFIXES[1]}{rnd.choice(ORDINARY)}" for _ in range(rnd.randrange(5))])
    lines = []
    while any(threads):
        thread = rnd.choice([t for t in threads if t])
        lines += [thread.pop(0) for _ in range(min(len(thread), rnd.randrange(1, 6)))]
    return "\n".join(lines)
