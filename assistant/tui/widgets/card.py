"""An answer as a card: what is wrong here, what it means, and the fix with its buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from ...chat import sentences
from ...chat.events import ArticleFound, FixOffered
from ...chat.findings import GRAVEST, counted, fine_because, first_read, is_fine, wrong_first
from ...chat.sections import ProseSection, meaning, sections
from ...engine.why import match_lines
from ...model import CheckResult, Match
from ..text import plain
from .article import References
from .check_row import CheckRow
from .checklist import parts_of
from .fix_panel import FixPanel
from .flow import Flow, Paragraph
from .fold import Fold, FoldTitle

_FIRST = "What this means"


class AnswerCard(Vertical):
    """Grows while the checks come in, and changes in place while a fix is done."""

    def __init__(self, event: ArticleFound) -> None:
        super().__init__(classes="card")
        self.match, self.article = event.answer.answers[0], event.article
        self._by, self._answers = event.by, event.answer.answers
        self.rows = {name: CheckRow(name, spec) for name, spec in event.checks.items()}
        for name in event.looks:
            self.rows[name].begin()
        self._looks = bool(event.looks)
        self.panels: list[FixPanel] = []
        self._head, self._state = Flow(classes="head"), Flow(classes="state")
        self._meaning = Flow(classes="meaning")
        self._rows = Vertical(*self.rows.values(), classes="rows")
        self._fixes = Vertical(classes="fixes")
        self._more, self.opened = FoldTitle(), False

    def compose(self) -> ComposeResult:
        """Head, findings, what it means, fixes."""
        yield self._head
        yield self._rows
        yield self._state
        yield self._meaning
        yield self._more
        yield self._fixes

    def on_mount(self) -> None:
        """Show what is known."""
        title = Paragraph(plain(self.match.title, "title"))
        self._head.show(
            [title, *(Paragraph(plain(line, "dim")) for line in match_lines(self.match, self._by))]
        )
        self.call_later(self.tell)  # it counts as mounted only then

    @property
    def candidates(self) -> Sequence[Match]:
        """What else it could be, after the article itself."""
        return self._answers

    # checks

    @property
    def results(self) -> list[CheckResult]:
        """What the checks came to so far."""
        return [row.result for row in self.rows.values() if row.result]

    @property
    def wrong(self) -> list[CheckResult]:
        """What is wrong, the gravest first."""
        return wrong_first(self.results)

    def take(self, result: CheckResult) -> bool:
        """A check has ended; false where it is none of this article's."""
        row = self.rows.get(result.id)
        if row is not None:
            row.end(result)
            self.tell()
        return row is not None

    def settle(self) -> None:
        """Nothing runs any more."""
        for row in self.rows.values():
            if row.running:
                row.end()
        self.tell()

    def tell(self) -> None:
        """Show what matters of the checks: all that is wrong, the rest when it is asked for."""
        if not self.is_mounted:
            return
        self._rows.sort_children(key=_gravity)
        first = {result.id for result in first_read(self.results)}
        for row in self.rows.values():
            row.display = self.opened or row.key in first or row.unanswered
        self._state.show(list(self._situation()))
        self._state.display = bool(self._state.paragraphs)
        self._more.display = self.opened or not all(row.display for row in self.rows.values())
        self._more.tell(self._rest(), opened=self.opened)
        self._meaning.show(list(self._means()))
        self._meaning.display = bool(self._meaning.paragraphs)

    def _situation(self) -> Iterator[Paragraph]:
        running = sum(row.running for row in self.rows.values())
        if running:
            noun = "check" if running == 1 else "checks"
            yield Paragraph(
                plain(f"checking this machine: {running} {noun} to go", "dim"), plain("… ", "busy")
            )
        elif self.is_fine:
            fine = fine_because(self.results, self.match.article)
            yield Paragraph(plain(f"{sentences.LOOKS_FINE} {fine}", "good"), plain("✓ ", "good"))
            yield Paragraph(plain(sentences.LOOK_AGAIN, "dim"))

    def on_fold_title_toggled(self, event: FoldTitle.Toggled) -> None:
        """Show all checks, or only what is wrong."""
        event.stop()
        self.open(not self.opened)

    def open(self, opened: bool = True) -> None:
        """Show all checks, or what is read first."""
        self.opened = opened
        self.tell()

    def holds(self, pattern: re.Pattern[str]) -> bool:
        """Whether something in a hidden row fits."""
        return any(pattern.search(row.plain_text) for row in self.rows.values())

    @property
    def is_fine(self) -> bool:
        """Something was looked at, nothing of it is wrong, and nothing was mended here."""
        if any(panel.result for panel in self.panels):
            return False
        return is_fine(self.results)

    def _rest(self) -> str:
        first = set() if self.opened else {result.id for result in first_read(self.results)}
        rest = [r for r in self.results if r.id not in first]
        waiting = len(self.rows) - len(self.results)
        said = [counted(rest)] if rest else []
        said += [f"{waiting} not checked yet"] if waiting else []
        lead = "More checks" if first else f"{len(self.rows)} checks"
        return f"{lead}: {', '.join(said)}"

    def _means(self) -> Iterator[Paragraph]:
        mended = any(panel.result for panel in self.panels)
        text = "" if self.is_fine or mended else meaning(self.article)
        if text:
            yield Paragraph(plain(text))

    # fixes

    def offer(self, event: FixOffered) -> FixPanel:
        """A fix can be done from here; one that was offered and not begun makes room for it."""
        last = self.panels[-1] if self.panels else None
        if last and last.phase == "offered":
            if last.action == event.action:
                return last
            self.panels.pop().remove()
        panel = FixPanel(event.action, event.title, event.risk)
        self.panels.append(panel)
        if self._fixes.is_attached:
            self._fixes.mount(panel)
        else:
            self.call_later(self._fixes.mount, panel)
        return panel

    # the rest of the article

    def folds(self) -> Iterator[Fold]:
        """The rest of the article, each part folded; open where there is nothing else to read."""
        parts = sections(self.article)
        alone = not self.rows and not any(b["kind"] == "action" for b in self.article["blocks"])
        for section in parts:
            yield Fold(_title(section), *parts_of(section, self.article), opened=alone)
        if self.article["sources"] or self.article["related"]:
            yield Fold("Sources", References(self.article))


def _gravity(widget: Widget) -> int:
    return GRAVEST.index(widget.state) if isinstance(widget, CheckRow) else 0


def _title(section: ProseSection) -> str:
    title = section.title or _FIRST
    steps = f" ({section.steps} steps)" if section.steps > 1 else ""
    return f"{title}{steps}"
