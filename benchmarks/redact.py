"""The redactor: megabytes a second of ordinary logs, and how hostile lines grow.

Run it with ``python -m benchmarks.redact [MEGABYTES]`` (2 unless told otherwise). Rates are of
processor time, so that a busy machine says the same as an idle one.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from assistant.redact import Identity, Pseudonyms, Redactor

from .measure import Row

IDENTITY = Identity(("Anna Mueller", "bkeller"), ("FRONTDESK7",), ("Zwiebelhof GmbH",))
RATE = 3.0
"""Megabytes a second that ordinary text is held to."""
SCAN = (
    r"(?i)(?:pass(?:word|wd)?|secret|token|api[_-]?key|user(?:name)?|host)[\"']?[ ]?[:=][ ]?\S+"
    r"|[\w.+-]+@[\w-]+\.[\w.-]+|\b\d{1,3}(?:\.\d{1,3}){3}\b|[A-Z]:\\\\[^\s\"]+"
)
"""What somebody would look for by hand: the redactor is held against one search for it."""
TIMES = 4.0
"""How many times as long as that it may take."""
GROWTH = 2.6
"""How much longer twice the text may take."""
USEFUL = Path(__file__).parent.parent / "tests" / "redact" / "useful.txt"
PERSONAL = (
    r"cannot open C:\Users\Anna Mueller\AppData\Local\Codat\connector.log",
    "Login() : user=bkeller password=hunter2 retries=3",
    "GET https://api:hunter2@example.org/sync?access_token=abcdef123&page=2",
    "sent to anna.mueller@example.org from 81.2.69.142",
    r"opened \\FRONTDESK7\ledger\Zwiebelhof GmbH.qbw",
    "company 2b0e7d30-b580-11e6-b7d0-6bd4c65bd962 linked",
)
HOSTILE = ("a", "1.", "a:", "password", 'password="', "\\", "/Users/", "<QBXML>", "%41", "user=")


def ordinary(size: int, personal: float) -> str:
    """A log of `size` characters, a share of its lines with what must not leave."""
    rnd = random.Random(size)
    useful = [line for line in USEFUL.read_text("utf-8").splitlines() if line]
    lines, length, second = [], 0, 0
    while length < size:
        second += rnd.randrange(3)
        clock = f"{second // 3600 % 24:02}:{second // 60 % 60:02}:{second % 60:02}"
        text = rnd.choice(PERSONAL if rnd.random() < personal else useful)
        line = f"2026-11-22 {clock},{rnd.randrange(1000):03} [{rnd.randrange(99)}] {text}"
        lines.append(line.replace("10:11:12", clock))
        length += len(lines[-1]) + 1
    return "\n".join(lines)


def one_line(size: int) -> str:
    """JSON of `size` characters without a line's end."""
    rnd = random.Random(size)
    words = ("sync", "started", "queue", "item", "retry", "connector", "message", "response")
    entries: list[str] = []
    length = 0
    while length < size:
        said = " ".join(rnd.choices(words, k=8))
        entries.append(
            json.dumps({"id": len(entries), "level": "info", "message": said, "code": 7})
        )
        length += len(entries[-1]) + 1
    return f"[{','.join(entries)}]"


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _redactor() -> Redactor:
    return Redactor(IDENTITY, Pseudonyms(None))


def rates(size: int, personal: float) -> list[Row]:
    """Each way into the redactor."""
    text = ordinary(size, personal)
    lines = text.splitlines(keepends=True)
    clean = _redactor().redact(text)
    cases: dict[str, Callable[[], object]] = {
        "redact": lambda: _redactor().redact(text),
        "lines": lambda: sum(map(len, _redactor().lines(lines))),
        "redact again": lambda: _redactor().redact(clean),
        "line by line": lambda: _each(lines),
    }
    return [
        Row(name, size / 1e6 / _seconds(work), "MB/s", RATE, at_least=True)
        for name, work in cases.items()
    ]


def scans(size: int) -> Row:
    """How many times as long the redactor takes as a plain search of the same text."""
    text = ordinary(size, 0.01)
    pattern = re.compile(SCAN)
    plain = min(_seconds(lambda: pattern.findall(text)) for _ in range(3))
    own = min(_seconds(lambda: _redactor().redact(text)) for _ in range(2))
    return Row("as long as a plain search", own / plain, "x", TIMES)


def _each(lines: list[str]) -> None:
    """Many short texts, as a chat has them."""
    redactor = _redactor()
    for line in lines:
        redactor.redact(line)


def growth(size: int) -> list[Row]:
    """A line of the same thing over and over: twice as long, how many times the time."""
    return [_growth(unit, size) for unit in HOSTILE]


def _growth(unit: str, size: int) -> Row:
    def spent(length: int) -> float:
        text = unit * (length // len(unit))
        return min(_seconds(lambda: _redactor().redact(text)) for _ in range(2))

    short, long = spent(size), spent(2 * size)
    return Row(repr(unit), long / short, "x", GROWTH, f"{2 * size / 1e6 / long:.2f} MB/s")


def main() -> None:
    """Measure and print."""
    size = int(float(sys.argv[1] if len(sys.argv) > 1 else 2) * 1e6)
    for personal in (0.0, 0.01):
        print(f"\n{size / 1e6:g} MB, {personal:.0%} of the lines with names and secrets")
        for row in rates(size, personal):
            print(row.text().rstrip(), flush=True)
    print("\nwhatever the machine")
    print(scans(size).text().rstrip(), flush=True)
    text = one_line(size)
    speed = len(text) / 1e6 / _seconds(lambda: _redactor().redact(text))
    print("\none line of JSON")
    print(Row("redact", speed, "MB/s").text().rstrip(), flush=True)
    print("\nhostile lines, twice the length")
    for row in growth(size // 10):
        print(row.text().rstrip(), flush=True)


if __name__ == "__main__":
    main()
