"""Names that a recording itself tells of: they are replaced wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..checks.variables import Variable
from ..host.figures import Ownership
from ..host.recorded.values import PROBES, REASONS, Observation
from ..host.values import FileInfo, Process, System
from ..redact import Identity, identity_of_this_machine
from ..redact.identity import tells_nothing
from .collect import Collected

_HOME = re.compile(r"(?:[A-Za-z]:[\\/]Users[\\/]|/home/|/Users/|/export/home/)([^\\/]+)[\\/]?")
"""The folder of a user, from the start of a path: a folder named ``home`` further in is none."""
_ID = re.compile(r"[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27}")
_NAMES = ("username", "user", "logname")
_OWN_WORDS = (
    frozenset(
        """
    pass warn fail error no_data skipped not_applicable running stopped starting stopping paused
    unknown automatic manual disabled ready queued enabled windows linux macos file directory other
    practice recording machine computer assistant bundle observations results manifest members
    schema arguments answer reason message probe member whole size modified path state title check
    checks redacted redactions left_out asked tool about version system label platform live
    """.split()  # noqa: SIM905 - words read better than a list of strings
    )
    | {*PROBES}
    | REASONS
)
"""Words that a bundle itself is written in: as a name they say nothing."""
_BY_NAME = ("dns", "user", "group")
_HOSTS = ("computername", "hostname", "userdomain")


def identity_of(collected: Collected) -> Identity:
    """Users, hosts and companies of the machine that was recorded."""
    public = {word.casefold() for word in _written(collected)}
    told = [(k, n) for k, n in _told(collected.observations) if n.casefold() not in public]
    live = collected.host.source == "live"
    own = identity_of_this_machine() if live else Identity()
    return Identity(
        _telling(own.users, (name for kind, name in told if kind == "user")),
        _telling(own.hosts, (name for kind, name in told if kind == "host")),
        _telling((*own.companies, *_declared(collected)), _companies(collected.variables)),
        own.homes,
    )


def names_in_the_base(collected: Collected) -> frozenset[str]:
    """Names that the knowledge base has itself.

    Computers, users and groups that its checks ask for; folders in its reach, but for homes.
    """
    specs = (spec for plan in collected.plans for spec in plan.specs.values() if spec.kind)
    named = (spec.params["name"] for spec in specs if spec.kind and spec.kind.name in _BY_NAME)
    return frozenset(str(n) for n in (*named, *_in_reach(collected)) if "{" not in str(n))


def _in_reach(collected: Collected) -> Iterator[str]:
    for plan in collected.plans:
        for declared in ("reads", "changes"):
            for path in map(str, plan.store.declared(declared) or ()):
                if not _HOME.match(path):
                    yield from re.findall(r"(?<![^\\/])[\w.-]+(?![^\\/])", path)


def _written(collected: Collected) -> Iterator[str]:
    """Words that checks about owners and accounts are written with, and so tell of nobody."""
    for plan in collected.plans:
        for spec in plan.specs.values():
            if spec.kind and spec.kind.name in ("permissions", "user", "group"):
                for outcome in spec.outcomes:
                    yield from re.findall(r"[\w.-]+", outcome.condition)
    yield from names_in_the_base(collected)


def _telling(known: Iterable[str], found: Iterable[str]) -> tuple[str, ...]:
    names = dict.fromkeys((*known, *found))
    return tuple(name for name in names if name.casefold() not in _OWN_WORDS)


def _declared(collected: Collected) -> Iterator[str]:
    """Words that the knowledge bases name as private."""
    for plan in collected.plans:
        yield from plan.store.declared("redact") or ()


def _companies(variables: Iterable[Variable]) -> Iterator[str]:
    """What a knowledge base reads off the machine is somebody's name, or an id."""
    for variable in variables:
        yield from (v for v in variable.values if not _ID.fullmatch(v))


def _told(observations: Iterable[Observation]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for observation in observations:
        if observation.error is None:
            found += _names(observation)
    return [(kind, name) for kind, name in found if name]


def _names(observation: Observation) -> Iterator[tuple[str, str]]:
    answer = observation.answer
    if isinstance(answer, System):
        yield from _account(answer.user)
    elif isinstance(answer, Ownership):
        yield "user", answer.owner
        yield "user", answer.group
    elif observation.probe == "variable" and answer:
        name = str(observation.arguments[0]).casefold()
        yield from ((("user", answer),) if name in _NAMES else ())
        yield from ((("host", answer),) if name in _HOSTS else ())
        yield from (
            ("user", name)
            for path in re.split(r";|(?<!\b[A-Za-z]):", answer)
            for name in _at_home(path)
        )
    elif isinstance(answer, tuple):
        for item in answer:
            if isinstance(item, Process):
                yield from _account(item.user or "")
                yield from (("user", name) for name in _at_home(item.path or ""))
            elif isinstance(item, FileInfo):
                yield from (("user", name) for name in _at_home(item.path))


def _at_home(path: str) -> Iterator[str]:
    """Whose home folder a path lies in; folders of the system and hidden ones are nobody's."""
    match = _HOME.match(path.strip().strip('"'))
    if match and not match[1].startswith((".", "%", "$", "<")) and not tells_nothing(match[1]):
        yield match[1]


def _account(name: str) -> Iterator[tuple[str, str]]:
    r"""``DESKTOP-1\Anna``: a machine or a domain, and a user."""
    domain, _, user = name.rpartition("\\")
    yield "host", domain
    yield "user", user
