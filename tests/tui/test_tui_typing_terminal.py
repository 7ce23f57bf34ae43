"""Sentences typed in a real terminal, at an open plan. ``SOAK_SENTENCES`` says how many."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from assistant.actions.journal import Journal
from assistant.chat.recogniser import recognise
from assistant.session import transcript
from assistant.session.values import QuestionAsked
from tests.conftest import PATIENCE
from tests.tui.sentences import sentences

if TYPE_CHECKING:
    from tests.conftest import Terminal

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals"),
]
COUNT = int(os.environ.get("SOAK_SENTENCES", "2"))


def asked() -> list[str]:
    return [e.value.text for e in transcript("last") if isinstance(e.value, QuestionAsked)]


def test_a_sentence_at_a_plan_is_a_sentence(terminal: Callable[..., Terminal]) -> None:
    told = [t for t in sentences() if recognise(t, "consent") in ("detail", "problem")]
    texts = [t for t in told if t.isascii()]
    texts = texts[:: max(1, len(texts) // COUNT)][:COUNT]
    for number, text in enumerate(texts):
        session = terminal("--machine", "practice:red-tray", env={"TERM": "xterm-256color"})
        session.read_until("/help says more")
        session.type("/fix restart-connector\r")
        session.read_until("Run these 2 steps?")
        for letter in text:
            session.type(letter)
        session.type("\r")
        session.read_until("Put aside;")
        end = time.monotonic() + PATIENCE
        while asked() != [text]:
            assert time.monotonic() < end, (text, asked())
            time.sleep(0.05)
        begun = [e for past in Journal().past() for e in past.entries if e["event"] == "step_began"]
        assert begun == [], text
        print(f"{number + 1} of {len(texts)} sentences: nothing was done", flush=True)
        session.type("/quit\r")
        session.rest()
        assert session.process.returncode == 0
