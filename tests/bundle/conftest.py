"""Bundles of practice machines, and zips that are none."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.bundle.collect import Collected, collect
from assistant.bundle.make import make_bundle
from assistant.bundle.write import Finished
from assistant.checks.run import Settings
from assistant.engine import Engine
from assistant.host.base import Host
from assistant.host.open import open_host
from assistant.newfile import write_new
from assistant.redact import Pseudonyms

Written = Callable[..., Path]
Zipped = Callable[..., Path]


def made(collected: Collected, most: int = 20_000_000) -> Finished:
    """A bundle of what was collected, with pseudonyms of its own."""
    return make_bundle(collected, Pseudonyms(None), frozenset(), most)


@pytest.fixture
def machine(tmp_path: Path) -> Callable[[Mapping[str, Any]], Host]:
    """A practice machine of one's own."""

    def opened(content: Mapping[str, Any]) -> Host:
        path = tmp_path / "own.yaml"
        path.write_text(json.dumps(content), encoding="utf-8")
        return open_host(f"practice:{path}")

    return opened


@pytest.fixture
def written(engine: Engine, tmp_path: Path) -> Written:
    """``written(host, *names)``: a bundle of a machine, as a file."""

    def bundle(host: Host | str, *names: str, most: int = 20_000_000, file: str = "b.zip") -> Path:
        there = open_host(host) if isinstance(host, str) else host
        path = tmp_path / file
        write_new(str(path), made(collect(engine, names, there, Settings()), most).data)
        return path

    return bundle


def members(path: Path) -> dict[str, bytes]:
    """What is in a zip."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def listed(content: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """Members as a manifest lists them."""
    return [
        {"name": n, "size": len(d), "sha256": hashlib.sha256(d).hexdigest(), "redactions": {}}
        for n, d in content.items()
    ]


@pytest.fixture
def zipped(tmp_path: Path) -> Zipped:
    """``zipped({"a.txt": b"..."}, manifest={...})``: a bundle with changes made to it."""

    def zip_of(
        content: Mapping[str, bytes] | None = None, file: str = "x.zip", **changes: Any
    ) -> Path:
        observations = {"schema": "assistant/observations", "observations": []}
        inside = {"observations.json": json.dumps(observations).encode(), **(content or {})}
        manifest: dict[str, Any] = {
            "schema": "assistant/bundle",
            "schema_version": "1.0",
            "tool": {"name": "assistant", "version": "0.1"},
            "kb": [],
            "now": 1_763_800_000.0,
            "machine": {"platform": "windows", "label": "a computer", "practice": False},
            "asked": [],
            "members": listed(inside),
            "redactions": {},
            "left_out": [],
            **changes,
        }
        path = tmp_path / file
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("manifest.json", json.dumps(manifest))
            for name, data in inside.items():
                archive.writestr(name, data)
        return path

    return zip_of
