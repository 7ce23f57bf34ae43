"""The chat's slash commands; each is a name, what it takes, what it does, and its function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import AssistantError, Exit
from ..host.practice.shelf import machine_lines
from ..newfile import write_new
from ..session import open_sessions
from ..session.events import iso
from ..session.export import export_session
from ..session.steps import steps_text
from ..settings import read_config
from ..settings.shown import settings_lines
from ..suggest import did_you_mean
from ..text import one_line
from . import sentences
from .events import ChatEvent, CheckDone, MachineSelected, Spoken, TicketWritten

if TYPE_CHECKING:
    from .service import ChatService

_LISTED = 10
_WIDTH = 16
"""Columns of a command's name in the list of them, or more where one is longer."""
_NOT_KEPT = "Nothing of this session has been saved."


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it is listed."""

    name: str
    takes: str
    what: str


@dataclass(frozen=True, slots=True)
class ChatCommand(Command):
    """One that the chat carries out."""

    run: Callable[[ChatService, str], Iterator[ChatEvent]]


def run_command(chat: ChatService, text: str) -> Iterator[ChatEvent]:
    """Run what a line that begins with a slash says.

    Raises:
        AssistantError: there is no such command, or it cannot be done.
    """
    name, _, value = text.strip().partition(" ")
    command = _COMMANDS.get(name.casefold())
    if command is None:
        message = sentences.COMMAND.format(name=name)
        known = dict.fromkeys((*_COMMANDS, *(row.name for row in chat.local)))
        hint = " ".join(filter(None, (did_you_mean(name, known), "/help lists them.")))
        raise AssistantError("no-command", message, hint=hint, exit_code=Exit.USAGE)
    return command.run(chat, value.strip())


def help_text(local: Sequence[Command] = ()) -> str:
    """All commands, one a line; `local` are those that the face has beside the chat's."""
    named = {c.name for c in local}
    commands = [*(c for c in COMMANDS if c.name not in named), *local]
    rows = [(f"{c.name} {c.takes}".strip(), c.what) for c in commands]
    width = max(_WIDTH, *(len(name) + 2 for name, _ in rows))
    return "\n".join(f"{name:<{width}}{what}" for name, what in rows)


def _help(chat: ChatService, value: str) -> Iterator[ChatEvent]:
    yield Spoken(sentences.CAN_TYPE[chat.state])
    yield Spoken(help_text(chat.local))


def _check(chat: ChatService, value: str) -> Iterator[ChatEvent]:
    name = value or chat.article_id
    if not name:
        yield Spoken(sentences.CHECK_WHAT.format(example=chat.example))
        return
    if only_a_person := chat.looking.person_check(name):
        yield from chat.talk.ask_person(only_a_person)
        return
    for result in chat.looking.named([name]):
        yield CheckDone(result)


def _fix(chat: ChatService, value: str) -> Iterator[ChatEvent]:
    name = value or chat.article_id
    if name:
        yield from chat.mending.start(name)
    else:
        yield Spoken(sentences.FIX_WHAT.format(example=chat.example))


def _open(chat: ChatService, value: str) -> Iterator[ChatEvent]:
    if value:
        yield from chat.talk.open(value)
    else:
        yield Spoken(sentences.OPEN_WHAT.format(example=chat.example))


def _articles(chat: ChatService, value: str) -> Iterator[ChatEvent]:
    named = [a for store in chat.engine.stores for a in store.articles()]
    yield Spoken("\n".join(f"{slug:<40}{one_line(title)}" for slug, title, _ in named))


def _machine(chat: ChatService, value: str) -> Iterator[ChatEvent]:
    if value:
        chat.looking.move(value)
        chat.mending.forget()
        chat.talk.moved()
    host = chat.looking.host
    yield MachineSelected(host.source, host.label)
    if not value:
        yield Spoken("\n".join(machine_lines(chat.engine.shelf)))


def _note(chat: ChatService, value: str) -> Iterator[ChatEvent]:
    if value:
        chat.recorder.noted(value)
        yield Spoken("Noted." if chat.recorder.kept else "It could not be kept.")
    else:
        yield Spoken("Note what? For example: /note Impact: nobody can work")


def _tag(chat: ChatService, value: str) -> Iterator[ChatEvent]:
    if word := value.removeprefix("-"):
        chat.recorder.tagged(word, removed=value.startswith("-"))
        yield Spoken("Tagged." if chat.recorder.kept else "It could not be kept.")
    else:
        yield Spoken("Which tag? For example: /tag monday")


def _steps(chat: ChatService, value: str) -> Iterator[ChatEvent]:
    article = chat.article
    yield Spoken(steps_text(dict(article)) if article else sentences.NO_STEPS)


def _export(chat: ChatService, value: str) -> Iterator[ChatEvent]:
    """A ticket, as text or written into a new file."""
    chat.looking.read_customer()
    if not chat.recorder.kept:
        yield Spoken(_NOT_KEPT)
        return
    ending = value.rpartition(".")[2].casefold()
    form = ending if ending in ("html", "json") else "md"
    with open_sessions() as stores:
        text = export_session(stores.read, chat.recorder.session, chat.engine, form)
    if value:
        yield TicketWritten(form, path=write_new(value, text))
    else:
        yield TicketWritten(form, text=text)


def _ticket(chat: ChatService, value: str) -> Iterator[ChatEvent]:
    yield from chat.talk.ticket()


def _settings(chat: ChatService, value: str) -> Iterator[ChatEvent]:
    yield Spoken("\n".join(settings_lines(read_config())))


def _quit(chat: ChatService, value: str) -> Iterator[ChatEvent]:
    """Leaving is up to the face, which has ended before it comes to this."""
    yield Spoken(sentences.BYE)


def _sessions(chat: ChatService, value: str) -> Iterator[ChatEvent]:
    with open_sessions() as stores:
        latest = stores.read.sessions(_LISTED)
    lines = [
        f"{one.id}  {iso(one.changed)[:16].replace('T', ' ')}  "
        f"{one.outcome.replace('_', ' ') or 'open'}  {one.title}"
        for one in latest
    ]
    lines.append("“assistant sessions show ID” shows one, “… resume ID” goes on with it.")
    yield Spoken("\n".join(lines))


COMMANDS = (
    ChatCommand("/help", "", "what you can type", _help),
    ChatCommand("/check", "[NAME]", "run this article's checks, or those you name", _check),
    ChatCommand("/fix", "[NAME]", "show the plan of this article's fix, and ask", _fix),
    ChatCommand("/open", "ARTICLE", "show an article", _open),
    ChatCommand("/articles", "", "all articles", _articles),
    ChatCommand("/machine", "NAME", "look at live, practice:NAME or FILE.zip", _machine),
    ChatCommand("/note", "TEXT", "write down, as “Impact: nobody can work”", _note),
    ChatCommand("/tag", "WORD", "tag this session; “/tag -WORD” takes it off", _tag),
    ChatCommand("/steps", "", "this article's steps as text for the customer", _steps),
    ChatCommand("/ticket", "", "what support needs to know, as far as I know it", _ticket),
    ChatCommand("/export", "[FILE]", "the ticket as .md, .html or .json file", _export),
    ChatCommand("/sessions", "", "the last sessions", _sessions),
    ChatCommand("/settings", "", "all settings, and how one is changed", _settings),
    ChatCommand("/quit", "", "leave", _quit),
)
_COMMANDS = {command.name: command for command in COMMANDS}
