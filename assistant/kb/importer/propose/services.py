"""Services of Windows and systemd, and scheduled tasks of Windows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....record import Record
from .block import ProposedCheck, ProposedOutcome, quoted
from .paths import fill, readable
from .sentences import MUST_NOT, Sentence, asks

_CONTEXT = re.compile(
    r"(?i)services\.msc|\bwindows services?\b|\bservices (?:app|console|window|manager"
    r"|snap-in|panel"
    r"|management)\b|\bsystemctl\b|\bsystemd\b|\bget-service\b|\brestart-service\b"
    r"|\b(?:re)?start(?:ing)? the [^.]{1,60} (?:windows )?service\b"
    r"|\bservice is (?:not )?(?:running|stopped|started|disabled)\b"
)
_COMMAND = re.compile(
    r"(?i)(?:sudo )?(?:systemctl (?P<do>start|stop|restart|status|enable|is-active)"
    r" (?P<unit>[\w@.-]{2,60})"
    r"|(?:sudo )?service (?P<unit2>[\w.-]{2,60}) (?P<do2>start|stop|restart|status)"
    r"|(?P<do3>net start|net stop|sc start|sc stop|sc query|restart-service|start-service"
    r"|stop-service|get-service)(?: -name)? [\"']?(?P<unit3>[\w.$-]{2,60})[\"']?)"
)
_NAME = re.compile(r"[A-Za-z][\w.$@-]{2,60}")
_AFTER = re.compile(r"(?i)[\"'”’]?\s(?:windows |system )?services?\b")
_BEFORE = re.compile(r"(?i)\bservices? (?:named|called) [\"'“‘]?$")
KNOWN = {
    "print spooler": "Spooler",
    "windows update": "wuauserv",
    "windows search": "WSearch",
    "background intelligent transfer service": "BITS",
    "windows time": "W32Time",
    "windows installer": "msiserver",
    "windows audio": "Audiosrv",
    "task scheduler": "Schedule",
    "windows management instrumentation": "Winmgmt",
    "hyper-v virtual machine management": "vmms",
}
"""Display names that everybody uses, with the short names by which services are found."""
_SPOKEN = re.compile(rf"(?i)\b({'|'.join(map(re.escape, KNOWN))})\b(?: service)?\b")
_LABEL = re.compile(r"(?i)(?:start|stop|restart|services?|status|automatic|manual|disabled"
                    r"|properties"
                    r"|running|stopped|ok|apply|web|api|cloud|windows)")  # fmt: skip
_OUTCOMES = (
    ProposedOutcome("pass", "It is running.", "running"),
    ProposedOutcome("fail", "There is no such service.", "not exists"),
    ProposedOutcome("fail", "It is disabled, so it does not run.", "start = disabled"),
    ProposedOutcome("fail", "It is not running: {state}.", "not running"),
    ProposedOutcome("no_data", "Whether it runs may not be read."),
)
_UNWANTED = (
    ProposedOutcome("warn", "It is running; the article has it stopped.", "running"),
    ProposedOutcome("pass", "It is not running."),
)
_SCHEDULER = re.compile(r"(?i)task scheduler|taskschd\.msc|\bschtasks\b")
_NAMED = re.compile(
    r"(?i)\btasks?,?(?: (?:is|are|that (?:is|are)))? (?:named|called|labell?ed)\b|\btasks?\s*:\s*$"
    r"|\btasks\b[^.]{0,60}\bfollowing order\b|\btasks? $"
)
_TASK_NAME = re.compile(r"[A-Za-z0-9][\w {}<>().&-]{1,100}")
_TASK_LABEL = re.compile(
    r"(?i)(?:run|end|end task|start|stop|enable|disable|properties|ok|task|action|actions|general"
    r"|triggers?|conditions|settings|history|create (?:basic )?task|task scheduler.*|task manager"
    r"|windows|next|finish|import task|program/script)"
)
_TASK_OUTCOMES = (
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


def service_checks(sentences: tuple[Sentence, ...]) -> Iterator[ProposedCheck]:
    """The services that the text speaks of as running, started or stopped."""
    spoken = any(_CONTEXT.search(s.text) for s in sentences)
    for sentence in sentences if spoken else ():
        for name, windows in services_in(sentence):
            yield service_check(name, windows, sentence)


def service_check(name: str, windows: bool | None, sentence: Sentence) -> ProposedCheck:
    """Whether a service runs; the other way round where the text says that it must not."""
    must_not = bool(MUST_NOT.search(sentence.text))
    return ProposedCheck(
        "service",
        name.casefold(),
        f"{name.removesuffix('.service')}-service",
        f"The service {name} is {'not running' if must_not else 'running'}",
        f"service: {{name: {quoted(name)}}}",
        _UNWANTED if must_not else _OUTCOMES,
        sentence,
        windows,
        unwanted=_UNWANTED,
    )


def services_in(sentence: Sentence) -> list[tuple[str, bool | None]]:
    """Short names of the services in a sentence, and whether they are Windows' (None: unknown)."""
    found: list[tuple[str, bool | None]] = []
    text, acted = sentence.text, _acted(sentence)
    for mark, name in sentence.marked("code", "bold", "quoted"):
        if mark.kind == "code" and (command := _COMMAND.fullmatch(name)):
            found.append((_unit(command), command["unit3"] is not None))
        elif (
            acted
            and (_AFTER.match(text, mark.end) or _BEFORE.search(text[: mark.start][-24:]))
            and _NAME.fullmatch(name)
            and not _LABEL.fullmatch(name)
        ):
            found.append((name, None))
    # a display name is meant as a service, and not as an application, where it is called one
    around = ((m, text[m.end() - 8 : m.end() + 24].casefold()) for m in _SPOKEN.finditer(text))
    found += [(KNOWN[m[1].casefold()], True) for m, said in around if acted and "service" in said]
    return list(dict.fromkeys(found))


def command_in(sentence: Sentence) -> tuple[str, str] | None:
    """The service that a command in the sentence starts, stops or restarts, and what it does."""
    for _, text in sentence.marked("code"):
        if match := _COMMAND.fullmatch(text):
            verb = match["do"] or match["do2"] or match["do3"]
            if done := re.search(r"restart|start|stop", verb, re.IGNORECASE):
                return _unit(match), done[0].casefold()
    return None


def _unit(command: re.Match[str]) -> str:
    name = command["unit"] or command["unit2"] or command["unit3"]
    return name.removesuffix(".service")


def _acted(sentence: Sentence) -> bool:
    """Whether the sentence is about a service running, or has one started or stopped."""
    return bool(
        re.search(r"\b(?:is|are|isn['’]t|not) (?:not )?(?:running|stopped|started|disabled)\b"
                  r"|services\.msc|\bright-click\b", sentence.text, re.IGNORECASE)
        or asks(sentence.text, "restart|start|stop|find|locate|check",
                "restarting|starting|stopping")
    )  # fmt: skip


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


def tasks_in(sentence: Sentence, known: tuple[TaskMention, ...]) -> list[TaskMention]:
    """The known tasks that a sentence names, in its order."""
    by_text = {t.shown: t for t in known}
    named = [by_text[text] for _, text in sentence.marked("code", "bold", "quoted", "link")
             if text in by_text]  # fmt: skip
    return list(dict.fromkeys(named))


def task_checks(known: tuple[TaskMention, ...]) -> Iterator[ProposedCheck]:
    """A check for each task."""
    for task in known:
        title = f"The scheduled task {readable(task.shown)}"
        look = f"scheduled_task: {{name: {quoted(task.name)}}}"
        key, name = task.name.casefold(), f"{task.name}-task"
        yield ProposedCheck(
            "task", key, name, title, look, _TASK_OUTCOMES, task.sentence, True, task.variables
        )


def _named(sentence: Sentence) -> Iterator[TaskMention]:
    text = sentence.text
    opened = False
    for mark, name in sentence.marked("code", "bold", "quoted"):
        before = text[max(0, mark.start - 80) : mark.start].rstrip("\"'“‘")
        opened = opened or bool(_NAMED.search(before))
        follows = re.match(r"[\"'”’]? (?:scheduled )?tasks?\b", text[mark.end :], re.IGNORECASE)
        if not (opened or follows) or not _TASK_NAME.fullmatch(name) or _TASK_LABEL.fullmatch(name):
            continue
        if mark.kind != "code" and not (name[0].isupper() or name[0].isdigit()):
            continue  # a stressed word, and no name
        filled = fill(name)
        if filled and filled.text.strip("{}") not in dict(filled.variables):
            yield TaskMention(filled.text, name, sentence, filled.variables)
