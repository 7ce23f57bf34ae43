"""``ask --dialogue``: conversations as JSON lines, and the state after their last turns."""

from __future__ import annotations

from ..codec import merged
from ..engine import Engine
from ..engine.dialogue import Dialogue, Turn
from ..record import TYPE_CHECKING
from ..render.outputs import TurnData, Turns
from ..render.why import answer_data
from .batch import bad_line, run_lines

if TYPE_CHECKING:
    from typing import Any

MAX_TURNS = 200
_EXAMPLE = 'write {"id": "1", "turns": [{"user": "it stopped"}, {"user": "the icon is red"}]}'


def run_dialogues(engine: Engine, path: str) -> int:
    """Answer every conversation of `path`; 0, or 65 where a line was none."""
    return run_lines(path, engine, lambda record: _held(engine, record))


def _held(engine: Engine, record: dict[str, Any]) -> dict[str, Any]:
    dialogue = Dialogue(engine)
    said = [dialogue.say(text) for text in _texts(record)]
    turns = tuple(_turn(turn, before) for turn, before in zip(said, [None, *said], strict=False))
    answer = dialogue.answer
    if answer is None:
        raise bad_line("no-turns", "the conversation has no turns", _EXAMPLE)
    return merged(answer_data(answer), Turns(turns))


def _texts(record: dict[str, Any]) -> list[str]:
    turns = record.get("turns")
    if not isinstance(turns, list) or len(turns) > MAX_TURNS:
        raise bad_line("no-turns", f"“turns” is no list of at most {MAX_TURNS}", _EXAMPLE)
    texts = [turn.get("user") if isinstance(turn, dict) else turn for turn in turns]
    if not all(isinstance(text, str) for text in texts):
        raise bad_line("no-turns", "a turn is an object with the text “user”", _EXAMPLE)
    return [str(text) for text in texts]


def _turn(turn: Turn, before: Turn | None) -> TurnData:
    """One turn; a question that was asked before, and only stays open, is not asked again."""
    data = answer_data(turn.answer)
    asked = turn.answer.question
    open_before = bool(before and asked is not None and before.answer.question == asked)
    best = next(iter((*data.answers, *data.nearest)), None)
    return TurnData(
        turn.user,
        turn.kind,
        turn.answer.decision,
        best.article if best and turn.answer.decision == "answer" else "",
        None if open_before else data.question,
        turn.outcome,
    )
