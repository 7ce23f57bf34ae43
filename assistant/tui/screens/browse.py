"""The knowledge browser: all articles, a search field, and the article at hand beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from ...text import clean
from ..shelf import Article, Found, search
from ..text import plain
from ..widgets.linked import Linked
from ..widgets.page import Page
from .closing import ClosesOnce

if TYPE_CHECKING:
    from ..app import AssistantApp


class Search(Input):
    """What is looked for; its arrow keys go through the list."""

    HELP = (
        "Type what you see, or words of a title. **up** and **down** go through the topics, "
        "**enter** brings the one at hand into the chat, **tab** goes to the list."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.steer('cursor_down')", show=False, id="browse.down"),
        Binding("up", "screen.steer('cursor_up')", show=False, id="browse.up"),
        Binding("pagedown", "screen.turn(1)", show=False, id="browse.pagedown"),
        Binding("pageup", "screen.turn(-1)", show=False, id="browse.pageup"),
    ]


class Titles(OptionList):
    """The topics; enter is the screen's, so that a click only shows."""

    HELP = "**enter** brings the topic into the chat; letters go into the search field."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.bring", show=False)]


class Library(ClosesOnce[None]):
    """Search, list and article."""

    CSS_PATH = "browse.tcss"
    AUTO_FOCUS = "Search"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f4", "back", "Back", id="browse.back"),
        Binding("enter", "bring", "Into the chat", id="browse.bring"),
    ]

    def __init__(self, wanted: str = "") -> None:
        """Set up; `wanted` is looked for at once."""
        super().__init__()
        self.field = Search(
            clean(wanted), placeholder="Search: what you see, or words of a title", id="search"
        )
        self._titles = Titles(markup=False, compact=True, id="titles")
        self._told = Static("", markup=False, id="told")
        self._page = Page()
        self._listed: tuple[Article, ...] = ()
        self.at_hand: Article | None = None
        """The article that is shown."""
        self._searching = False
        self._turn = 0

    @property
    def _chat(self) -> AssistantApp:
        return cast("AssistantApp", self.app)

    def compose(self) -> ComposeResult:
        """Search and list on the left, the article on the right or below."""
        with Horizontal(id="library"):
            with Vertical(id="shelf"):
                yield self.field
                yield self._told
                yield self._titles
            with Vertical(id="reading"):
                with VerticalScroll(id="page"):
                    yield self._page
                with Horizontal(classes="buttons"):
                    yield Button("Into chat (enter)", compact=True, classes="bring")
                    yield Button("Run its checks", compact=True, classes="run")
                    yield Button("Back", compact=True, classes="back")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """List everything, or what is wanted."""
        self._look()

    # Searching

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._look()

    def _look(self) -> None:
        """Look for what is typed; what is typed meanwhile is looked for afterwards."""
        if self._searching:
            return
        self._searching = True
        text, chat = clean(self.field.value), self._chat
        chat.background.run(
            "the search",
            lambda: search(chat.articles, text, chat.reader.fitting),
            lambda found: self._found(text, found),
            failed=self._failed,
        )

    def _failed(self) -> None:
        self._searching = False

    def _found(self, text: str, found: Found) -> None:
        self._searching = False
        if not self.is_attached:
            return
        if clean(self.field.value) != text:
            self._look()
            return
        self._told.update(plain(found.told))
        self._list(found.articles)

    def _list(self, articles: Sequence[Article]) -> None:
        if tuple(articles) != self._listed:
            self._listed = tuple(articles)
            self._titles.set_options(
                [Option(plain(title), id=str(n)) for n, (_, title, _) in enumerate(articles)]
            )
        self._titles.highlighted = 0 if articles else None
        if articles:
            self._read(articles[0])

    # Reading

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._read(self._listed[int(event.option.id or 0)])

    def _read(self, article: Article) -> None:
        if article == self.at_hand:
            return
        self.at_hand, self._turn = article, self._turn + 1
        turn, chat = self._turn, self._chat

        def show(whole: dict[str, Any] | None) -> None:
            if whole is not None and turn == self._turn and self.is_attached:
                self._page.read(whole)
                self.query_one("#page").scroll_home(animate=False)

        chat.background.run("the article", lambda: chat.reader.article(article[0]), show)

    @on(Linked.Wanted)
    def _link(self, event: Linked.Wanted) -> None:
        event.stop()
        self._chat.links.follow(event.targets, self._go_to)

    def _go_to(self, slug: str) -> None:
        """Show the article that another one names."""
        place = next((n for n, a in enumerate(self._listed) if a[0] == slug), None)
        self._titles.highlighted = place
        self._read(next(a for a in self._chat.articles if a[0] == slug))

    # Doing

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_bring()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        done = {"bring": self.action_bring, "run": self.action_run, "back": self.action_back}
        next(work for name, work in done.items() if event.button.has_class(name))()

    def action_steer(self, way: str) -> None:
        """An arrow key of the search field."""
        getattr(self._titles, f"action_{way}")()

    def action_turn(self, pages: int) -> None:
        """Scroll the article by a page."""
        page = self.query_one("#page", VerticalScroll)
        (page.scroll_page_up if pages < 0 else page.scroll_page_down)(animate=False)

    def action_bring(self) -> None:
        """The article at hand becomes the answer in the chat."""
        if self.at_hand and self.is_active:
            self.dismiss()
            self._chat.say(f"/open {self.at_hand[0]}")

    def action_run(self) -> None:
        """The checks of the article at hand run in the chat."""
        if self.at_hand and self.is_active:
            self.dismiss()
            self._chat.say(f"/check {self.at_hand[0]}")

    def action_back(self) -> None:
        """Back to the chat."""
        self.dismiss()
