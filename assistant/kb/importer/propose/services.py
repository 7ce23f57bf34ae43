"""Programs, services and scheduled tasks that the text speaks of as running or not."""

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
_EXE = re.compile(r"(?i)(?<![\w\\/.%*<>{}~-])[A-Za-z0-9][\w.+-]{0,60}\.exe\b(?![\\/]|\.\w)")
_SPACED = re.compile(r"(?i)[A-Za-z0-9][\w .()+-]{0,60}\.exe")
_PROCESS_NAMED = re.compile(r"(?i)\b(?:process|program)(?:es)?,? (?:is |are )?(?:named|called) $")
_WORD = re.compile(r"[A-Za-z][\w-]{2,40}")
_RUNNING = re.compile(
    r"(?i)\bprocess(?:es)?\b|\btask manager\b|\brunning\b(?! on\b)|\bend task\b|\bkill|\bterminat"
    r"|\bnot respond|\bcrash(?:es|ed|ing)?\b|\bin the background\b|\bhang(?:s|ing)?\b"
    r"|\bforce[- ]quit"
)
_INSTALLER = re.compile(
    r"(?i)\b(?:install(?:er|ing)?|set-?up|download(?:s|ed)?|extract|unzip|right-click|double-click"
    r"|command(?: prompt| line)?|build|compile)\b"
)
_SETUP_NAME = re.compile(r"(?i)setup|install|update|redist|uninst|unins\d")
SYSTEM = frozenset(
    """
    cmd powershell pwsh regedit regedt32 explorer msiexec svchost rundll32 regsvr32 taskkill
    tasklist sc net netsh services control mmc csrss winlogon lsass smss wininit schtasks taskmgr
    notepad curl ping git python node java javaw dotnet certutil ipconfig dism sfc chkdsk
    msconfig eventvwr perfmon resmon conhost dwm wsl bash ssh iexplore chrome firefox msedge
    mstsc cscript wscript ctfmon spoolsv system registry idle fontdrvhost msmpeng wrsa taskeng
    taskhostw sihost
    """.split()
)
"""Programs of the system and tools: whether they run tells nothing about the product."""
_GOOD = (
    ProposedOutcome("pass", "It is running, for {age}.", "running"),
    ProposedOutcome("fail", "It is not running."),
)
_BAD = (
    ProposedOutcome("warn", "It is running, for {age}; the article has it ended.", "running"),
    ProposedOutcome("pass", "It is not running."),
)
_LEFT = (
    ProposedOutcome("fail", "It is still running, for {age}.", "running"),
    ProposedOutcome("pass", "It is not running."),
)
_CLOSED = re.compile(
    r"(?i)\b(?:not running|isn['’]t running|no longer running|closed|not already running)\b"
)
_ENSURED = re.compile(r"(?i)\b(?:ensure|make sure|must|check that|confirm)\b")


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


def process_checks(sentences: tuple[Sentence, ...]) -> Iterator[ProposedCheck]:
    """The programs that the text speaks of as running or not."""
    manager = any(re.search(r"task manager", s.around, re.IGNORECASE) for s in sentences)
    for sentence in sentences:
        if sentence.kind != "heading":
            yield from (_found(name, sentence) for name in programs_in(sentence, manager=manager))


def programs_in(sentence: Sentence, *, manager: bool = False) -> list[str]:
    """File names of the running programs that a sentence names.

    Args:
        sentence: where to look.
        manager: the article speaks of the Task Manager.
    """
    found: list[str] = []
    # a bare name may stand below a line that speaks of processes
    listed = len(sentence.text.split()) <= 2 and re.search(r"(?i)\bprocess", sentence.before)
    if not (_RUNNING.search(sentence.text) or listed):
        return found
    installs = _INSTALLER.search(sentence.text) and not re.search(
        r"process|end task|task manager", sentence.text, re.IGNORECASE
    )
    spans = [(m.start, m.end) for m, text in sentence.marked("code", "quoted", "bold")
             if _SPACED.fullmatch(text)]  # fmt: skip
    code = [(m.start, m.end) for m, _ in sentence.marked("code")]
    for match in _EXE.finditer(sentence.text):
        inside = any(a <= match.start() and match.end() <= b for a, b in (*spans, *code))
        if not inside and not _cut_off(sentence.text, match.start()):
            spans.append(match.span())
    for start, end in () if installs else sorted(set(spans)):
        name = sentence.text[start:end]
        if name[:-4].casefold() not in SYSTEM and not _SETUP_NAME.search(name):
            found.append(name)
    return [*dict.fromkeys(found), *(_process_named(sentence) if manager else ())]


def _cut_off(text: str, start: int) -> bool:
    """Whether the word before may be part of the name: “Sage50 Connector.exe”."""
    before = re.search(r"(\S{1,60}) $", text[max(0, start - 62) : start])
    if before is None:
        return False
    word = before[1]
    return start - len(word) - 1 > 0 and word[0].isupper() and word[-1].isalnum()


def _process_named(sentence: Sentence) -> Iterator[str]:
    """``the process named `Foo` ``, which the Task Manager shows without its ending."""
    for mark, text in sentence.marked("code", "bold", "quoted"):
        named = _PROCESS_NAMED.search(
            sentence.text[max(0, mark.start - 30) : mark.start].rstrip("\"'“‘")
        )
        if named and _WORD.fullmatch(text) and text.casefold() not in SYSTEM:
            yield text


def _found(name: str, sentence: Sentence) -> ProposedCheck:
    exact = name.casefold().endswith(".exe")
    looked = quoted(name) if exact else f"[{quoted(name)}, {quoted(name + '.exe')}]"
    ends = _CLOSED.search(sentence.text) and _ENSURED.search(sentence.text)
    bad = bool(MUST_NOT.search(sentence.text) or ends)
    return ProposedCheck(
        "process",
        name.casefold(),
        f"{name.removesuffix('.exe')}-running",
        f"{name} is not running" if bad else f"{name} is running",
        f"process: {{name: {looked}}}",
        _LEFT if bad else _GOOD,
        sentence,
        True if exact else None,
        unwanted=_BAD,
    )
