"""Steps of an article -> proposed actions, in the written order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from ....record import Record
from ....text import one_line
from ..draft import Draft, Proposal, ProseBlock
from .block import BlockIds, Subject, because, listed, quoted
from .sentences import Sentence
from .steps import Known, StepReader, StepTask, picked

MOST_ACTIONS = 12
_CAUTION = frozenset(("process", "scheduled_task", "service", "file", "start_program"))
_WEAK = frozenset(("manual", "open"))


class ProposedAction(Record):
    """An action before it is written."""

    parts: tuple[StepTask, ...]
    after: int
    """Index of the last piece that it comes from."""
    heading: str


def plan(draft: Draft, sentences: Sequence[Sentence], known: Known) -> tuple[ProposedAction, ...]:
    """The actions of an article in their order."""
    reader = StepReader(known)
    found: dict[tuple[str, ...], ProposedAction] = {}
    for group, steps, last in _groups(draft.pieces, sentences):
        parts = reader.group(group, steps=steps)
        for restart, same in groupby(parts, lambda p: p.kind == "restart_computer"):
            own = list(same)[: 1 if restart else None]  # a restart is an action of its own
            if _worth(own, steps=steps):
                own = _with_copy(own)
                action = ProposedAction(tuple(own), last, group[0].heading)
                found.setdefault(tuple(part.body for part in own), action)
    return tuple(found.values())[:MOST_ACTIONS]


def _groups(
    pieces: Sequence[ProseBlock], sentences: Iterable[Sentence]
) -> Iterator[tuple[list[Sentence], bool, int]]:
    """Lists of steps, each whole, and everything else piece by piece; with the last piece."""
    lists = lists_of(pieces)
    ends = {number: index for index, number in enumerate(lists)}
    for number, same in groupby(sentences, lambda s: lists[s.piece]):
        group = [s for s in same if s.kind not in ("code", "table")]
        if group and group[0].kind != "heading":
            yield group, any(s.kind == "step" for s in group), ends[number]


def lists_of(pieces: Sequence[ProseBlock]) -> list[int]:
    """For each piece the number of the list that it belongs to, or its own."""
    numbers: list[int] = []
    last_step = -1
    for index, piece in enumerate(pieces):
        numbers.append(index)
        if piece.kind == "step":
            if last_step >= 0:
                first = numbers[last_step]
                numbers[last_step : index + 1] = [first] * (index + 1 - last_step)
            last_step = index
        elif piece.kind == "bullet" and piece.level > 0 and last_step >= 0:
            numbers[index] = numbers[last_step]
        elif piece.kind in ("heading", "paragraph", "table", "rule", "bullet"):
            last_step = -1
    return numbers


def _worth(parts: Sequence[StepTask], *, steps: bool) -> bool:
    """Whether a machine can do enough of it that an author would want it."""
    if any(part.kind not in _WEAK for part in parts):
        return True
    opens = [p for p in parts if p.body.startswith("open: {folder")]
    return steps and bool(parts) and bool(opens or any(picked(p) for p in parts))


def _with_copy(parts: Sequence[StepTask]) -> list[StepTask]:
    """Where a person has to select a place, its path is put on the clipboard before."""
    for part in parts:
        place = picked(part)
        if place is None or any(p.kind not in _WEAK for p in parts):
            continue
        body = f"copy: {{path: {quoted(place.path)}}}"
        copy = StepTask("copy", body, "", part.sentence, variables=place.variables)
        return [copy, *parts]
    return list(parts)


def write(
    planned: Sequence[ProposedAction], checks: Mapping[Subject, str], names: BlockIds
) -> Iterator[Proposal]:
    """The proposals of actions.

    Args:
        planned: the actions in their order.
        checks: family and subject of what a proposed check looks at -> its id.
        names: gives out the ids.
    """
    first: list[str] = []
    for order, action in enumerate(planned, 1):
        seen = {s: checks[s] for part in action.parts for s in part.subjects if s in checks}
        strong = [name for (family, _), name in seen.items() if family != "task"]
        resolves = list(dict.fromkeys(strong or seen.values()))
        if not resolves and action.parts[0].kind == "restart_computer":
            resolves = first
        first = first or ([] if all(part.ends for part in action.parts) else resolves)
        signs = [name for name in dict.fromkeys(seen.values()) if name not in resolves]
        yield _proposal(action, order, resolves, signs, names)


def _proposal(
    action: ProposedAction, order: int, resolves: list[str], signs: list[str], names: BlockIds
) -> Proposal:
    title = _title(action)
    kinds = {part.kind for part in action.parts}
    restart = "restart_computer" in kinds
    risk = "destructive" if restart else "caution" if kinds & _CAUTION else "safe"
    lines = [f"title: {quoted(title)}", f"order: {order}", *_body(action.parts)]
    lines += [f"resolves: {listed(resolves)}"] if resolves else []
    lines += [f"signs: {listed(signs)}"] if signs else []
    if any(re.search(r"\.exe|\\|%", part.body) for part in action.parts if part.kind != "manual"):
        lines.append("applies_when: {os: [windows]}")
    lines += [f"risk: {risk}", "proposed: true"]
    does = (part for part in action.parts if part.kind not in ("manual", "copy", "open"))
    lead = next(does, action.parts[0]).sentence
    used = tuple(dict.fromkeys(v for part in action.parts for v in part.variables))
    body, name = "\n".join(lines) + "\n", names.give(title)
    return Proposal("action", name, body, because(lead), lead.line, action.after, used)


def _title(action: ProposedAction) -> str:
    titles = [part.title for part in action.parts if part.title]
    if 0 < len(titles) < 4 and any(part.kind not in _WEAK for part in action.parts):
        text = ", then ".join(dict.fromkeys(titles))
    else:
        text = action.heading
    text = one_line(text, 110)
    return text[:1].upper() + text[1:] or "Follow the steps"


def _body(parts: Sequence[StepTask]) -> list[str]:
    """One kind by itself, or a list under ``do``."""
    if len(parts) == 1 and parts[0].kind != "manual":
        return [parts[0].body]
    lines = ["do:"]
    for manual, same in groupby(parts, lambda p: p.kind == "manual"):
        if manual:
            lines += ["  - manual:", "      steps:"]
            lines += [f"        - {quoted(part.body)}" for part in same]
        else:
            lines += [f"  - {part.body}" for part in same]
    return lines
