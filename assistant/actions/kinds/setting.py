"""Change one value in a settings file (JSON, YAML, INI or TOML); nothing else in it changes.

The value is there already, and stays what it is: a number, yes or no, or a text. No key is added,
and no password set or replaced. The old file is kept beside the new one, and put back by undo.
"""

from __future__ import annotations

import hashlib

from ...checks import schema
from ...checks.setting_edit import LARGEST, Edit, edited
from ...checks.settings_files import FORMATS, format_of, holds_secret, is_secret
from ...host.base import ActingHost
from ...host.values import HostError
from ...record import Record
from ...text import one_line, quoted
from ..kind import Look, Person, Step
from ..places import changeable, free

RISK = "caution"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
title: Set the port back to 8080
setting: {path: /etc/pump/pump.ini, key: network.port, value: '8080'}
"""
_MARK = b"\xef\xbb\xbf"
"""What a file in UTF-8 may begin with."""


class Params(Record):
    """What to change."""

    path: str = schema.path("the file", required=True)
    key: str = schema.text(
        "the value's place: names joined by dots, numbers for places in a list", required=True
    )
    value: str = schema.text("what will stand there", required=True)
    format: str = schema.option("how the file is written; by its ending", FORMATS, default="auto")


def plan(look: Look, params: Params) -> list[Step]:
    """One step; none where the value is there already."""
    path = changeable(look.host, params.path).path
    if is_secret(params.key):
        raise HostError("permission_denied", f"“{params.key}” may be a password: no fix sets one")
    kind = format_of(params.format, path)
    data = look.host.tail(path, 4 * LARGEST + 1)
    if not data.whole:
        raise HostError("over_budget", f"{path} is too large for a settings file")
    edit = _edited(path, data.data, kind, params.key, params.value)
    if edit is None:
        return []
    if holds_secret(edit.before) or holds_secret(edit.after):
        message = f"“{params.key}” holds a password or its like: no fix sets or replaces one"
        raise HostError("permission_denied", message)
    mine, elevated = look.host.editable(path), look.host.system().elevated
    if not mine and elevated:
        raise HostError("permission_denied", f"{path} may not be written")
    kept = free(look.host, f"{path}.before-fix")
    look.host.refuse_change(kept)
    mark = hashlib.sha256(data.data).hexdigest()
    now = hashlib.sha256(_bytes(edit, data.data)).hexdigest()
    return [
        Step(
            "setting",
            "set",
            f"Set {params.key} to {params.value} in {path} (now: {edit.old})",
            f"line {edit.line} of {quoted(path)}: {edit.before!r} -> {edit.after!r}; "
            f"sha256 {mark[:16]}; the old file is kept as {quoted(kept)}",
            {
                "path": path, "format": kind, "key": params.key, "value": params.value,
                "sha256": mark, "kept": kept,
            },
            changes=f"{params.key} is {params.value}; the old file is {kept}",
            undo=f"Put the old {path} back",
            undo_data={"path": path, "sha256": now, "from": kept, "was": mark},
            undo_call=f"line {edit.line} of {quoted(path)}: {edit.after!r} -> {edit.before!r}; "
            f"sha256 {now[:16]}; the whole file as it is kept in {quoted(kept)}",
            elevated=not mine,
        )
    ]  # fmt: skip


def _edited(path: str, data: bytes, kind: str, key: str, value: str) -> Edit | None:
    try:
        return edited(data.removeprefix(_MARK).decode(), kind, key, value)
    except UnicodeDecodeError:
        raise HostError("unreadable", f"{path} is not written in UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise HostError("unreadable", f"{path}: {one_line(str(error))}") from None


def _bytes(edit: Edit, old: bytes) -> bytes:
    return (_MARK if old.startswith(_MARK) else b"") + edit.text.encode()


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """Set it, or put the old file back."""
    given = step.data
    path = given["path"]
    if kept := given.get("from"):
        old = host.tail(kept, 4 * LARGEST).data
        if hashlib.sha256(old).hexdigest() != given["was"]:
            raise HostError("exception", f"{kept} is not the old file any more")
        host.edit_file(path, old, given["sha256"], "")
        return f"{path} is as it was"
    data = host.tail(path, 4 * LARGEST).data
    edit = None
    if hashlib.sha256(data).hexdigest() == given["sha256"]:
        edit = _edited(path, data, given["format"], given["key"], given["value"])
    if edit is None:
        raise HostError("exception", f"{path} has changed since it was shown")
    host.edit_file(path, _bytes(edit, data), given["sha256"], given["kept"])
    return f"{given['key']} was set to {given['value']}"
