"""Sessions: statistics over many of them, and going on with a long one.

Run it with ``python -m benchmarks.sessions [SESSIONS]``; without a number it makes 100,000.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.model import (
    ActionResult,
    Answer,
    CheckResult,
    Decision,
    Evidence,
    KbRef,
    Match,
    State,
    Verification,
)
from assistant.session.events import new_event
from assistant.session.sqlite import SqliteStore
from assistant.session.values import (
    Answered,
    Checked,
    Decided,
    Fixed,
    KbUsed,
    OnMachine,
    Outcome,
    QuestionAsked,
    Started,
)

if TYPE_CHECKING:
    from assistant.session.events import Value

SESSIONS = 100_000
TURNS = 500
KB = "codat-quickbooks-desktop"
ARTICLES = ("tray-icon-red", "sync-stuck-queued", "whitelist-webroot", "logs")
WORDS = ("printer", "invoice", "export", "login", "slow", "crash", "tax", "bank", "mail", "window")
STATES: tuple[State, ...] = ("pass", "pass", "warn", "fail")
ENDINGS: tuple[Verification, ...] = ("fixed", "not_fixed", "unverified")


def _session(chance: random.Random) -> Iterator[Value]:
    """A plausible session: question, answer, three checks, perhaps a fix, perhaps an end."""
    yield Started("chat", "0.1.0", (KbUsed(KB, "1.0"),), "linux")
    yield OnMachine("live", "this computer", "windows")
    text = " ".join(chance.sample(WORDS, chance.randint(3, 7)))
    yield QuestionAsked(text)
    decision: Decision = chance.choice(("answer", "answer", "answer", "clarify", "abstain"))
    article = chance.choice(ARTICLES)
    match = Match(article, article, article, chance.random(), kb=KB)
    yield Answered(Answer(text, decision, (match,)), "text")
    yield Decided(decision, *((article, article, KB) if decision == "answer" else ()))
    if decision != "answer":
        return
    for number in range(3):
        yield Checked(_check(f"check-{number}", chance.choice(STATES)))
    if chance.random() < 0.3:
        yield Fixed(_fix(chance.choice(ENDINGS)))
    if chance.random() < 0.7:
        yield Outcome(chance.random() < 0.8, article, KB)


def _check(name: str, state: State) -> CheckResult:
    seen = (Evidence("processes", "pid 4711", "QuickbooksDesktopUI.exe"),)
    ref = KbRef("tray-icon-red", "tray-icon-red.md", 20)
    at = "2026-11-22T08:00:00Z"
    return CheckResult(
        name, "process", name, state, "", "It runs.", "", "", seen, at, 3.0, "live", ref
    )


def _fix(verification: Verification) -> ActionResult:
    ref = KbRef("tray-icon-red", "tray-icon-red.md", 40)
    return ActionResult(
        "restart-connector", "Restart it", "succeeded", "", "Done.", verification, True, (), (),
        "", (), "", 12.0, "live", ref,
    )  # fmt: skip


def _fill(count: int) -> str:
    """Make the sessions; returns the id of a long one."""
    chance = random.Random(1)
    store = SqliteStore()
    store._connection.execute("PRAGMA synchronous = OFF")  # noqa: SLF001 - only while filling
    began = time.perf_counter()
    for number in range(count):
        name = f"20260101-000000-{number:06x}"
        at = 1_700_000_000_000 + number * 60_000
        values = enumerate(_session(chance))
        store.append(name, [new_event(name, value, at + n * 1_000) for n, value in values])
    name = "20261122-000000-500500"
    questions = ("the tray icon is red", "syncs are stuck on pending", "webroot blocks it")
    for turn in range(TURNS):
        text = f"{questions[turn % 3]} {turn}"
        match = Match(ARTICLES[turn % 3], ARTICLES[turn % 3], "", 0.9, kb=KB)
        said = (QuestionAsked(text), Answered(Answer(text, "answer", (match,)), "text"))
        rest = (Decided("answer", match.article, match.title, KB), Checked(_check("c", "fail")))
        store.append(name, [new_event(name, value) for value in (*said, *rest)])
    store.close()
    print(f"{count:,} sessions made in {time.perf_counter() - began:.0f} s")
    return name


def _timed(*arguments: str) -> float:
    """Seconds of a whole process, the best of three."""
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "assistant", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        taken.append(time.perf_counter() - began)
    return min(taken)


def main() -> None:
    """Fill a store of its own and measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SESSIONS
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        name = _fill(count)
        _timed("kb", "list")
        print(f"  bare “kb list”                 {_timed('kb', 'list'):6.2f} s")
        print(f"  sessions stats                 {_timed('sessions', 'stats'):6.2f} s  (< 2)")
        resumed = _timed("sessions", "resume", name, "--plain", "--no-checks")
        print(f"  resume of {TURNS} turns            {resumed:6.2f} s  (< 1)")
        print(f"  sessions list                  {_timed('sessions', 'list'):6.2f} s")
        print(f"  sessions search printer inv    {_timed('sessions', 'search', 'printer'):6.2f} s")


if __name__ == "__main__":
    main()
