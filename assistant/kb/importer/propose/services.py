"""Services of Windows and systemd."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .block import ProposedCheck, ProposedOutcome, quoted
from .said import MUST_NOT, asks
from .sentences import Sentence

_CONTEXT = re.compile(
    r"services\.msc|\bwindows services?\b|\bservices (?:app|console|window|manager|snap-in|panel"
    r"|management)\b|\bsystemctl\b|\bsystemd\b|\bget-service\b|\brestart-service\b"
    r"|\b(?:re)?start(?:ing)? the [^.]{1,60} (?:windows )?service\b"
    r"|\bservice is (?:not )?(?:running|stopped|started|disabled)\b",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"(?:sudo )?(?:systemctl (?P<do>start|stop|restart|status|enable|is-active)"
    r" (?P<unit>[\w@.-]{2,60})"
    r"|(?:sudo )?service (?P<unit2>[\w.-]{2,60}) (?P<do2>start|stop|restart|status)"
    r"|(?P<do3>net start|net stop|sc start|sc stop|sc query|restart-service|start-service"
    r"|stop-service|get-service)(?: -name)? [\"']?(?P<unit3>[\w.$-]{2,60})[\"']?)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z][\w.$@-]{2,60}")
_AFTER = re.compile(r"[\"'”’]?\s(?:windows |system )?services?\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bservices? (?:named|called) [\"'“‘]?$", re.IGNORECASE)
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
_SPOKEN = re.compile(rf"\b({'|'.join(map(re.escape, KNOWN))})\b(?: service)?\b", re.IGNORECASE)
_LABEL = re.compile(r"(?:start|stop|restart|services?|status|automatic|manual|disabled|properties"
                    r"|running|stopped|ok|apply|web|api|cloud|windows)", re.IGNORECASE)  # fmt: skip
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


def services(sentences: tuple[Sentence, ...]) -> Iterator[ProposedCheck]:
    """The services that the text speaks of as running, started or stopped."""
    spoken = any(_CONTEXT.search(s.text) for s in sentences)
    for sentence in sentences if spoken else ():
        for name, windows in names_in(sentence):
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


def names_in(sentence: Sentence) -> list[tuple[str, bool | None]]:
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
