"""The program on a full screen."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence
from functools import partial
from typing import Any

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Event, Key, MouseDown, Paste, Resize
from textual.widgets import Footer

from ..errors import AssistantError
from ..kb.cache import Progress
from ..paths import data_folder
from ..session.events import Event as Happened
from ..settings import Config, read_config
from . import typed
from .background import Background, Call, Crashed
from .blocks.linked import Linked
from .blocks.note import Note, Said
from .blockwork import work
from .commands import NAMES
from .composer import Composer
from .conversation import Conversation
from .desk import Desk, Opens
from .ending import end_work, heed_signals
from .find import FindBar, Finder
from .header import Top
from .history import History
from .keeping import recorder_of, show
from .keys import HEIGHTS, KEYS, WIDTHS
from .library import Library
from .linking import Links
from .machine import machines
from .mending import Mending
from .palette import Everything
from .preferences import apply
from .prompt import Prompt
from .side import Side
from .suggest import Suggester, complete
from .transcript import Transcript
from .verbs import obey
from .welcome import greet, offer_practice, tell_news, warn

_TWICE = 2.0
"""Seconds within which a second ctrl+c quits."""
_TERMINAL = 1.0
"""Seconds between two looks whether the terminal is still there."""
_CALM = 0.08
"""Seconds for which changes are gathered before what stands around is drawn anew."""
_FRAME = 0.15
"""Seconds between two frames of a running check's sign."""


class AssistantApp(App[None]):
    """Prompt, transcript, and what stands around them."""

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
        self.desk = Desk(opening, machine, partial(recorder_of, self), trusted=trusted)
        self._session, self._before = session, tuple[Happened, ...]()
        self.talk = Mending(self.desk, self.background)
        for name, value in self.preferences.items():
            apply(self, name, value)
        self.talk.unasked = self.talk.unasked and checks
        self.links = Links(self)
        self.failure: AssistantError | None = None
        """Why nothing could be opened."""
        self.articles: list[tuple[str, str, str]] = []
        self.check_names: list[str] = []
        self.action_names: list[str] = []
        self._suggester = Suggester(())
        self._opened_up = self._outdated = False
        self._usable: tuple[object, ...] = ()
        self._waiting: list[str] = []
        self._told = ""
        self._interrupted = -_TWICE

    def compose(self) -> ComposeResult:
        """Line on top, transcript and panel, suggestions, prompt, keys."""
        yield Top()
        with Vertical(id="page"):
            with Horizontal(id="middle"):
                yield self.talk
                yield Side()
            yield FindBar(Finder(self.talk))
            yield Composer(self._fitting, History(self._history_file()))
        yield Footer(show_command_palette=True, compact=True)

    def _history_file(self) -> str:
        kept = self.preferences["history"]
        return os.path.join(data_folder(), "history.jsonl") if kept else ""

    @property
    def prompt(self) -> Prompt:
        """Where the person types."""
        return self.query_one(Prompt)

    def on_mount(self) -> None:
        """Type at once; everything else is opened meanwhile."""
        self.prompt.focus()
        self.query_one(Top).show("assistant", "opening …")
        self.query_one(Side).show(self.talk.situation)
        self.background.run("opening the knowledge base", self._open, lambda none: self._opened())
        self.set_interval(_FRAME, self._turn_signs)
        if not self.is_headless:
            self.set_interval(_TERMINAL, self._look_at_terminal)
            heed_signals(self)

    def on_resize(self, event: Resize) -> None:
        """Where the line of keys is short, the keys of what has the focus go first."""
        self.query_one(Footer).show_command_palette = event.size.width >= WIDTHS[1][0]

    def _open(self) -> None:
        try:
            desk = self.desk
            self._before = desk.open(self._session, self._listen)
        except AssistantError as error:
            self.failure = error
            self.background.call(self.exit)
            return
        self.articles = desk.articles()
        self.check_names, self.action_names = desk.blocks("check"), desk.blocks("action")
        self._suggester = Suggester(
            t for _, title, symptom in self.articles for t in (symptom, title)
        )

    def _listen(self, progress: Progress) -> None:
        told = f"preparing the knowledge base: {progress.stage} {progress.share:.0%}"
        if told != self._told:
            self._told = told
            self.background.call(lambda: self.query_one(Top).show("assistant", told))

    def _opened(self) -> None:
        if self.failure:
            return
        self._opened_up = True
        if not self.is_headless:
            gc.freeze()  # what stays for good is not searched for garbage while somebody types
        self._show_around()
        greet(self)
        if self._before:
            show(self, self._before)
        warn(self)
        tell_news(self)
        for text in self._waiting:
            self.take(text)
        self._waiting.clear()
        offer_practice(self)

    def _look_at_terminal(self) -> None:
        """A terminal that was closed under the program reads as an endless end of the input."""
        if not sys.stdin.isatty():
            self.exit()

    def _turn_signs(self) -> None:
        if self.moving and self.talk.checks.running and self.animation_level != "none":
            for row in self.talk.checks.rows:
                row.turn()

    def _show_around(self) -> None:
        self._outdated = False
        if not self.talk.is_attached:  # the screen is being closed
            return
        situation = self.talk.situation
        self.query_one(Top).show(self.desk.title, situation.machine)
        self.query_one(Side).show(situation)
        fixing = self.talk.fixes
        usable = (self.talk.has_fix, bool(situation.running), fixing.card, bool(fixing.asking))
        if usable != self._usable:  # the line of keys is made anew, which takes a while
            self._usable = usable
            self.refresh_bindings()

    @on(Call)
    def _called(self, event: Call) -> None:
        if self.is_running and self.talk.is_attached:  # else the screen is being closed
            event.work()

    @on(Crashed)
    def _crashed(self, event: Crashed) -> None:
        self.talk.add(
            Note(event.problem, lead=f"{event.what[:1].upper()}{event.what[1:]}:", look="bad")
        )

    @on(Conversation.Changed)
    def _changed(self) -> None:
        self.prompt.placeholder = self.talk.expects
        if self._opened_up and not self._outdated:  # many results in a row are shown at once
            self._outdated = True
            self.set_timer(_CALM, self._show_around)

    @on(Conversation.Ended)
    def _done(self) -> None:
        self.prompt.focus()

    async def on_event(self, event: Event) -> None:
        """Where a key goes is decided here, before anything on the screen can take it."""
        if isinstance(event, Key | Paste) and not event.is_forwarded and typed.goes(self, event):
            return
        await super().on_event(event)
        if isinstance(event, MouseDown) and self.focused is None:
            typed.focus(self)  # a click beside everything leaves the keyboard where it was

    @on(Prompt.Sent)
    def _sent(self, event: Prompt.Sent) -> None:
        self.query_one(Composer).suggest(())
        if not (self._opened_up and self.talk.hear(event.text, event.began)):
            self.take(event.text)

    def take(self, text: str) -> None:
        """Answer a text, or do what a command says."""
        if not self._opened_up:
            self._waiting.append(text)
            self.notify("Still opening the knowledge base; this is answered then.", markup=False)
        elif text.startswith("/"):
            self.talk.add(Said(text), follow=True)
            self.obey(text)
        else:
            self.talk.say(text)

    def obey(self, text: str) -> None:
        """Do what a slash command says."""
        if self._opened_up:
            self.talk.put_aside()
            obey(self, text)

    def type_command(self, name: str) -> None:
        """Put a command into the prompt."""
        self.prompt.put(f"{name} ")
        self.prompt.focus()

    def open_article(self, slug: str, title: str) -> None:
        """Show an article."""
        self.talk.open_article(slug, title)

    def browse(self, wanted: str = "") -> None:
        """Show all articles, or look for some."""
        if self._opened_up:
            self.push_screen(Library(wanted))

    action_browse = browse

    @on(Linked.Wanted)
    def _link(self, event: Linked.Wanted) -> None:
        titles = {slug: title for slug, title, _ in self.articles}
        self.links.follow(event.targets, lambda slug: self.open_article(slug, titles[slug]))

    @on(Prompt.Paged)
    def _paged(self, event: Prompt.Paged) -> None:
        turn = self.talk.scroll_page_up if event.pages < 0 else self.talk.scroll_page_down
        turn(animate=False)

    def _fitting(self, text: str) -> Sequence[str]:
        if not text.startswith("/"):
            return self._suggester.suggest(text)
        names = {
            "/check": self.check_names,
            "/fix": self.action_names,
            "/machine": machines(),
        }
        return complete(text, NAMES, names.get(text.split(" ", maxsplit=1)[0], []))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The line of keys shows what makes sense now."""
        typing = self._opened_up and isinstance(self.screen.focused, Prompt)
        if action == "agree":
            return self.talk.can_agree and typing
        if action == "fix":  # nothing is agreed to that another screen covers
            return len(self.screen_stack) == 1 and (self.talk.can_agree or self.talk.has_fix)
        if action == "browse":
            return typing
        if action == "stop":
            return bool(self.talk.checks.running or self.talk.fixes.card)
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
        if self._opened_up:
            self.talk.press_fix(typing=bool(self.prompt.text))

    action_agree = action_fix  # another name in the line of keys while a plan is open

    def action_obey(self, text: str) -> None:
        """A command by a key."""
        self.obey(text)

    def action_block(self, way: int) -> None:
        """The focus goes to the block before or after."""
        blocks = self.talk.stops
        at = self.talk.block_of(self.screen.focused)
        if not blocks:
            return
        if at is not None:
            whole = [self.talk.block_of(stop) for stop in blocks]
            place = whole.index(at) + way if at in whole else len(blocks) - 1
            if place >= len(blocks):
                self.prompt.focus()
            else:
                blocks[max(0, place)].focus()
        elif way < 0:
            blocks[-1].focus()

    def action_to_prompt(self) -> None:
        """Back to the prompt."""
        self.prompt.focus()

    def action_stop(self) -> None:
        """End the checks that run, and a fix after its step; a plan that waits is left open."""
        self.desk.cancel_checks()
        if self.talk.fixes.asking:
            self.talk.leave_question()
        else:
            self.talk.fixes.stop()

    def action_find(self) -> None:
        """Find words in the transcript."""
        self.query_one(FindBar).open()

    @on(FindBar.Left)
    def _found(self) -> None:
        self.prompt.focus()

    @on(Transcript.Asked)
    def _asked(self, event: Transcript.Asked) -> None:
        work(self, event.what, event.block)

    def action_interrupt(self) -> None:
        """End what runs; quit, if pressed twice."""
        self.action_stop()
        now = time.monotonic()
        if now - self._interrupted < _TWICE:
            self.exit()
        self._interrupted = now
        self.notify("Press ctrl+c again to quit.", timeout=_TWICE, markup=False)

    def move(self, machine: str) -> None:
        """Look at another machine from now on."""
        self.background.run(
            "the machine", lambda: self.desk.move(machine), lambda host: self._moved()
        )

    def _moved(self) -> None:
        self.talk.add(Note(f"{self.desk.host.label}.", lead="Now looking at", look="good"))
        self.talk.log_step(f"machine: {self.desk.host.label}")
        self.talk.look_again()

    async def on_unmount(self) -> None:
        """Nothing runs on after the screen is closed."""
        end_work(self)
