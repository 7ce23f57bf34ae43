"""Checks and actions that the text of an article suggests, each with the words that led to it.

Few and right is better than many: a wrong proposal costs an author time. Nothing is proposed from
code, from tables of fields, or from a sentence that says not to do something.
"""

from __future__ import annotations

import re
from itertools import chain

from ..draft import Draft, Proposal
from . import actions, files, network, processes, registry, services, tasks
from .block import Found, Names, check
from .said import forbids
from .sentences import Sentence, sentences
from .steps import Known

MOST_CHECKS = 24
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_STARTED = re.compile(
    r"\b(?:re-?start|re-?launch|re-?open|start|launch|open|run)(?:ing)?\b[^.]{0,60}\bagain\b"
    r"|\bnot running\b|\bisn['’]t running\b|\bstopped running\b",
    re.IGNORECASE,
)

Subject = tuple[str, str]


def propose(draft: Draft) -> tuple[Proposal, ...]:
    """Proposals of checks, in the order of what they look at in the text, then of actions.

    The same draft always gives the same proposals. Ids begin with the draft's, so that they are
    unique in a knowledge base; a check that an action is to resolve speaks for the article
    `draft.id`.
    """
    text = sentences(draft)
    article = draft.id if _ID.fullmatch(draft.id) else ""
    told = tuple(s for s in text if not forbids(s.text))
    known = Known(tasks.tasks(told), _has_manager(text))
    planned = actions.plan(draft, text, known)
    unwanted = _unwanted(planned, text)
    subjects = {s for action in planned for part in action.parts for s in part.subjects}
    names = Names(draft)
    ids: dict[Subject, str] = {}
    proposals: list[Proposal] = []
    logs: list[tuple[str, Proposal]] = []
    for key, found in _checks(told, known).items():
        name = names.give(found.slug)
        ids[key] = name
        if key in unwanted and found.unwanted:
            found = found._replace(outcomes=found.unwanted, title=_without(found.title))
        proposals.append(check(found, name, article if key in subjects else ""))
        if found.family == "log" and found.windows:
            logs.append((found.path, proposals[-1]))
    proposals += actions.write(planned, ids, names)
    proposals += actions.collected(draft, logs, len(planned) + 1, names)
    return tuple(_at_ends(draft, proposals))


def _checks(told: tuple[Sentence, ...], known: Known) -> dict[Subject, Found]:
    """What to look at, each once, in the order of the text."""
    everything = chain(
        processes.processes(told),
        tasks.checks(known.tasks),
        services.services(told),
        registry.registry(told),
        files.files(told),
        network.network(told),
    )
    found: dict[Subject, Found] = {}
    for each in sorted(everything, key=lambda f: f.sentence.piece):
        family = "file" if each.family == "log" else each.family
        found.setdefault((family, each.subject), each)
    return dict(list(found.items())[:MOST_CHECKS])


def _has_manager(text: tuple[Sentence, ...]) -> bool:
    return any(re.search("task manager", s.around, re.IGNORECASE) for s in text)


def _unwanted(
    planned: tuple[actions.Planned, ...], text: tuple[Sentence, ...]
) -> frozenset[Subject]:
    """What the article has ended or removed, and not started again."""
    parts = [part for action in planned for part in action.parts]
    starts = {"scheduled_task", "start_program"} & {part.kind for part in parts}
    started = bool(starts) or any(_STARTED.search(s.text) for s in text)
    return frozenset(
        subject
        for part in parts
        for subject in part.subjects
        if part.ends and not (started and subject[0] == "process")
    )


def _without(title: str) -> str:
    """A title turned round: what should not be there or run."""
    title = re.sub(r" is running$", " is not running", title)
    return re.sub(r"^The (?:file|folder|log) (.*) is there$", r"\1 is not in the way", title)


def _at_ends(draft: Draft, proposals: list[Proposal]) -> list[Proposal]:
    """No proposal stands within a list of steps: it follows the whole list."""
    lists = actions.lists_of(draft.pieces)
    ends = {number: index for index, number in enumerate(lists)}
    return [p._replace(after=ends[lists[p.after]]) if p.after >= 0 else p for p in proposals]
