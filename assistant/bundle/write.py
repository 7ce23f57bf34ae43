"""The members -> one zip, searched once more before it is written.

The same content gives the same bytes. The zip is put together in memory and searched there; only
then is it written, beside its place, and renamed. So there is never half a bundle, and never one
in which something was found.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO

from .. import __version__
from ..errors import AssistantError, Exit
from ..host.base import System
from ..host.recorded.archive import MAX_RATIO, SMALL
from ..host.recorded.manifest import MANIFEST, SCHEMA, SCHEMA_VERSION, total_of
from ..record import TYPE_CHECKING, Record
from ..redact import Identity, Redactor, scan
from .collect import Collected
from .pack import Member, Pack

if TYPE_CHECKING:
    from typing import Any

_EPOCH = (1980, 1, 1, 0, 0, 0)
README = "README.txt"
_README = """\
This is a support bundle: what a troubleshooting assistant saw on one computer.

manifest.json      who wrote it, when, what is in it, what was left out and why
observations.json  what the computer answered to each question of the checks
results.json       what the checks came to there
files/             the ends of logs, and settings files, as far as checks read them

Names of people, computers and companies were replaced by stand-ins such as user-1, and passwords,
tokens and keys were removed. The list of stand-ins never left the computer.
To look at it:  assistant check --machine THIS-FILE.zip
"""


class Finished(Record):
    """A bundle that is ready to be written."""

    manifest: Mapping[str, Any]
    members: tuple[Member, ...]
    data: bytes
    """The zip."""


def finish(
    collected: Collected,
    packed: Pack,
    redactor: Redactor,
    identity: Identity,
    keep: frozenset[str] = frozenset(),
) -> Finished:
    """Put the zip together and search it.

    Raises:
        AssistantError: something that should have been redacted is in it (70).
    """
    readme = Member(README, _README.encode(), "what this is", {})
    members = tuple(sorted((*packed.members, readme), key=lambda m: m.name))
    manifest = _redacted(_manifest(collected, packed, members), redactor)
    data = _zip([(MANIFEST, _json(manifest)), *((m.name, m.data) for m in _once(members))])
    _search(data, identity, keep)
    return Finished(manifest, members, data)


def _once(members: tuple[Member, ...]) -> Iterator[Member]:
    """Each member once: what was read twice is one."""
    yield from {member.name: member for member in members}.values()


def _manifest(collected: Collected, packed: Pack, members: tuple[Member, ...]) -> dict[str, Any]:
    host = collected.host
    whole = [*_once(members)]
    return {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "assistant", "version": __version__},
        "kb": list(collected.kb),
        "now": collected.now,
        "machine": {
            "platform": host.platform,
            "label": host.label if host.practice else "a computer",
            "practice": host.practice,
            "system": _system(packed),
        },
        "asked": list(collected.names),
        "members": [
            {
                "name": member.name,
                "size": len(member.data),
                "sha256": hashlib.sha256(member.data).hexdigest(),
                "about": member.about,
                "redactions": dict(member.redactions),
            }
            for member in whole
        ],
        "redactions": total_of([member.redactions for member in whole]),
        "left_out": [item._asdict() for item in packed.left_out],
        "closed_checks": list(packed.guarded.checks),
    }


def _redacted(manifest: dict[str, Any], redactor: Redactor) -> dict[str, Any]:
    """The manifest's own texts pass through the redactor, too; its form stays."""
    clean: dict[str, Any] = redactor.value({**manifest, "members": []})
    for name in ("schema", "schema_version", "tool", "now", "members", "redactions"):
        clean[name] = manifest[name]
    clean["machine"]["platform"] = manifest["machine"]["platform"]
    return clean


def _system(packed: Pack) -> dict[str, Any]:
    """Facts of the system, as the redacted observations tell them."""
    for observation in packed.guarded.observations:
        if isinstance(observation.answer, System):
            facts = observation.answer._asdict()
            return {name: facts[name] for name in ("name", "version", "bits", "server", "elevated")}
    return {}


def _zip(files: list[tuple[str, bytes]]) -> bytes:
    """The same bytes for the same files, on any system."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system, info.external_attr = 3, (stat.S_IFREG | 0o600) << 16
            dense = len(data) > SMALL and len(data) > MAX_RATIO // 2 * len(zlib.compress(data, 9))
            info.compress_type = zipfile.ZIP_STORED if dense else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return stream.getvalue()


def _search(data: bytes, identity: Identity, keep: frozenset[str]) -> None:
    """The last look, at the finished zip as whoever gets it will read it."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode()
            for piece in _pieces(name, text):
                if found := scan(piece, identity, keep):
                    raise _leak(name, found[0].kind)


def _pieces(name: str, text: str) -> Iterator[str]:
    """The texts within JSON, as they stand there; any other member is one text."""
    if not name.endswith(".json") or "/" in name:
        yield text
        return
    yield from dict.fromkeys(_texts(json.loads(text)))


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        yield from (text for item in data for text in _texts(item))
    elif isinstance(data, dict):
        for name, item in data.items():
            if name != "sha256":
                yield name
                yield from _texts(item)


def _leak(member: str, kind: str) -> AssistantError:
    return AssistantError(
        "bundle-leaks",
        f"nothing was written: the last look at the bundle found something of the class "
        f"“{kind}” in its member “{member}”",
        hint="this is a fault of this program: please report it, and send the logs by hand",
        exit_code=Exit.INTERNAL,
    )


def write(finished: Finished, path: str) -> None:
    """Write the zip beside its place, readable by this user alone, and rename it.

    Raises:
        AssistantError: the file is there already, or cannot be made (73).
    """
    folder = os.path.dirname(path) or "."
    beside = os.path.join(folder, f".{os.path.basename(path)}.{secrets.token_hex(4)}.part")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(beside, flags, 0o600), "wb") as file:
            file.write(finished.data)
            file.flush()
            os.fsync(file.fileno())
        _put(beside, path)
    except OSError as error:
        raise AssistantError(
            "cannot-create",
            f"{path} cannot be written: {error.strerror or error}",
            hint="--out FILE.zip names another place",
            exit_code=Exit.CANNOT_CREATE,
        ) from None
    finally:
        with suppress(OSError):
            os.unlink(beside)


def _put(beside: str, path: str) -> None:
    """Give the file its name, never that of another file."""
    if os.name == "nt":
        os.rename(beside, path)  # which fails where there is one
        return
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.exists(path):
            raise FileExistsError(17, "File exists", path) from None
        os.rename(beside, path)


def _json(data: Any) -> bytes:
    return (json.dumps(data, indent=1, allow_nan=False) + "\n").encode()
