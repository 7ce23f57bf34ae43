"""Scheduled tasks of Windows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....record import Record
from .block import ProposedCheck, ProposedOutcome, quoted
from .placeholders import fill, readable
from .sentences import Sentence

_SCHEDULER = re.compile(r"task scheduler|taskschd\.msc|\bschtasks\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\btasks?,?(?: (?:is|are|that (?:is|are)))? (?:named|called|labell?ed)\b|\btasks?\s*:\s*$"
    r"|\btasks\b[^.]{0,60}\bfollowing order\b|\btasks? $",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z0-9][\w {}<>().&-]{1,100}")
_LABEL = re.compile(
    r"(?:run|end|end task|start|stop|enable|disable|properties|ok|task|action|actions|general"
    r"|triggers?|conditions|settings|history|create (?:basic )?task|task scheduler.*|task manager"
    r"|windows|next|finish|import task|program/script)",
    re.IGNORECASE,
)
_OUTCOMES = (
    ProposedOutcome("pass", "{task} is running.", "state = running"),
    ProposedOutcome("fail", "There is no such task.", "not exists and visible"),
    ProposedOutcome(
        "no_data", "Not found, or not visible without administrator rights.", "not exists"
    ),
    ProposedOutcome("fail", "{task} is disabled.", "not enabled"),
    ProposedOutcome(
        "fail",
        "{task} did not run: {meaning} ({result}).",
        "outcome in (missing, denied, logon, crashed, failed)",
    ),
    ProposedOutcome("warn", "{task} is not running: {meaning}.", "outcome in (ended, never)"),
    ProposedOutcome("pass", "{task} is {state}: {meaning}.", "exists"),
    ProposedOutcome("no_data", "What became of this task could not be told."),
)


class TaskMention(Record):
    """A scheduled task as the text names it."""

    name: str
    """With variables."""
    shown: str
    sentence: Sentence
    variables: tuple[tuple[str, str], ...]


def tasks(sentences: tuple[Sentence, ...]) -> tuple[TaskMention, ...]:
    """The scheduled tasks that the text names, each once, in the order of their first mention."""
    if not any(_SCHEDULER.search(s.around) for s in sentences):
        return ()
    found: dict[str, TaskMention] = {}
    for sentence in sentences:
        for task in _named(sentence):
            found.setdefault(task.name.casefold(), task)
    return tuple(found.values())


def mentioned(sentence: Sentence, known: tuple[TaskMention, ...]) -> list[TaskMention]:
    """The known tasks that a sentence names, in its order."""
    by_text = {t.shown: t for t in known}
    named = [by_text[text] for _, text in sentence.marked("code", "bold", "quoted", "link")
             if text in by_text]  # fmt: skip
    return list(dict.fromkeys(named))


def checks(known: tuple[TaskMention, ...]) -> Iterator[ProposedCheck]:
    """A check for each task."""
    for task in known:
        title = f"The scheduled task {readable(task.shown)}"
        look = f"scheduled_task: {{name: {quoted(task.name)}}}"
        key, name = task.name.casefold(), f"{task.name}-task"
        yield ProposedCheck(
            "task", key, name, title, look, _OUTCOMES, task.sentence, True, task.variables
        )


def _named(sentence: Sentence) -> Iterator[TaskMention]:
    text = sentence.text
    opened = False
    for mark, name in sentence.marked("code", "bold", "quoted"):
        before = text[max(0, mark.start - 80) : mark.start].rstrip("\"'“‘")
        opened = opened or bool(_NAMED.search(before))
        follows = re.match(r"[\"'”’]? (?:scheduled )?tasks?\b", text[mark.end :], re.IGNORECASE)
        if not (opened or follows) or not _NAME.fullmatch(name) or _LABEL.fullmatch(name):
            continue
        if mark.kind != "code" and not (name[0].isupper() or name[0].isdigit()):
            continue  # a stressed word, and no name
        filled = fill(name)
        if filled and filled.text.strip("{}") not in dict(filled.variables):
            yield TaskMention(filled.text, name, sentence, filled.variables)
