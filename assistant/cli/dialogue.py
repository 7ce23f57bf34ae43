"""``ask --dialogue``: conversations as JSON lines, and the state after their last turns.

Each is a chat of its own in which no machine is looked at unasked and nobody is there to consent.
"""

from __future__ import annotations

from ..chat.events import Failed
from ..chat.service import ChatService
from ..checks.run import Settings
from ..codec import merged
from ..engine import Engine
from ..engine.why import answer_data
from ..model import Answer
from ..record import TYPE_CHECKING
from ..render.outputs import TurnData, Turns
from ..session import silent
from .batch import bad_line, run_lines

if TYPE_CHECKING:
    from typing import Any

MAX_TURNS = 200
_EXAMPLE = 'write {"id": "1", "turns": [{"user": "it stopped"}, {"user": "the icon is red"}]}'
_REPLIES = {"yes": "yes", "fix": "yes", "no": "no", "choice": "choice"}
"""Intent -> what the reply was called before there were intents; all others are talk."""


def run_dialogues(engine: Engine, path: str, machine: str) -> int:
    """Answer every conversation of `path`; 0, or 65 where a line was none."""

    def answered(record: dict[str, Any]) -> dict[str, Any]:
        chat = ChatService(engine, machine, silent(engine), Settings(), checks=False, there=False)
        try:
            return hold(chat, _texts(record))
        finally:
            chat.close()

    return run_lines(path, engine, answered)


def hold(chat: ChatService, texts: list[str]) -> dict[str, Any]:
    """Say these lines; every turn, and the state after the last one.

    Raises:
        AssistantError: there is none, or one is blank.
    """
    turns: list[TurnData] = []
    before: Answer | None = None
    for text in texts:
        turns.append(_turn(chat, text, before))
        before = chat.answer
    if not turns:
        raise bad_line("no-turns", "the conversation has no turns", _EXAMPLE)
    return merged(answer_data(_answer(chat, turns[-1].user)), Turns(tuple(turns)))


def _texts(record: dict[str, Any]) -> list[str]:
    turns = record.get("turns")
    if not isinstance(turns, list) or len(turns) > MAX_TURNS:
        raise bad_line("no-turns", f"“turns” is no list of at most {MAX_TURNS}", _EXAMPLE)
    texts = [turn.get("user") if isinstance(turn, dict) else turn for turn in turns]
    if not all(isinstance(text, str) for text in texts):
        raise bad_line("no-turns", "a turn is an object with the text “user”", _EXAMPLE)
    return [str(text) for text in texts]


def _answer(chat: ChatService, text: str) -> Answer:
    """The state; before anything was told, nothing is known."""
    return (chat.answer or Answer(text, "abstain"))._replace(query=text)


def _turn(chat: ChatService, text: str, before: Answer | None) -> TurnData:
    """One turn; a question that was asked before, and only stays open, is not asked again.

    Raises:
        AssistantError: it is blank.
    """
    events = list(chat.handle(text))
    for event in events:
        if isinstance(event, Failed) and event.code == "empty-question":
            raise bad_line(event.code, event.message, event.hint)
    answer, turn, intent = _answer(chat, text), chat.last_turn, chat.intent or "problem"
    data = answer_data(answer)
    open_before = before is not None and answer.question and before.question == answer.question
    best = next(iter((*data.answers, *data.nearest)), None)
    return TurnData(
        text,
        turn.kind if turn else _REPLIES.get(intent, "talk"),
        answer.decision,
        best.article if best and answer.decision == "answer" else "",
        None if open_before else data.question,
        turn.outcome if turn else "",
        chat.state,
        intent,
    )
