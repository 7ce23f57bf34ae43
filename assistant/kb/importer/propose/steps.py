"""What a group of sentences has somebody do: what a machine can do, and what a person must."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from ....record import Record
from ....text import one_line
from . import never, services
from .block import listed, quoted
from .files import removed
from .network import is_reading
from .paths import PathMention, paths_in, readable
from .sentences import Sentence, asks, clicks, forbids, is_imperative
from .services import programs_in

_IT = re.compile(
    r"(?i)\b(?:it|them|this (?:item|process|entry)|the (?:process|item|entry|service))\b"
)
_RIGHT = re.compile(r"(?i)(?:then |next |now )?(?:right-click|click|select|choose|press)\b")
_END = r"end(?: task| process)?|kill|terminate|force[- ]?(?:quit|close|stop)|close|stop|exit"
_TASKKILL = re.compile(
    r"(?i)taskkill(?:\.exe)?(?: /f| /t)* /im \"?([\w.-]{1,60}\.exe)\"?(?: /f| /t)*"
)
_COMPUTER = re.compile(
    r"(?i)\s(?:your|the|this|their|his|her)(?: \w{1,20})? (?:computer|machine|pc|laptop"
    r"|workstation)\b"
    r"|\swindows\b"
)
_GO = "open|go to|navigate to|browse to|visit|sign in to|log in to|log on to"
_PAGE = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[!#-$&-z|~]*)?")
_TOOL = re.compile(
    r"(?i)task manager|task scheduler|services\b|registry editor|regedit|(?:file|windows) explorer"
    r"|start menu|\brun (?:dialog|box|window|prompt)|ctrl|\bwin(?:dows)?(?: key)? ?\+|windows key"
    r"|(?:details|processes|services) tab|command prompt|taskschd|powershell|terminal"
)
_WAY = re.compile(
    r"(?i)(?:then |next |now )?(?:open|press|go|navigate|find|locate|search|launch|type|enter"
    r"|scroll"
    r"|expand|click|select|right-click|look|hold|choose|run|start)\b"
)
_EFFECT = re.compile(r"(?i)\b(?:save|apply|install|delete|remove|confirm|password|set|change|ok)\b")
_PICK = re.compile(
    r"(?i)\b(?:select|choose|browse|add|paste|enter|exclude|white-?list|allow-?list)\b"
)


class StepTask(Record):
    """One thing to do."""

    kind: str
    """An action kind; ``manual`` for a person."""
    body: str
    """The kind with its parameters as YAML on one line; the text of a manual step."""
    title: str
    sentence: Sentence
    subjects: tuple[tuple[str, str], ...] = ()
    """Family and subject of the checks that see whether it is needed."""
    ends: bool = False
    """Something is ended or removed by it."""
    variables: tuple[tuple[str, str], ...] = ()
    tasks: tuple[str, ...] = ()


class Known(Record):
    """What the whole article speaks of."""

    tasks: tuple[services.TaskMention, ...]
    manager: bool
    """The Task Manager."""


class StepReader:
    """Reads the groups of one article; “it” is what was named last in the same group."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._process = self._service = ""

    def group(self, sentences: Sequence[Sentence], *, steps: bool) -> list[StepTask]:
        """What the sentences have done, in their order.

        Args:
            sentences: of one list of steps, or of one paragraph.
            steps: they are a list of steps: what no machine can do is a step for a person.
        """
        parts: list[StepTask] = []
        done: set[int] = set()
        self._process = self._service = ""
        for _, same in groupby(range(len(sentences)), lambda n: sentences[n].piece):
            numbers = list(same)
            found: list[StepTask] = []
            for number in numbers:
                if number not in done:
                    found += self._machine(sentences, number, done)
            own = [sentences[n] for n in numbers if n not in done]
            rest = [s for s in own if all(part.sentence is not s for part in found)]
            if steps and (manual := _manual(rest, alone=not found)):
                parts += [manual, *found] if found and rest[0] is own[0] else [*found, manual]
            else:
                parts += found
        return _without_ways(_merged(parts))

    def _machine(
        self, sentences: Sequence[Sentence], number: int, done: set[int]
    ) -> Iterable[StepTask]:
        sentence = sentences[number]
        names = programs_in(sentence, manager=self._known.manager)
        self._process = names[-1] if names else self._process
        listed_services = services.services_in(sentence)
        self._service = listed_services[-1][0] if listed_services else self._service
        if forbids(sentence.text):
            return ()
        found = [
            *self._ended(sentence, names),
            *self._run(sentences, number, done),
            *self._served(sentence, [name for name, _ in listed_services]),
            *_restarted(sentence),
            *_places(sentence),
            *_pages(sentence),
        ]
        return [part for _, part in sorted(found, key=lambda pair: pair[0])]

    def _ended(self, sentence: Sentence, names: list[str]) -> Iterator[tuple[int, StepTask]]:
        for mark, text in sentence.marked("code"):
            if killed := _TASKKILL.fullmatch(text):
                yield from _end(mark.start, killed[1], sentence)
                return
        clicked = clicks(sentence.text, r"end (?:task|process)")
        asked = clicked or asks(sentence.text, _END, "ending|killing|closing|terminating")
        if asked and clicked and not names and self._process and _implied(sentence):
            names = [self._process]
        if asked and not (clicked is None and services.tasks_in(sentence, self._known.tasks)):
            for name in names:
                yield from _end(asked.start(), name, sentence)

    def _run(
        self, sentences: Sequence[Sentence], number: int, done: set[int]
    ) -> Iterator[tuple[int, StepTask]]:
        sentence, known = sentences[number], self._known.tasks
        asked = clicks(sentence.text, "run|start") or asks(sentence.text, "run|start", "running")
        named = services.tasks_in(sentence, known)
        if not known or not asked or not (named or re.search(r"\btasks?\b", sentence.text)):
            return
        shown = [task.shown for task in known]
        rest = range(number + 1, len(sentences))
        below = list(takewhile(lambda n: sentences[n].text.strip(" .,;`") in shown, rest))
        if below:
            named = [t for n in below for t in services.tasks_in(sentences[n], known)]
            done.update(below)
        wanted = named or list(known)
        if len(wanted) > 1 and not named and not re.search(r"\btasks\b", sentence.text):
            return
        names = tuple(task.name for task in wanted)
        subjects = tuple(("task", name.casefold()) for name in names)
        used = tuple(dict.fromkeys(v for task in wanted for v in task.variables))
        part = StepTask("scheduled_task", "", "", sentence, subjects, False, used, names)
        yield asked.start(), part

    def _served(self, sentence: Sentence, names: list[str]) -> Iterator[tuple[int, StepTask]]:
        if command := services.command_in(sentence):
            yield from _serve(0, command[0], command[1], sentence)
            return
        clicked = clicks(sentence.text, "restart|start|stop")
        asked = clicked or asks(sentence.text, "restart|start|stop", "restarting|starting|stopping")
        if asked and clicked and not names and self._service and _implied(sentence):
            names = [self._service]
        if asked is None:
            return
        for name in names:
            verb = (asked["verb"] or asked["ing"]).casefold().removesuffix("ing")
            verb = "stop" if verb == "stopp" else verb
            both = verb == "stop" and re.search(r"\bstart\b", sentence.text, re.IGNORECASE)
            yield from _serve(asked.start(), name, "restart" if both else verb, sentence)


def _implied(sentence: Sentence) -> bool:
    """Whether something is clicked that a sentence before has named: not the start menu."""
    start = clicks(sentence.text, "start") and "right-click" not in sentence.text.casefold()
    return bool(_IT.search(sentence.text) or (_RIGHT.match(sentence.text) and not start))


def _end(place: int, name: str, sentence: Sentence) -> Iterator[tuple[int, StepTask]]:
    file = name if name.casefold().endswith(".exe") else f"{name}.exe"
    if never.ended(file):
        subject = ("process", name.casefold())
        body = f"process: {{end: {quoted(file)}}}"
        yield place, StepTask("process", body, f"end {file}", sentence, (subject,), ends=True)


def _serve(place: int, name: str, verb: str, sentence: Sentence) -> Iterator[tuple[int, StepTask]]:
    if never.serviced(name) and verb in ("start", "stop", "restart"):
        body = f"service: {{name: {quoted(name)}, do: {verb}}}"
        title = f"{verb} the service {name}"
        subject = ("service", name.casefold())
        yield place, StepTask("service", body, title, sentence, (subject,), ends=verb == "stop")


def _restarted(sentence: Sentence) -> Iterator[tuple[int, StepTask]]:
    asked = asks(sentence.text, "restart|reboot", "restarting|rebooting")
    if asked and _COMPUTER.match(sentence.text[asked.end() : asked.end() + 60]):
        about = quoted(one_line(readable(sentence.text).rstrip(":"), 200))
        body = f"restart_computer: {{about: {about}}}"
        yield asked.start(), StepTask("restart_computer", body, "restart the computer", sentence)


def _places(sentence: Sentence) -> Iterator[tuple[int, StepTask]]:
    for place in paths_in(sentence):
        shown, used = readable(place.name), place.variables
        if removed(sentence, place) and never.moved(place.path):
            subject = ("file" if place.is_file else "directory", place.path.casefold())
            body, title = f"file: {{aside: {quoted(place.path)}}}", f"move {shown} aside"
            yield place.start, StepTask("file", body, title, sentence, (subject,), True, used)
        elif not place.is_file and _reached(sentence, place, "open|go to|navigate to|browse to"):
            body, title = f"open: {{folder: {quoted(place.path)}}}", f"open the folder {shown}"
            yield place.start, StepTask("open", body, title, sentence, variables=used)
        elif (
            place.path.casefold().endswith(".exe")
            and _reached(sentence, place, "run|launch|start|double-click|execute|open")
            and not re.search(r"\bas (?:an )?admin", sentence.text, re.IGNORECASE)
        ):
            body, title = f"start_program: {{path: {quoted(place.path)}}}", f"start {shown}"
            yield place.start, StepTask("start_program", body, title, sentence, variables=used)


def _reached(sentence: Sentence, place: PathMention, verbs: str) -> bool:
    """Whether one of `verbs` is said of this very place."""
    asked = asks(sentence.text, verbs, "running|opening")
    return asked is not None and 0 <= place.start - asked.end() < 50


def _pages(sentence: Sentence) -> Iterator[tuple[int, StepTask]]:
    asked = asks(sentence.text, _GO)
    for mark, text in sentence.marked("link", "code") if asked else ():
        url = mark.href or text
        if asked and mark.start - asked.end() < 30 and _PAGE.fullmatch(url) and not is_reading(url):
            body = f"open: {{page: {quoted(url)}}}"
            yield mark.start, StepTask("open", body, f"open {one_line(url, 60)}", sentence)
            return


def _manual(rest: list[Sentence], *, alone: bool) -> StepTask | None:
    """The step for a person; beside what a machine does only what is told to be done."""
    told = rest if alone else [s for s in rest if is_imperative(s.text) and not _is_way(s.text)]
    if not told or (alone and not any(is_imperative(s.text) for s in told)):
        return None
    text = one_line(readable(" ".join(s.text for s in told)), 300)
    if text.endswith(":"):
        text = f"{text[:-1]} (as the article shows)"
    return StepTask("manual", text, "", told[0])


def _is_way(text: str) -> bool:
    """Whether a step only leads to the next one, as by opening the Task Manager."""
    led = re.match(r"(?:then |next |now )?(?:find|locate)\b", text, re.IGNORECASE)
    shown = _WAY.match(text) and _TOOL.search(text)
    return bool(led or shown) and not _EFFECT.search(re.sub(r"(?i)services?|setti\w+", "", text))


def _merged(parts: Iterable[StepTask]) -> list[StepTask]:
    """Tasks that are run one after the other are one part."""
    merged: list[StepTask] = []
    for part in parts:
        last = merged[-1] if merged else None
        if last and last.tasks and part.tasks:
            names = tuple(dict.fromkeys((*last.tasks, *part.tasks)))
            subjects = tuple(dict.fromkeys((*last.subjects, *part.subjects)))
            used = tuple(dict.fromkeys((*last.variables, *part.variables)))
            merged[-1] = last._replace(tasks=names, subjects=subjects, variables=used)
        elif last is None or (last.kind, last.body) != (part.kind, part.body) or part.tasks:
            merged.append(part)
    return [_with_body(part) if part.tasks else part for part in merged]


def _with_body(part: StepTask) -> StepTask:
    shown = " and then ".join(map(readable, part.tasks))
    if len(shown) > 60:
        shown = f"{len(part.tasks)} scheduled tasks in their order"
    body = f"scheduled_task: {{run: {listed(part.tasks)}, pause: 2 s}}"
    return part._replace(title=f"run {shown}", body=body)


def _without_ways(parts: list[StepTask]) -> list[StepTask]:
    """The parts without the steps that only lead a person to what a machine does by itself."""
    kept: list[StepTask] = []
    leads = False
    for part in reversed(parts):
        if not (part.kind == "manual" and leads and _is_way(part.body)):
            leads = part.kind not in ("manual", "open")
            kept.append(part)
    return kept[::-1]


def picked(part: StepTask) -> PathMention | None:
    """The place that a step for a person has them select or enter, if it does."""
    if part.kind == "manual" and _PICK.search(part.sentence.text):
        return next(paths_in(part.sentence), None)
    return None
