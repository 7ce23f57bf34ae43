"""Bundles of other versions, and bundles of which any part may be anything."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.bundle.diff import compare
from assistant.engine import Engine
from assistant.engine.checking import plan_checks
from assistant.errors import AssistantError, Exit
from assistant.host.recorded.host import Bundle, open_bundle
from assistant.render.bundles import bundle_data, show_lines
from assistant.render.terminal import Style
from tests.bundle.conftest import listed, members
from tests.examples import examples

if TYPE_CHECKING:
    from tests.bundle.conftest import Zipped
    from tests.conftest import Run

OLD = Path(__file__).parent.parent / "data" / "bundle-0.1.0.zip"
"""Written by version 0.1.0 on a practice machine."""
ODD: tuple[Any, ...] = ([], 5, "x", None, {}, 10**30, -1, True, 1e17, [[]], {"a": []}, "\x1b[2J")


def test_a_bundle_of_version_0_1_0_still_opens(run: Run) -> None:
    shown = run("bundle", "show", str(OLD))
    assert shown.returncode == 0
    assert b"written by version 0.1.0" in b" ".join(shown.stdout.split())
    asked = run("check", "--machine", str(OLD))
    assert b"QuickbooksDesktop_company-1" in asked.stdout
    assert run("bundle", "diff", str(OLD), str(OLD)).returncode == 0
    assert run("bundle", "show", str(OLD), "--json").returncode == 0


def _nodes(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    inner = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data if isinstance(data, list) else ())
    )
    for name, item in inner:
        yield from _nodes(item, (*path, name))


def _with(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    copy = json.loads(json.dumps(data))
    if not path:
        return value
    place = copy
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    return copy


def _opened(path: Path, engine: Engine) -> None:
    """Everything that reads a bundle; it may say that it is none, and nothing else."""
    try:
        bundle = open_bundle(str(path))
    except AssistantError as error:
        refused = error
    else:
        _read(bundle, engine)
        return
    assert refused.exit_code == Exit.DATA
    assert refused.message.isprintable()


def _read(bundle: Bundle, engine: Engine) -> None:
    shown = [*show_lines(bundle.manifest.data, bundle.host.label, Style(width=80))]
    assert all(line.isprintable() for line in shown)
    json.dumps(bundle_data(bundle.manifest.data))
    compare(plan_checks(engine, []), bundle.host, bundle.host)


@pytest.mark.parametrize("member", ["manifest.json", "observations.json", "results.json"])
def test_any_part_of_a_bundle_may_be_anything(member: str, zipped: Zipped, engine: Engine) -> None:
    inside = members(OLD)
    manifest = json.loads(inside.pop("manifest.json"))
    changed = manifest if member == "manifest.json" else json.loads(inside[member])
    chosen = random.Random(7)
    paths = [*_nodes(changed)]
    every = member == "manifest.json"
    for path in paths if every else chosen.sample(paths, min(examples(100), len(paths))):
        for value in ODD if every and len(path) < 2 else chosen.sample(ODD, 1):
            new = _with(changed, path, value)
            if every:
                if not isinstance(new, dict):
                    continue
                _opened(zipped(inside, **{**manifest, **new}), engine)
            else:
                content = {**inside, member: json.dumps(new).encode()}
                told = {**manifest, "members": listed(content)}
                _opened(zipped(content, **told), engine)


@pytest.mark.parametrize(
    "value", [[], 5, "x", None, {"a": "b"}, {"a": 10**30}, {"a": True}], ids=str
)
def test_counts_that_are_none_are_told_with_65(value: Any, zipped: Zipped, run: Run) -> None:
    inside = members(OLD)
    manifest = json.loads(inside.pop("manifest.json"))
    told = [{**m, "redactions": value} for m in manifest["members"]]
    path = zipped(inside, **{**manifest, "members": told})
    for arguments in (("bundle", "show", str(path)), ("check", "--machine", str(path))):
        done = run(*arguments)
        assert done.returncode == Exit.DATA
        assert b"members" in done.stderr
    assert run("bundle", "diff", str(OLD), str(path)).returncode == Exit.DATA
