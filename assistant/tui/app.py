"""The program on a full screen: what is opened, what is set, and keys that work everywhere."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence
from typing import Any

from textual import on
from textual.app import App
from textual.events import Event, Key, MouseDown, Paste, TextSelected
from textual.screen import Screen

from ..chat.events import ChatEvent
from ..chat.service import ChatService
from ..checks.run import Settings
from ..engine import Engine
from ..errors import AssistantError
from ..host.open import LIVE, machines
from ..kb.cache import Progress
from ..paths import data_folder
from ..render.sessions import when
from ..session import transcript
from ..settings import Config, read_config
from . import commands, typed
from .background import Background
from .blockwork import copy_text, work
from .ending import end_work, heed_signals
from .keeping import recorder_of
from .keys import HEIGHTS, KEYS, WIDTHS
from .linking import Links
from .messages import BlockAsked, Call, Crashed
from .palette import Everything
from .preferences import apply
from .reader import ArticleReader, Opens
from .screens.browse import Library
from .screens.chat import ChatScreen
from .suggest import Suggester, complete
from .welcome import greet, offer_practice, tell_news, warn
from .widgets.check_row import CheckRow
from .widgets.find import FindBar
from .widgets.header import Top
from .widgets.linked import Linked
from .widgets.prompt import Prompt

_TWICE = 2.0
"""Seconds within which a second ctrl+c quits."""
_TERMINAL = 1.0
"""Seconds between two looks whether the terminal is still there."""
_FRAME = 0.15
"""Seconds between two frames of a running check's sign."""


class AssistantApp(App[None]):
    """Opens everything, and has the chat talk."""

    TITLE = "assistant"
    CSS_PATH = "app.tcss"
    COMMANDS = App.COMMANDS | {Everything}
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS = KEYS

    def __init__(
        self,
        opening: Opens,
        machine: str = "live",
        *,
        session: str = "",
        checks: bool = True,
        trusted: bool = False,
        config: Config | None = None,
    ) -> None:
        """Set up.

        Args:
            opening: opens the engine, telling how far it is; called in a thread.
            machine: the machine to look at.
            session: one that is gone on with: its id, a beginning of it, or ``last``.
            checks: safe checks may run unasked, unless a setting says no.
            trusted: commands of the knowledge bases may run.
            config: the settings.

        Raises:
            AssistantError: the settings cannot be read.
        """
        super().__init__()
        config = config or read_config()
        self.moving = True
        """Signs of running checks move."""
        self.preferences: dict[str, Any] = {name: config.of(name) for name in config.values}
        self.background = Background(self)
        self.reader = ArticleReader(opening)
        kept = self.preferences["history"]
        history = os.path.join(data_folder(), "history.jsonl") if kept else ""
        self.chat = ChatScreen(self.background, history)
        self.links = Links(self)
        self.failure: AssistantError | None = None
        """Why nothing could be opened."""
        self.opened = False
        """The chat can answer."""
        self.engine: Engine
        self.articles: list[tuple[str, str, str]] = []
        """Id, title and first symptom of every article."""
        self.check_names: list[str] = []
        self.action_names: list[str] = []
        self.machine_names: list[str] = []
        self._opening, self._machine, self._session = opening, machine, session
        self._checks, self._trusted = checks, trusted
        self._first: list[ChatEvent] = []
        self._suggester = Suggester(())
        self._told = ""
        self._interrupted = -_TWICE
        for name, value in self.preferences.items():
            apply(self, name, value)

    def get_default_screen(self) -> Screen[Any]:
        """The chat."""
        return self.chat

    @property
    def service(self) -> ChatService:
        """The conversation."""
        return self.chat.runner.service

    @property
    def prompt(self) -> Prompt:
        """Where the person types."""
        return self.chat.prompt

    @property
    def title_of_base(self) -> str:
        """What the first knowledge base calls itself."""
        info = self.engine.stores[0].index.info
        return str(info["title"] or info["id"])

    @property
    def example(self) -> str:
        """What somebody could say."""
        return self.engine.example

    # opening

    def on_mount(self) -> None:
        """Look after the terminal."""
        self.set_interval(_FRAME, self._turn_signs)
        if not self.is_headless:
            self.set_interval(_TERMINAL, self._look_at_terminal)
            heed_signals(self)

    def open(self) -> None:
        """The chat is on the screen: everything else is opened in the background."""
        self.background.run("opening the knowledge base", self._open, self._opened)

    def _open(self) -> ChatService | None:
        try:
            engine = self.engine = self._opening(self._listen)
            engine.learns = True
            chat = self._begin(self._session)
        except AssistantError as error:
            self.failure = error
            self.background.call(self.exit)
            return None
        named = [(kind, name) for s in engine.stores for kind in ("check", "action")
                 for name, _ in s.blocks(kind)]  # fmt: skip
        self.check_names = [name for kind, name in named if kind == "check"]
        self.action_names = [name for kind, name in named if kind == "action"]
        self.machine_names = machines(engine.shelf)
        self.articles = [a for store in engine.stores for a in store.articles()]
        self._suggester = Suggester(
            t for _, title, symptom in self.articles for t in (symptom, title)
        )
        return chat

    def _begin(self, session: str = "") -> ChatService:
        """Begin a chat, or go on with one."""
        before = transcript(session) if session else ()
        recorder = recorder_of(self, self.engine, before[0].session if before else "")
        settings = Settings(trusted=self._trusted, reads=self.preferences["reads"])
        chat = ChatService(
            self.engine,
            self._machine,
            recorder,
            settings,
            before=before,
            checks=self._checks and self.preferences["auto_checks"],
            local=commands.LOCAL,
        )
        self._first = list(chat.start())
        return chat

    def _listen(self, progress: Progress) -> None:
        told = f"preparing, {progress.share:.0%}: {progress.stage}"
        if told != self._told:
            self._told = told
            self.background.call(lambda: self.chat.query_one(Top).show("assistant", told))

    def _opened(self, chat: ChatService | None) -> None:
        if chat is None:
            return
        self.chat.runner.enter(chat)
        self.opened = True
        if not self.is_headless:
            gc.freeze()  # what stays for good is not searched for garbage while somebody types
        self._show_beginning()
        warn(self)
        tell_news(self)
        offer_practice(self)
        self.chat.changed()

    def _show_beginning(self) -> None:
        """What happened before, or else what this is about."""
        chat, painter = self.service, self.chat.painter
        if chat.before:
            painter.replay(chat.replay(), chat.state, when(chat.before[-1].at))
        for event in self._first:
            painter.show(event)
        if not chat.before:
            greet(self)

    def renew(self, session: str = "") -> None:
        """Another chat: a new one on this machine, or one that is gone on with, on its own."""
        if self.chat.runner.left:
            return  # it is on its way already
        left = self.service
        self._machine = LIVE if session else left.looking.machine
        self._leave_chat()

        def begun(chat: ChatService) -> None:
            self.chat.runner.enter(chat)
            self.chat.painter.clear()
            self._show_beginning()
            self.chat.begun()

        self.background.run(
            "the session",
            lambda: self._begin(session),
            begun,
            failed=lambda: self.chat.runner.enter(left),
        )

    resume = renew

    def _leave_chat(self) -> None:
        service = self.service
        self.chat.leave()
        service.abandon()
        self.background.run("the session", lambda: service.close(0.0))

    # what is typed

    def say(self, text: str) -> None:
        """Say something for the person."""
        self.chat.hear(text, time.monotonic())

    def is_local(self, text: str) -> bool:
        """Whether the screen itself does what a line says."""
        return commands.is_local(text) and (self.opened or text == "/quit")

    def obey(self, text: str) -> None:
        """Do what a slash command says that is the screen's own."""
        self.chat.put_aside()
        commands.obey(self, text)

    def type_command(self, name: str) -> None:
        """Put a command into the prompt."""
        self.prompt.put(f"{name} ")
        self.prompt.focus()

    def fitting(self, text: str) -> Sequence[str]:
        """What a beginning may become."""
        if not text.startswith("/"):
            return self._suggester.suggest(text)
        names = {
            "/check": self.check_names,
            "/fix": self.action_names,
            "/machine": self.machine_names,
            "/open": [slug for slug, _, _ in self.articles],
        }
        return complete(text, commands.NAMES, names.get(text.split(" ", maxsplit=1)[0], []))

    async def on_event(self, event: Event) -> None:
        """Where a key goes is decided here, before anything on the screen can take it."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:  # else it comes back here
            if typed.goes(self, event):
                return
            if isinstance(event, Key) and event.key == "f5":
                self.chat.fix_key.press(event.time)
        await super().on_event(event)
        if isinstance(event, MouseDown) and self.focused is None:
            typed.focus(self)  # a click beside everything leaves the keyboard where it was

    # what happens

    @on(Call)
    def _called(self, event: Call) -> None:
        if self.is_running and self.chat.is_attached:  # else the screen is being closed
            event.work()

    @on(Crashed)
    def _crashed(self, event: Crashed) -> None:
        lead = f"{event.what[:1].upper()}{event.what[1:]}:"
        self.chat.painter.note(event.problem, lead=lead, look="bad")

    @on(Linked.Wanted)
    def _link(self, event: Linked.Wanted) -> None:
        self.links.follow(event.targets, lambda slug: self.say(f"/open {slug}"))

    @on(TextSelected)
    def _selected(self) -> None:
        if text := self.screen.get_selected_text():
            copy_text(self, text)

    @on(BlockAsked)
    def _asked(self, event: BlockAsked) -> None:
        work(self, event.what, event.block)

    @on(Prompt.Paged)
    def _paged(self, event: Prompt.Paged) -> None:
        page = self.chat.page
        (page.scroll_page_up if event.pages < 0 else page.scroll_page_down)(animate=False)

    @on(FindBar.Left)
    def _found(self) -> None:
        self.prompt.focus()

    def _look_at_terminal(self) -> None:
        """A terminal that was closed under the program reads as an endless end of the input."""
        if not sys.stdin.isatty():
            self.exit()

    def _turn_signs(self) -> None:
        if self.moving and self.opened and self.chat.runner.busy and self.animation_level != "none":
            for row in self.chat.page.query(CheckRow):
                row.turn()

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The line of keys shows what makes sense now."""
        typing = self.opened and isinstance(self.screen.focused, Prompt)
        if action == "agree":
            return typing and self.chat.can_agree
        if action == "fix":  # nothing is agreed to that another screen covers
            chat = self.chat
            return len(self.screen_stack) == 1 and (chat.can_agree or chat.can_fix)
        if action == "browse":
            return typing
        if action == "stop":
            return self.opened and (self.chat.runner.busy or self.chat.can_agree)
        if action == "to_prompt":
            return not typing
        return True

    def action_help(self) -> None:
        """Explain what has the focus."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()

    def action_fix(self) -> None:
        """What is open, or the next fix; yes to the plan in view."""
        if self.opened:
            self.chat.press_fix()

    action_agree = action_fix  # another name in the line of keys while a plan is open

    def search_themes(self) -> None:
        """The palette's own command: the same as ours."""
        self.obey("/theme")

    def action_obey(self, text: str) -> None:
        """A command by a key."""
        if self.is_local(text):
            self.obey(text)

    def action_browse(self, wanted: str = "") -> None:
        """Show all articles, or look for some."""
        if self.opened:
            self.push_screen(Library(wanted))

    def action_block(self, way: int) -> None:
        """The focus goes to the part before or after."""
        stops = self.chat.page.stops
        focused = self.screen.focused
        if focused in stops:
            place = stops.index(focused) + way
        else:
            inside = focused is not None and self.chat.page in focused.ancestors
            place = len(stops) - 1 if way < 0 or inside else len(stops)
        if place < len(stops):
            if stops:
                stops[max(0, place)].focus()
        else:
            self.prompt.focus()

    def action_to_prompt(self) -> None:
        """Back to the prompt."""
        self.prompt.focus()

    def action_stop(self) -> None:
        """End what runs; a plan that waits is left open."""
        self.chat.stop()

    def action_find(self) -> None:
        """Find words in the transcript."""
        self.chat.query_one(FindBar).open()

    def action_interrupt(self) -> None:
        """End what runs; quit, if pressed twice."""
        self.action_stop()
        now = time.monotonic()
        if now - self._interrupted < _TWICE:
            self.exit()
        self._interrupted = now
        self.notify("Press ctrl+c again to quit.", timeout=_TWICE, markup=False)

    async def on_unmount(self) -> None:
        """Nothing runs on after the screen is closed."""
        end_work(self)
