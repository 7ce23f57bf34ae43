"""What was collected -> a bundle that may leave: redacted, guarded, zipped, scanned.

The last scan looks at the finished zip as whoever gets it will read it. What it finds is masked in
the answers themselves, the checks are asked again, and the zip is made anew. An answer that cannot
be masked is left out and named. Only a find that stays after all this refuses the bundle.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from ..errors import AssistantError, Exit
from ..host.recorded.manifest import MANIFEST
from ..host.recorded.values import Observation, decode, encode, key_of
from ..host.values import Platform, Tail
from ..leakscan import Memory, Scanner, StandIns
from ..redact import Pseudonyms, Redactor
from ..redact.pseudonyms import KINDS
from .collect import Collected, Follow, LeftOut
from .identity import identity_of, names_in_the_base
from .pack import Counting, Draft, about, assemble, draft
from .write import Finished, finish

_ROUNDS = 4
_NOT_MASKED = "the last look found something private in it that could not be masked"
_FORM = ("probe", "reason", "platform", "sha256", "id", "state")
"""Fields whose values are words of this program."""


def make_bundle(
    collected: Collected,
    pseudonyms: Pseudonyms,
    keep: frozenset[str],
    most: int,
    follow: Follow = lambda what, done, of: None,
) -> Finished:
    """A bundle in which the last look finds nothing.

    Args:
        collected: what was recorded.
        pseudonyms: this machine's stand-ins.
        keep: values that a person decided to pass on.
        most: bytes that all ends of files may have in the zip; the largest are left out.
        follow: is told of progress.

    Raises:
        AssistantError: something stays that could neither be masked nor left out (70).
    """
    keep = keep | names_in_the_base(collected)
    redactor = Redactor(identity_of(collected), pseudonyms, keep)
    stand_ins = StandIns(KINDS)
    memory = Memory(stand_ins, keep)
    scanner = Scanner(memory, stand_ins, keep)
    made = draft(collected, Counting(redactor, memory, collected.settings.deadline), most, follow)

    def private(observation: Observation) -> bool:
        bare = encode(observation)
        return _mask_data(bare, scanner) != bare

    for _ in range(_ROUNDS):
        follow("asking the checks again", 0, 0)
        finished = finish(collected, assemble(collected, made, private), redactor, scanner)
        follow("looking through it once more", 0, 0)
        for text in _texts(finished.data).values():
            memory.renamed(text, pseudonyms.reveal)
        leaking = [*leaks(finished.data, scanner)]
        if not leaking:
            return finished
        made = _masked(made, scanner, collected.host.platform)
    raise _leak(leaking[0])


def leaks(data: bytes, scanner: Scanner) -> Iterator[str]:
    """Names of the members of a zip in which something is found."""
    for name, text in _texts(data).items():
        if name == MANIFEST:
            told = {k: v for k, v in json.loads(text).items() if k != "members"}
            found = _mask_data(told, scanner) != told
        elif name.endswith(".json") and "/" not in name:
            content = json.loads(text)
            found = _mask_list(content, scanner) != content
        else:
            found = bool(scanner.find(text))
        if found:
            yield name


def _texts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _mask_list(content: Any, scanner: Scanner) -> Any:
    """`observations.json` or `results.json`, masked; an answer about a variable bears its name."""
    field = "observations" if "observations" in content else "checks"
    return {**content, field: [_mask_data(item, scanner) for item in content[field]]}


def _mask_data(data: dict[str, Any], scanner: Scanner) -> dict[str, Any]:
    """An object's texts masked, but for the words of this program."""
    masked = {}
    named = data.get("probe") == "variable" and str(data["arguments"][0])
    for name, item in data.items():
        if name in _FORM:
            masked[name] = item
        elif isinstance(item, dict):
            masked[name] = _mask_data(item, scanner)
        else:
            masked[name] = scanner.masked_value(item, named if named and name == "answer" else name)
    return masked


def _masked(made: Draft, scanner: Scanner, platform: Platform) -> Draft:
    """The draft with every find masked; what cannot be masked is left out and named."""
    observations: list[Observation] = []
    left_out = [*made.left_out]
    for observation in made.observations:
        try:
            new = _mask_observation(observation, scanner)
        except Exception:  # noqa: BLE001 - whatever went wrong, it must not be written
            left_out.append(LeftOut(about(observation.probe), _NOT_MASKED))
            continue
        if new != observation:
            key = key_of(new.probe, new.arguments, platform)
            made.changed.add(key)
            old = key_of(observation.probe, observation.arguments, platform)
            made.counts[key] = made.counts.get(old, {})
        observations.append(new)
    results = [_mask_data(result, scanner) for result in made.results]
    told = [LeftOut(scanner.masked(i.what), scanner.masked(i.why)) for i in left_out]
    return made._replace(observations=observations, results=results, left_out=told)


def _mask_observation(observation: Observation, scanner: Scanner) -> Observation:
    """An observation masked, and found clean after it.

    Raises:
        ValueError: it could not be masked.
    """
    content = b""
    if isinstance(observation.answer, Tail):
        content = scanner.masked(observation.answer.data.decode()).encode()
    bare = _mask_data(encode(observation), scanner)
    if _mask_data(bare, scanner) != bare:
        raise ValueError(_NOT_MASKED)
    masked = decode(bare, lambda name: content)
    if isinstance(observation.answer, Tail) and isinstance(masked.answer, Tail):
        head = observation.answer.head and content[:4]
        return masked._replace(answer=masked.answer._replace(head=head))
    return masked


def _leak(member: str) -> AssistantError:
    return AssistantError(
        "bundle-leaks",
        f"nothing was written: the last look found something private in “{member}” that could "
        "be neither masked nor left out",
        hint="please report this, and name an article, so that less is collected",
        exit_code=Exit.INTERNAL,
    )
