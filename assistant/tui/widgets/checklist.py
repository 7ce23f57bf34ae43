"""What a person does by hand: numbered steps to be ticked, and the prose around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click
from textual.widget import Widget

from ...chat.sections import ProseSection, is_step
from ..text import plain
from .article import Prose, prose
from .linked import Leads, Linked

_BOXES = {False: ("[ ] ", "busy"), True: ("[✓] ", "good")}


class Tick(Linked):
    """One step; it says for itself whether it was done, and to nobody else."""

    HELP = "A step for you. **enter** or a click ticks it off, and takes the tick away again."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "tick", "Done", id="step.tick")]

    def __init__(self, elements: Sequence[Mapping[str, Any]], article: Mapping[str, Any]) -> None:
        leads = Leads(article["id"])
        self._told = list(prose(elements, article["title"], leads))
        self.ticked = False
        super().__init__(targets=leads.targets)
        self.can_focus = True
        self._draw()

    def _draw(self) -> None:
        box = plain(*_BOXES[self.ticked])
        first, *rest = self._told
        margin = plain(" " * box.cell_length)
        lines = [first._replace(first=box + first.first, gap=False)]
        self.show(lines + [p._replace(first=margin + p.first, gap=False) for p in rest])

    def action_tick(self) -> None:
        """It is done, or is not."""
        self.ticked = not self.ticked
        self._draw()

    def on_click(self, event: Click) -> None:
        """A click on a link opens it, any other one ticks."""
        event.stop()
        if not self.is_followed(event) and event.button == 1:
            self.action_tick()


def parts_of(section: ProseSection, article: Mapping[str, Any]) -> Iterator[Widget]:
    """A section's prose, with a tick for each of its steps, if it has several."""
    if section.steps < 2:
        yield Prose(section.elements, article)
        return
    group: list[Mapping[str, Any]] = []
    for element in section.elements:
        outer = element["level"] == 0 and element["kind"] == "paragraph"
        if group and (is_step(element) or (outer and is_step(group[0]))):
            yield _part(group, article)
            group = []
        group.append(element)
    yield _part(group, article)


def _part(group: list[Mapping[str, Any]], article: Mapping[str, Any]) -> Widget:
    kind = Tick if is_step(group[0]) else Prose
    return kind(group, article)
