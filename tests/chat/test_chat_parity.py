"""Every face gives the same chat: the same lines lead to the same events."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.actions.journal import Journal
from assistant.chat.events import ChatEvent, PlanShown, StepChanged
from assistant.chat.service import ChatService
from assistant.checks.run import Settings
from assistant.cli.chat_events import run_events
from assistant.cli.dialogue import hold
from assistant.cli.plain import PlainChat
from assistant.engine import Engine
from assistant.render.chat_events import event_data
from assistant.render.terminal import Style
from assistant.session import silent
from tests.chat.scripts import SCRIPTS

Begin = Callable[[], "Listened"]
KEPT = {
    "machine": ("source",),
    "answer": ("article", "by"),
    "question": ("text", "choices"),
    "check": ("id", "state"),
    "offer": ("action", "title"),
    "plan": ("action", "risk"),
    "step": ("text", "status"),
    "verified": ("verification", "status"),
    "ticket": ("format",),
    "error": ("code", "message"),
    "ready": ("state", "intent"),
}
"""What of an event is the same whenever the clock is read."""


class Clock:
    """Time that passes by being waited for."""

    def __init__(self) -> None:
        self._now = 0.0

    def monotonic(self) -> float:
        return self._now

    def sleep(self, seconds: float) -> None:
        self._now += seconds


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a fix to take effect on a practice machine."""
    monkeypatch.setattr("assistant.engine.fixing.time", Clock())


class Listened(ChatService):
    """A chat whose events are kept."""

    heard: list[dict[str, Any]]

    def start(self) -> Iterator[ChatEvent]:
        self.heard = []
        return super().start()

    def handle(self, text: str) -> Iterator[ChatEvent]:
        for event in super().handle(text):
            self.heard.append(event_data(event))
            yield event


def plain_facts(events: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    found = []
    for event in events:
        name = event["event"]
        if name == "abstain":
            found.append((name, *(match["article"] for match in event["nearest"])))
        else:
            found.append((name, *(str(event[key]) for key in KEPT.get(name, ()))))
    return found


def in_events(
    chat: Listened, lines: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> list[dict[str, Any]]:
    script = "".join(json.dumps({"say": line}) + "\n" for line in lines)
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(script.encode())))
    monkeypatch.setattr(sys, "stdout", out)
    run_events(chat)
    printed = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [event["event"] for event in printed[:2]] == ["machine", "ready"]
    return printed[2:]


def in_plain(
    chat: Listened, lines: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> list[dict[str, Any]]:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    chat.heard = []
    PlainChat(chat, Style(80)).run()
    return chat.heard


def in_dialogue(
    chat: Listened, lines: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> list[dict[str, Any]]:
    chat.heard = []
    hold(chat, list(lines))
    chat.close()
    return chat.heard


FACES = (in_events, in_plain, in_dialogue)


def same_in_all(
    begin: Begin, lines: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> list[tuple[Any, ...]]:
    first, *others = [plain_facts(face(begin(), lines, monkeypatch)) for face in FACES]
    assert [fact[0] for fact in first].count("ready") == len(lines)
    for other in others:
        assert other == first
    return first


def said(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines but those that a face carries out itself."""
    return tuple(line for line in lines if line not in {"bye", "/sessions"})


WIDE = SCRIPTS[::10]
QUICK = WIDE[::2]
"""Those that every run plays; the rest, which take minutes, are slow tests."""
REST = [script for script in SCRIPTS if script not in QUICK]
slow_too = pytest.mark.parametrize(
    "scripts", [QUICK, pytest.param(REST, marks=pytest.mark.slow)], ids=["some", "rest"]
)


def test_some_scripts_lead_nearly_everywhere(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = set()
    for machine, lines in WIDE:
        chat = Listened(engine, f"practice:{machine}", silent(engine), Settings())
        kinds |= {fact[0] for fact in plain_facts(in_plain(chat, lines, monkeypatch))}
    assert kinds >= set(KEPT) - {"error", "machine"}


@pytest.mark.parametrize(
    ("machine", "lines"),
    [*QUICK, *(pytest.param(*script, marks=pytest.mark.slow) for script in REST)],
    ids=lambda part: str(part)[:60],
)
def test_the_same_lines_lead_to_the_same_events(
    engine: Engine, machine: str, lines: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin() -> Listened:
        return Listened(engine, f"practice:{machine}", silent(engine), Settings())

    same_in_all(begin, said(lines), monkeypatch)


def test_the_scripts_are_many_and_lead_everywhere() -> None:
    assert len(SCRIPTS) >= 120


OTHERS = [script for script in SCRIPTS if script not in QUICK[::2]]
PIECES = 8
"""Parts in which the screen plays these, each in one app."""


@pytest.mark.parametrize(
    "scripts",
    [
        QUICK[::2],
        *(pytest.param(OTHERS[n::PIECES], marks=pytest.mark.slow) for n in range(PIECES)),
    ],
    ids=["some", *range(PIECES)],
)
def test_the_screen_leads_to_the_same_events(
    engine: Engine, scripts: list[tuple[str, tuple[str, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("textual")
    from tests.chat.on_screen import play_all

    scripts = [(machine, said(lines)) for machine, lines in scripts]

    def begin(machine: str) -> Listened:
        return Listened(engine, f"practice:{machine}", silent(engine), Settings())

    chats = [begin(machine) for machine, _ in scripts]
    play_all(chats, [lines for _, lines in scripts], monkeypatch)
    for (machine, lines), chat in zip(scripts, chats, strict=True):
        expected = plain_facts(in_events(begin(machine), lines, monkeypatch))
        assert plain_facts(chat.heard) == expected, (machine, lines)


PUMPS = r"""
id: pumps
reads: ['%ProgramFiles%\{client}\pump']
variables:
  client:
    title: the client's name
    question: Whose pump is it?
    discover:
      - folder: '%ProgramFiles%\{client}\pump'
"""
PUMP = r"""---
title: The pump is stuck
symptoms: [the pump is stuck, no water comes out]
---
The pump makes no noise.

```check log
title: The pump's log
file: '%ProgramFiles%\{client}\pump\pump.log'
outcomes:
  - {when: exists, state: fail, message: "{client} has a log."}
  - {state: pass, message: "There is no log."}
```

```action tidy
title: Put the log aside
manual: {steps: ['Move the log of {client} away.']}
resolves: log
wait: 0.1 s
```
"""
TWO = r"""
title: Two clients
files:
  'C:\Program Files\Alpha\pump\pump.log': {content: x}
  'C:\Program Files\Beta\pump\pump.log': {content: x}
"""


@pytest.mark.parametrize("pick", ["2", "Beta"])
def test_two_clients_are_a_question_in_every_face(
    make_kb: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pick: str
) -> None:
    (tmp_path / "two.yaml").write_text(TWO, "utf-8")
    kb = Engine([str(make_kb({"kb.yaml": PUMPS, "pump.md": PUMP}))])

    def begin() -> Listened:
        return Listened(kb, f"practice:{tmp_path / 'two.yaml'}", silent(kb), Settings())

    facts = same_in_all(begin, ("the pump is stuck", pick, "fix it", "no"), monkeypatch)
    assert ("question", "Whose pump is it?", "['Alpha', 'Beta']") in facts
    assert ("check", "log", "fail") in facts
    assert ("plan", "tidy", "safe") in facts


TRUSTED = """---
title: The tap drips
symptoms: [the tap drips, water on the floor]
---
Turn it.

```check needs-second
title: First
directory: /
requires: [second]
expect: exists
```

```check second
title: Second
directory: /
requires: [third]
expect: exists
```

```check third
title: Third
directory: /
auto: no
expect: exists
```

```check says
title: It says hello
command: [echo, hello]
outcomes:
  - {when: status = 0, state: pass, message: "It says {output}."}
  - {state: fail, message: "It does not."}
```
"""


@pytest.mark.skipif(os.name == "nt", reason="starts a POSIX program")
@pytest.mark.parametrize("trusted", [True, False])
def test_trust_and_what_runs_unasked_are_the_same_in_every_face(
    make_kb: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, trusted: bool
) -> None:
    kb = Engine([str(make_kb({"kb.yaml": "id: taps\nreads: [/]\n", "tap.md": TRUSTED}))])

    def begin() -> Listened:
        return Listened(kb, "live", silent(kb), Settings(trusted=trusted))

    facts = same_in_all(begin, ("the tap drips", "/check says", "fix it"), monkeypatch)
    checks = [fact[1:] for fact in facts if fact[0] == "check"]
    assert [name for name, _ in checks] == ["says"]  # alone what needs "auto: no" waits as well
    assert (checks[0][1] == "pass") == trusted


def steps_begun() -> int:
    return sum(e["event"] == "step_began" for past in Journal().past() for e in past.entries)


@slow_too
def test_where_nobody_is_there_no_yes_runs_anything(
    engine: Engine, scripts: list[tuple[str, tuple[str, ...]]]
) -> None:
    for machine, lines in scripts:
        chat = ChatService(engine, f"practice:{machine}", silent(engine), Settings(), there=False)
        for line in lines:
            events = list(chat.handle(line))
            assert not any(isinstance(event, StepChanged) for event in events)
        chat.close()
    assert steps_begun() == 0


@slow_too
def test_a_step_begins_only_after_a_plan_that_was_the_last_thing_shown(
    engine: Engine, scripts: list[tuple[str, tuple[str, ...]]]
) -> None:
    for machine, lines in scripts:
        chat = ChatService(engine, f"practice:{machine}", silent(engine), Settings())
        waits = False
        for line in lines:
            events = list(chat.handle(line))
            begun = any(isinstance(event, StepChanged) for event in events)
            assert not begun or (waits and chat.intent in ("yes", "fix"))
            shown = [event for event in events if not isinstance(event, StepChanged)]
            waits = len(shown) > 1 and isinstance(shown[-2], PlanShown)
            waits = waits or chat.state == "consent"
        chat.close()
