"""What was recorded -> the members of a bundle, each of them redacted.

A member whose redaction fails is left out and named; nothing is ever written as it was.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence

from ..checks.files import decode as decode_text
from ..checks.files import is_binary
from ..host.base import OBSERVATIONS
from ..host.limits import Limit
from ..host.recorded.manifest import total_of
from ..host.recorded.values import Observation, decode, encode, key_of
from ..host.values import HostError, Tail
from ..leakscan import Memory
from ..record import TYPE_CHECKING, Record
from ..redact import OutOfTimeError, Redactor
from .collect import Collected, LeftOut
from .guard import TOO_LARGE, Guarded, guard

if TYPE_CHECKING:
    from typing import Any

    Key = tuple[Any, ...]
    _Piece = tuple[Observation, dict[str, int]]

RESULTS = "results.json"
_NOT_REDACTED = "it could not be redacted"
_TOO_SLOW = "it could not be redacted in time; --deadline gives more"
_SHARE = 1 / 3
"""The part of the time left that one file's end may take, so that others get some."""
_NO_TEXT = "it is no text"
_PRIVATE = "the question itself names something private"


class Member(Record):
    """A file of a bundle."""

    name: str
    data: bytes
    about: str
    """What it is, in words."""
    redactions: Mapping[str, int]
    """How often something of each class was replaced."""


class Draft(Record):
    """Everything that was recorded, redacted; the checks have not been asked again."""

    observations: list[Observation]
    changed: set[Key]
    """Keys of the observations that redaction has changed."""
    counts: dict[Key, dict[str, int]]
    given: list[Mapping[str, str]]
    """For each run the variables that were given."""
    results: list[dict[str, Any]]
    result_counts: Mapping[str, int]
    left_out: list[LeftOut]


class Pack(Record):
    """All members of a bundle but its manifest."""

    members: tuple[Member, ...]
    left_out: tuple[LeftOut, ...]
    guarded: Guarded


class Counting:
    """A redactor that tells how often it replaced what, for each piece.

    `memory` is told of each piece what became of it. All texts of many lines together take
    `seconds` at most: one that comes too late is not tried again.
    """

    def __init__(self, redactor: Redactor, memory: Memory, seconds: float) -> None:
        self._redactor, self._memory = redactor, memory
        self._end = Limit(seconds)
        self._late: set[str] = set()
        self._first: dict[int, tuple[int, _Piece]] = {}

    def value(self, data: Any) -> tuple[Any, dict[str, int]]:
        """JSON data redacted, and the counts."""
        value, counts = self._counted(lambda: self._redactor.value(data))
        self._memory.compare(data, value)
        return value, counts

    def text(self, text: str, *, from_start: bool) -> tuple[str, dict[str, int]]:
        """A text of many lines redacted, and the counts; perhaps it is the end of a longer one."""
        lines = text.split("\n")
        clean, counts = self._in_time(
            text, lambda: "".join(self._redactor.lines(lines, from_start=from_start))[:-1]
        )
        self._memory.compare(text, clean)
        return clean, counts

    def learn(self, observations: Sequence[Observation]) -> None:
        """A first pass: a name met in one place is replaced in all, also in those before it."""
        order = sorted(observations, key=lambda o: o.probe == "tail")  # long texts know most names
        for observation in order:
            try:
                done = _one(observation, self)
            except Exception:  # noqa: BLE001, S112 - it fails again when it counts; named then
                continue
            self._first[id(observation)] = (self._redactor.known, done)

    def one(self, observation: Observation) -> _Piece:
        """An observation redacted; as in the first pass where no name was met since."""
        known, done = self._first.pop(id(observation), (-1, None))
        if done is not None and known == self._redactor.known:
            return done
        return _one(observation, self)

    def _in_time(self, text: str, work: Callable[[], Any]) -> tuple[Any, dict[str, int]]:
        """What comes of work on a text, if there is time for it.

        Raises:
            OutOfTimeError: there is none.
        """
        share = Limit(self._end.left() * _SHARE)
        if text in self._late:
            raise OutOfTimeError
        self._redactor.in_time = lambda: share.left() > 0
        try:
            return self._counted(work)
        except OutOfTimeError:
            self._late.add(text)
            raise
        finally:
            self._redactor.in_time = lambda: True

    def _counted(self, work: Callable[[], Any]) -> tuple[Any, dict[str, int]]:
        before = dict(self._redactor.counts)
        result = work()
        after = self._redactor.counts
        counts = {name: n - before.get(name, 0) for name, n in after.items()}
        return result, {name: n for name, n in counts.items() if n}


def draft(
    collected: Collected, counting: Counting, most: int, follow: Callable[[str, int, int], None]
) -> Draft:
    """Redact everything.

    Args:
        collected: what was recorded.
        counting: a redactor that knows the machine's names.
        most: bytes that all ends of files may have in the zip; the largest are left out.
        follow: is told of progress.
    """
    counting.learn(collected.observations)
    made = _observations(collected, counting, follow)
    _limit(made, most)
    made.given.extend(counting.value(dict(run.given))[0] for run in collected.runs)
    made.left_out.extend(_not_seen(collected, counting))
    results, counts = _results(collected, counting)
    return made._replace(results=results, result_counts=counts)


def assemble(
    collected: Collected, made: Draft, private: Callable[[Observation], bool] = lambda _: False
) -> Pack:
    """Ask the checks again, close what would lead one astray, and list the members.

    A closed answer keeps its question as the check asks it: one that is `private` is left out.
    """
    guarded = guard(collected, made.given, made.observations, made.changed)
    hidden = [observation for observation in guarded.closed if private(observation)]
    guarded = guarded._replace(
        observations=tuple(o for o in guarded.observations if o not in hidden),
        closed=tuple(o for o in guarded.closed if o not in hidden),
    )
    files = _files(guarded, made, collected)
    members = [
        _observation_list(guarded, made, collected, {k: m.name for k, m in files.items()}),
        _result_list(made),
        *files.values(),
    ]
    unasked = (LeftOut(about(o.probe), _PRIVATE) for o in hidden)
    return Pack(tuple(members), (*made.left_out, *_closed(guarded), *unasked), guarded)


def _observations(
    collected: Collected, counting: Counting, follow: Callable[[str, int, int], None]
) -> Draft:
    done = Draft([], set(), {}, [], [], {}, [])
    platform = collected.host.platform
    total = len(collected.observations)
    for number, observation in enumerate(collected.observations, 1):
        follow("redacting", number, total)
        try:
            redacted, counts = counting.one(observation)
        except Exception:  # noqa: BLE001 - whatever went wrong, it must not be written
            done.left_out.append(LeftOut(about(observation.probe), _NOT_REDACTED))
            continue
        key = key_of(redacted.probe, redacted.arguments, platform)
        done.observations.append(redacted)
        if redacted.error and not observation.error:
            done.left_out.append(LeftOut(str(redacted.arguments[0]), redacted.error.message))
        if redacted != observation:
            done.changed.add(key)
        done.counts[key] = counts
    return done


def _limit(redacted: Draft, most: int) -> None:
    """Leave the largest files out until the rest fits."""
    sizes = {
        number: len(zlib.compress(o.answer.data))
        for number, o in enumerate(redacted.observations)
        if isinstance(o.answer, Tail)
    }
    for number in sorted(sizes, key=lambda n: -sizes[n]):
        if sum(sizes.values()) <= most:
            return
        del sizes[number]
        whole = redacted.observations[number]
        path = str(whole.arguments[0])
        error = HostError("not_collected", f"{path} {TOO_LARGE}")
        redacted.observations[number] = whole._replace(answer=None, error=error)
        redacted.left_out.append(LeftOut(path, TOO_LARGE.removeprefix("was left out: ")))


def _one(observation: Observation, counting: Counting) -> tuple[Observation, dict[str, int]]:
    """An observation with everything in it redacted; the end of a file as UTF-8."""
    bare = encode(observation)
    inner = {name: bare[name] for name in ("arguments", "answer", "error") if name in bare}
    data, counts = counting.value(inner)
    if observation.probe == "system" and "answer" in data:
        data["answer"]["platform"] = bare["answer"]["platform"]
    if observation.error:
        data["error"]["reason"] = observation.error.reason
    if not isinstance(observation.answer, Tail):
        return decode({"probe": observation.probe, **data}, _nothing), counts
    content, more = _content(observation.answer, counting)
    if isinstance(content, HostError):
        inner = {"arguments": data["arguments"], "error": plain_error(content)}
        return decode({"probe": "tail", **inner}, _nothing), counts
    seen = observation.answer
    data["answer"] |= {"member": "", "whole": seen.whole}
    whole = decode({"probe": "tail", **data}, lambda name: content)
    return whole, {n: counts.get(n, 0) + more.get(n, 0) for n in {**counts, **more}}


def _content(tail: Tail, counting: Counting) -> tuple[bytes | HostError, dict[str, int]]:
    if is_binary(tail):
        return HostError("redacted", _NO_TEXT), {}
    try:
        text, counts = counting.text(decode_text(tail), from_start=tail.whole)
    except OutOfTimeError:
        return HostError("redacted", _TOO_SLOW), {}
    except Exception:  # noqa: BLE001 - whatever went wrong, it must not be written
        return HostError("redacted", _NOT_REDACTED), {}
    return text.encode(), counts


def _nothing(name: str) -> bytes:
    raise ValueError(name)


def plain_error(error: HostError) -> dict[str, str]:
    """An error as JSON data."""
    return {"reason": error.reason, "message": error.message}


def _files(guarded: Guarded, redacted: Draft, collected: Collected) -> dict[Key, Member]:
    """A member for the end of each file; what was read twice with the same result is one."""
    found: dict[Key, Member] = {}
    contents: dict[tuple[str, bytes], str] = {}
    for observation in guarded.observations:
        if isinstance(observation.answer, Tail):
            path, data = str(observation.arguments[0]), observation.answer.data
            number = len(contents) + 1
            name = contents.setdefault((path, data), _member_name(number, path))
            key = key_of("tail", observation.arguments, collected.host.platform)
            counts = redacted.counts.get(key, {})
            part = "" if observation.answer.head or not data else "the end of "
            found[key] = Member(name, data, f"{part}{path}", counts)
    return found


def _member_name(number: int, path: str) -> str:
    base = re.sub(r"[^A-Za-z0-9._-]", "_", re.split(r"[\\/]", path)[-1])[:60]
    return f"files/{number:03}-{base or 'file'}"


def _observation_list(
    guarded: Guarded, redacted: Draft, collected: Collected, names: Mapping[Key, str]
) -> Member:
    platform = collected.host.platform
    listed = []
    for observation in guarded.observations:
        key = key_of(observation.probe, observation.arguments, platform)
        listed.append(encode(observation, names.get(key, "")))
    others = [c for key, c in redacted.counts.items() if key not in names]
    data = {"schema": "assistant/observations", "observations": listed}
    return Member(OBSERVATIONS, _json(data), "what the machine answered", total_of(others))


def _results(
    collected: Collected, counting: Counting
) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """The live results, for people; a reader asks the checks again."""
    data = [
        {"id": r.id, "state": r.state, "reason": r.reason, "title": r.title, "message": r.message}
        for r in sorted(collected.runs[0].results, key=lambda r: r.id)
    ]
    try:
        return counting.value(data)
    except Exception:  # noqa: BLE001 - whatever went wrong, it must not be written
        return [], {}


def _result_list(made: Draft) -> Member:
    body = {"schema": "assistant/results", "checks": made.results}
    return Member(RESULTS, _json(body), "what the checks came to there", made.result_counts)


def _not_seen(collected: Collected, counting: Counting) -> Iterator[LeftOut]:
    for item in collected.left_out:
        (what, why), _ = counting.value([item.what, item.why])
        yield LeftOut(what, why)


def _closed(guarded: Guarded) -> Iterator[LeftOut]:
    for observation in guarded.closed:
        argument = f" of {observation.arguments[0]}" if observation.arguments else ""
        why = observation.error.message if observation.error else ""
        yield LeftOut(f"{about(observation.probe)}{argument}", why)


def about(probe: str) -> str:
    """What an answer is, where it is named as left out."""
    return f"an answer about “{probe}”"


def _json(data: Any) -> bytes:
    return (json.dumps(data, indent=1, sort_keys=True, allow_nan=False) + "\n").encode()
