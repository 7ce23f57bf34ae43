"""``assistant chat --events``: JSON lines in and out; the chat for scripts and other faces."""

from __future__ import annotations

import json
import queue
import sys
import threading
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from ..chat.events import ChatEvent, Failed, Ready
from ..chat.intents import read_intent
from ..chat.service import ChatService
from ..codec import dumps
from ..render.chat_events import event_data
from .batch import MAX_LINE, lines_of
from .leaving import give_up_stdout

_EXAMPLE = 'write {"say": "what you see"} or {"close": true}'


def run_events(chat: ChatService) -> None:
    """Answer every line of stdin until it ends, or says to close."""
    inputs: queue.Queue[bytes | None] = queue.Queue()
    reader = threading.Thread(target=_read, args=(sys.stdin.buffer, chat, inputs), daemon=True)
    try:
        _print(chat.start())
        reader.start()
        while (line := inputs.get()) is not None:
            said = _parse(line)
            if said is None:
                return
            _print(chat.handle(said) if isinstance(said, str) else _refused(chat, said))
    except BrokenPipeError:
        give_up_stdout()  # nobody reads any more: that is an end, too
    finally:
        chat.close()


def _read(stream: BinaryIO, chat: ChatService, inputs: queue.Queue[bytes | None]) -> None:
    """Pass lines on as they come; one that says stop ends a fix that runs between its steps."""
    for _, line in lines_of(stream):
        whole = b"" if line is None else line
        if line is None or whole.strip():
            said = _parse(whole) if chat.running else None
            if isinstance(said, str) and read_intent(said, "consent") == "stop":
                chat.stop()
            inputs.put(whole)
    inputs.put(None)


def _parse(line: bytes) -> str | Failed | None:
    """What a line says; None where it closes the chat."""
    if not line:
        return Failed("line-too-long", f"A line is longer than {MAX_LINE} bytes.", "split it")
    try:
        record: Any = json.loads(line.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return Failed("bad-json", "This line isn't valid JSON.", _EXAMPLE)
    if isinstance(record, dict) and record.get("close") is True:
        return None
    said = record.get("say") if isinstance(record, dict) else None
    if not isinstance(said, str):
        return Failed("bad-record", "This line has no text “say”.", _EXAMPLE)
    return said


def _refused(chat: ChatService, fault: Failed) -> Iterator[ChatEvent]:
    """A line that is none changes nothing."""
    yield fault
    yield Ready(chat.state, chat.intent)


def _print(events: Iterable[ChatEvent]) -> None:
    for event in events:
        sys.stdout.write(dumps(event_data(event)) + "\n")
        sys.stdout.flush()
