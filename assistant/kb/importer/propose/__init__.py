"""Checks and actions that the text of an article suggests, each with the words that led to it.

Few and right is better than many: a wrong proposal costs an author time. Of code only commands that
look at something count; nothing is proposed from tables of fields, or from a sentence that says not
to do something.
"""

from __future__ import annotations

import re
from itertools import chain

from ..draft import Draft, Proposal
from . import actions, commands, files, network, services
from .block import BlockIds, ProposedCheck, Subject, check
from .paths import is_invented
from .sentences import STOPPED, Sentence, forbids, sentences
from .steps import Known

MOST_CHECKS = 24
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_HINT = re.compile(
    r"(?i)\.exe\b|[A-Za-z]:[\\/]\w|%\w|\$env:|/(?:etc|var|opt|home|Users|Library|Applications)/|~/"
    r"|task (?:manager|scheduler)|taskschd|schtasks|services\.msc|-service\b|windows services?"
    r"|services? (?:is|app|console|window)|systemctl|systemd|\bHK(?:EY|LM|CU|CR|U)|port \d"
    r"|localhost|127\.0|firewall|(?:allow|white|safe)[- ]?list|unblock|outbound|egress|reachable"
    r"|traffic to|communicates? |reach |connect to|blocked by|connectivity|reboot"
    r"|network (?:access|traffic|req)|\bports? \d|start(?:ing)? (?:the|your|windows)"
)
"""Text without any of this holds nothing to propose: most of a docs tree."""
_NOT_FOR_PEOPLE = re.compile(
    r"(?i)\w\(|^(?:GET|POST|PUT|PATCH|DELETE|Class:|Event:) |^v?\d+[\d.]+|^[\d-]{8,}$"
    r"|\b(?:changelog|release notes|api reference|compiling|building from source)\b"
)
"""Titles of references and change logs."""
_SILENT = ("contributor", "release note")
"""Kinds of articles that nothing is proposed in."""
_WRONG = ("", "problem", "question")
"""Kinds in which what is ended or removed is in the way; elsewhere that is a step of the work."""
_BACKGROUND = ("concept", "reference")
"""Kinds that tell where files lie, without anything being wrong with them."""


def propose(draft: Draft) -> tuple[Proposal, ...]:
    """Proposals of checks, in the order of what they look at in the text, then of actions.

    The same draft always gives the same proposals. Ids begin with the draft's, so that they are
    unique in a knowledge base; a check that an action is to resolve speaks for the article
    `draft.id`.
    """
    coded = any(map(commands.has_commands, draft.pieces))
    spoken = coded or any(map(_HINT.search, (draft.title, *(p.markdown for p in draft.pieces))))
    if not spoken or _NOT_FOR_PEOPLE.search(draft.title) or draft.kind in _SILENT:
        return ()
    text = sentences(draft)
    article = draft.id if _ID.fullmatch(draft.id) else ""
    told = tuple(s for s in text if not forbids(s.text) or STOPPED.search(s.text))
    manager = any(re.search("task manager", s.around, re.IGNORECASE) for s in text)
    known = Known(services.tasks(told), manager)
    planned = actions.plan(draft, text, known)
    unwanted = _unwanted(planned) if draft.kind in _WRONG else frozenset()
    subjects = {s for action in planned for part in action.parts for s in part.subjects}
    names = BlockIds(draft)
    ids: dict[Subject, str] = {}
    proposals: list[Proposal] = []
    for key, found in _checks(draft, told, known).items():
        ids[key] = names.give(found.slug)
        turned = found.turned() if key in unwanted and found.unwanted else found
        proposals.append(check(turned, ids[key], article if key in subjects else ""))
    proposals += actions.write(planned, ids, names)
    # No proposal stands within a list of steps: it follows the whole list.
    lists = actions.lists_of(draft.pieces)
    ends = {number: index for index, number in enumerate(lists)}
    return tuple(p._replace(after=ends[lists[p.after]] if p.after >= 0 else -1) for p in proposals)


def _checks(draft: Draft, told: tuple[Sentence, ...], known: Known) -> dict[Subject, ProposedCheck]:
    """What to look at, each once, in the order of the text."""
    everything = chain(
        services.process_checks(told),
        services.task_checks(known.tasks),
        services.service_checks(told),
        files.registry(told),
        () if draft.kind in _BACKGROUND else files.files(told),
        network.network(told),
        commands.commands(draft),
    )
    found: dict[Subject, ProposedCheck] = {}
    for each in sorted(everything, key=lambda f: f.sentence.piece):
        if each.family != "registry" and is_invented(each.subject):
            continue
        family = "file" if each.family == "log" else each.family
        found.setdefault((family, each.subject), each)
    return dict(list(found.items())[:MOST_CHECKS])


def _unwanted(planned: tuple[actions.ProposedAction, ...]) -> frozenset[Subject]:
    """What the article has ended or removed, and not started again."""
    parts = [part for action in planned for part in action.parts]
    started = {"scheduled_task", "start_program"} & {part.kind for part in parts}
    ended = (subject for part in parts if part.ends for subject in part.subjects)
    return frozenset(s for s in ended if not (started and s[0] == "process"))
