"""The chat: what was said, the panel beside it, the prompt. A face of `chat.service`."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.screen import Screen

from ...chat.events import ChatEvent, Ready
from ...chat.intents import read_intent
from ...chat.sentences import ELSEWHERE, TRY_DEMO
from ...chat.service import ChatService
from ...chat.states import ChatState
from ...engine.assent import assent
from ...host.base import is_recorded
from ..background import Background
from ..keys import WIDTHS
from ..links import Place
from ..messages import Says
from ..painter import Painter
from ..presses import Presses
from ..runner import ChatRunner
from ..widgets.choices import Choices
from ..widgets.composer import Composer
from ..widgets.find import FindBar, Finder
from ..widgets.header import Top
from ..widgets.history import History
from ..widgets.key_line import KeyLine
from ..widgets.note import FileNote
from ..widgets.prompt import INVITES, Prompt
from ..widgets.side import Side, Situation
from ..widgets.transcript import Transcript

if TYPE_CHECKING:
    from ..app import AssistantApp

_CALM = 0.08
"""Seconds for which changes are gathered before what stands around is drawn anew."""
_LONG = 10.0
"""Seconds of work after which its end is announced: one may have turned to something else."""
_DIGITS = 4
_EARLY = "That was begun before the question was shown: type it again."
_BUSY = "I take that up as soon as this is done."
_IN_PLACE = ("yes", "fix", "no", "stop", "solved", "not_solved")
"""Intents that a fix answers in its place, so that the line is not drawn below it."""


class ChatScreen(Screen[None]):
    """Sends what is typed and pressed to the chat, and has its events drawn."""

    def __init__(self, background: Background, history: str) -> None:
        """Set up; `history` is the file of what was typed before."""
        super().__init__()
        self.page = Transcript()
        self.painter = Painter(self.page)
        self.state: ChatState = "start"
        self.runner = ChatRunner(background, self._happened, self.changed)
        self.fix_key = Presses()
        self._history = history
        self._lines: deque[tuple[str, float, bool]] = deque()
        self._outdated = False
        self._usable: tuple[object, ...] = ()

    @property
    def _chat(self) -> AssistantApp:
        return cast("AssistantApp", self.app)

    def compose(self) -> ComposeResult:
        """Line on top, transcript and panel, suggestions, prompt, keys."""
        yield Top()
        with Vertical(id="page"):
            with Horizontal(id="middle"):
                yield self.page
                yield Side()
            yield FindBar(Finder(self.page))
            yield Composer(self._chat.fitting, History(self._history))
        yield KeyLine(show_command_palette=True, compact=True)

    def on_mount(self) -> None:
        """Type at once; everything else is opened meanwhile."""
        self.prompt.focus()
        self.query_one(Top).show("assistant", "opening …")
        self._chat.open()

    @property
    def prompt(self) -> Prompt:
        """Where the person types."""
        return self.query_one(Prompt)

    def on_resize(self, event: Resize) -> None:
        """Where the line of keys is short, the keys of what has the focus go first."""
        self.query_one(KeyLine).show_command_palette = event.size.width >= WIDTHS[1][0]

    # what is said

    @on(Prompt.Sent)
    def _sent(self, event: Prompt.Sent) -> None:
        self.query_one(Composer).suggest(())
        self.hear(event.text, event.began)

    @on(Says)
    def _pressed(self, event: Says) -> None:
        event.stop()
        panel = self.painter.panel
        if event.text == "stop" and self.runner.busy:
            self.stop()
        elif event.text == "how" and self.painter.show_steps():
            return
        elif event.text == "yes" and panel and panel.phase == "asking":
            panel.left = False
            if panel.is_open_to(event.time):
                self.hear("yes", event.time)
        else:
            self.hear(event.text, event.time, quiet=True)

    def hear(self, text: str, began: float, *, quiet: bool = False) -> None:
        """Take a line, as soon as what was said before it has been answered.

        Args:
            text: the whole line.
            began: when its first key was pressed.
            quiet: it was pressed, not typed, and is not shown as said.
        """
        if self._chat.is_local(text):
            self.painter.say(text)
            self._chat.obey(text)
        elif not self._chat.opened or self.runner.busy:
            self._wait(text, began, quiet=quiet)
        else:
            self._take(text, began, quiet=quiet)

    def demonstrate(self, name: str, sentence: str) -> None:
        """Go to a demo PC, and say there what somebody would say; it stops at the fix."""
        now = Message().time
        self.hear(f"/machine practice:{name}", now, quiet=True)
        self._lines.append((sentence, now, False))

    def _wait(self, text: str, began: float, *, quiet: bool) -> None:
        if self._chat.opened and read_intent(text, "consent") == "stop":
            self.stop()
            return
        self._lines.append((text, began, quiet))
        self.notify(_BUSY if self._chat.opened else "Still opening …", markup=False)

    def _take(self, text: str, began: float, *, quiet: bool) -> None:
        chat, panel, choices = self.runner.service, self.painter.panel, self.painter.choices
        agreed = chat.answers(text)
        solving = panel is not None and panel.phase == "solved" and assent(text) is not None
        if (agreed or solving) and panel and began <= panel.asked_at:
            self.notify(_EARLY, markup=False)
        elif choices and choices.is_open and self._picks(choices, text):
            return  # what follows comes from the list
        else:
            if agreed is not None and panel:
                panel.answered()
            if not (quiet or self._is_in_place(text)):
                self.painter.say(text)
            self.runner.say(text)

    def _picks(self, choices: Choices, text: str) -> bool:
        number = text.rstrip(".)")
        if not (number.isascii() and number.isdecimal() and len(number) < _DIGITS):
            return False
        if choices.pick(int(number)):
            return True
        if choices.then:
            told = f"There are {len(choices.options)} choices: type a number from 1 on."
            self.painter.note(told, look="warn")
        return choices.then is not None

    def _is_in_place(self, text: str) -> bool:
        panel = self.painter.panel
        return bool(
            panel
            and self.state in ("fix_offered", "consent", "fixed", "not_fixed")
            and read_intent(text, self.state) in _IN_PLACE
            and len(text.split()) <= _DIGITS
        )

    @on(FileNote.Wanted)
    def _file(self, event: FileNote.Wanted) -> None:
        event.stop()
        self._chat.links.ask(Place("file", event.path, event.path))

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        event.stop()
        self.painter.choices = None
        if event.choices.then:
            event.choices.then(event.choice)
        else:
            self.painter.say(event.choice.text)
            self.runner.say(str(event.number))

    def begun(self) -> None:
        """Another chat has begun."""
        self.state = self.runner.service.state
        self.changed()

    def leave(self) -> None:
        """The chat is left; what is typed from now on is for the next."""
        self.runner.leave()
        self._lines.clear()

    def put_aside(self) -> None:
        """Something else is done: a plan that waits goes."""
        if not self.runner.busy and self.state == "consent":
            self.runner.do(ChatService.put_aside)

    # what happens

    def _happened(self, event: ChatEvent) -> None:
        self.painter.show(event)
        if isinstance(event, Ready):
            self.state = event.state
            if self.painter.is_elsewhere:
                self._show_way_to_demo()
            self.painter.ready(event, self.runner.service.mending.question)
            if time.monotonic() - self.runner.began >= _LONG:
                self.app.bell()
                self.notify("That took a while. It's done now.", markup=False)
        self.changed()

    def _show_way_to_demo(self) -> None:
        host = self.runner.service.looking.host
        demo = next(iter(self._chat.engine.demos), "")
        if demo and not (host.practice or is_recorded(host)):
            self.painter.note(ELSEWHERE, TRY_DEMO.format(name=demo), dim=True)

    def changed(self) -> None:
        """Something happened; many results in a row are shown at once."""
        if not self.is_attached:
            return
        self.prompt.placeholder = Content(self.expects)  # a text of a knowledge base, no markup
        if not self._outdated:
            self._outdated = True
            self.set_timer(_CALM, self._show_around)
        if self._lines and self._chat.opened and not self.runner.busy:
            self.call_later(self._next_line)

    def _next_line(self) -> None:
        if self._lines and not self.runner.busy:
            text, began, quiet = self._lines.popleft()
            self._take(text, began, quiet=quiet)

    def _show_around(self) -> None:
        self._outdated = False
        if not self.is_attached or not self._chat.opened:
            return
        painter, title = self.painter, self._chat.title_of_base
        card = painter.card
        candidates = card.candidates if card else ()
        situation = Situation(painter.machine, self.runner.busy, candidates, tuple(painter.steps))
        self.query_one(Top).show(title, painter.machine, self._doing)
        self.query_one(Side).show(situation)
        usable = (self.can_fix, self.can_agree, self.runner.busy)
        if usable != self._usable:  # the line of keys is made anew, which takes a while
            self._usable = usable
            self.refresh_bindings()

    @property
    def has_lines(self) -> bool:
        """Something was typed that has not been taken up yet."""
        return bool(self._lines)

    @property
    def _doing(self) -> str:
        """What the chat does just now."""
        if not self.runner.busy:
            return ""
        return "checking" if self.runner.service.looking.is_checking else "working"

    @property
    def expects(self) -> str:
        """What can be typed now, for the empty prompt."""
        panel, choices = self.painter.panel, self.painter.choices
        if panel and panel.phase == "asking" and (question := panel.question):
            if question.word:
                return f"“{question.word}” goes on, “no” does not"
            return f"“yes” {'or F5 runs it' if question.plan else 'or “no”'} · or type more"
        if panel and self.runner.busy and panel.done:
            return "“stop” or esc ends it after this step"
        if choices and choices.is_open:
            return f"A number from 1 to {len(choices.options)} · or type more"
        if panel and panel.phase == "solved":
            return "“yes” if it is solved, “no” if not · or type more"
        if self.can_fix:
            return "“yes” or F5 fixes it · or type more"
        example = self._chat.example
        return f"{INVITES}, for example: {example}" if example else INVITES

    # keys

    @property
    def can_agree(self) -> bool:
        """A plan waits for consent."""
        return bool(self.painter.panel and self.painter.panel.asks_plan)

    @property
    def can_fix(self) -> bool:
        """There is a fix whose plan can be shown now."""
        panel = self.painter.panel
        return bool(panel and panel.phase == "offered" and not self.runner.busy)

    def press_fix(self) -> None:
        """The key for fixes: yes to the plan in view, else what is open, else the next plan."""
        panel = self.painter.panel
        if panel is None or self.runner.busy:
            return
        if panel.phase == "offered":
            self.hear("fix it", Message().time)
        elif not panel.asks_plan:
            self.painter.see_question()
        elif self.prompt.text:
            self.notify("Send or delete what you have typed; then F5 runs it.", markup=False)
            self.painter.see_question()
        elif panel.left or not self._sees(panel.ask_part):
            self.painter.see_question()
        elif self.fix_key.anew and panel.is_open_to(self.fix_key.last):
            self.hear("yes", self.fix_key.last)

    def _sees(self, part: Vertical) -> bool:
        return bool(part.region) and self.page.region.contains_region(part.region)

    def stop(self) -> None:
        """End the checks that run, and a fix after its step; a plan that waits is left open."""
        panel = self.painter.panel
        if not self._chat.opened:
            return
        if panel and panel.phase == "asking":
            panel.left = True
            return
        self.runner.service.stop()
        if panel:
            panel.stopping()
