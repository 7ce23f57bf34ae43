"""``assistant machine record``: a practice machine from this computer or a bundle, redacted."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence

from ..bundle.as_machine import cut_files, machine_data
from ..bundle.collect import collect
from ..bundle.machine_claims import Claims, claims_of
from ..bundle.make import make_bundle
from ..engine import Engine
from ..engine.checking import Plan, plan_checks
from ..errors import Exit
from ..host.base import Host, is_recorded
from ..host.open import open_host
from ..host.practice.file import Machine
from ..host.practice.hands import practice_of
from ..host.recorded.host import Bundle, open_bundle
from ..host.recorded.values import Observation
from ..kb.schema import plain
from ..kb.yamlio import load
from ..newfile import write_new
from ..record import TYPE_CHECKING
from ..redact import Pseudonyms
from ..redact.pseudonyms import default_path
from .common import Options, narrate, open_engine, tell_reach, usage_error
from .given import add_given, run_settings
from .parser import Parser

if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

_MOST = 5_000_000
"""Bytes that ends of files may take."""
_LOOKED_FOR = {
    "process": ("process", "name"),
    "installed_program": ("program", "name"),
    "scheduled_task": ("task", "name"),
    "port": ("port", "port"),
}
"""Kind of a check -> what it looks for, and the parameter that names it."""


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant machine record",
        description="Print a practice machine: what the checks see on this computer, or with "
        "--machine in a bundle. Names and secrets are replaced as in a bundle. Look through it "
        "before you pass it on.",
        epilog="for example: assistant machine record > kb/machines/mine.yaml",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="articles or checks (all)")
    parser.add_argument("--title", default="A recorded machine", help="what it is called")
    parser.add_argument("--out", metavar="FILE.yaml", help="a new file, instead of stdout")
    parser.add_argument(
        "--deadline", type=float, default=60.0, metavar="SECONDS", help="for looking (default 60)"
    )
    add_given(parser)
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    found = make_parser().parse_args(arguments)
    if options.json:
        raise usage_error("a machine is written as YAML", "leave --json out")
    engine = open_engine(options)
    tell_reach(engine)
    plans = plan_checks(engine, found.names)
    bundle = _recorded(options, engine, found)
    named = _named(plans)

    def data_of(observations: Sequence[Observation]) -> dict[str, Any]:
        platform, now = bundle.host.platform, bundle.manifest.now
        return machine_data(observations, platform, now, found.title, named)

    def practice(observations: Sequence[Observation]) -> Host:
        data = plain(load(_yaml(data_of(observations))))
        return practice_of(Machine("recorded", found.title, data))

    claims = claims_of(plans, bundle.host, practice)
    data = data_of(claims.observations)
    data["expect"] = {"checks": dict(claims.states)}
    _tell_unknown(claims)
    for path in cut_files(claims.observations):
        narrate(f"of {path} only the end is in it")
    text = f"# Recorded; names and secrets were replaced.\n{_yaml(data)}"
    if found.out:
        narrate(f"written: {write_new(found.out, text)}; look through it")
    else:
        print(text, end="")
    return Exit.OK


def _tell_unknown(claims: Claims) -> None:
    for result in claims.unknown:
        narrate(f"not under “expect”: {result.id}: {result.message}")


def _recorded(options: Options, engine: Engine, found: Namespace) -> Bundle:
    """The machine as a bundle: the one that was named, or one made for the purpose."""
    host = open_host(options.machine, engine.shelf)
    if is_recorded(host):
        return open_bundle(options.machine)
    settings = run_settings(engine, found, options)
    collected = collect(engine, found.names, host, settings)
    made = make_bundle(collected, Pseudonyms(default_path()), frozenset(), _MOST)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "recorded.zip")
        write_new(path, made.data)
        return open_bundle(path)


def _named(plans: Sequence[Plan]) -> dict[str, list[str]]:
    """What the checks look for in lists of the whole machine."""
    named: dict[str, list[str]] = {}
    for plan in plans:
        for spec in plan.specs.values():
            if spec.kind and spec.kind.name in _LOOKED_FOR:
                what, parameter = _LOOKED_FOR[spec.kind.name]
                value = spec.params[parameter]
                names = value if isinstance(value, tuple) else (value,)
                named.setdefault(what, []).extend(_plain(n) for n in names)
    return named


def _plain(name: Any) -> str:
    """A pattern of a name: a variable stands for anything."""
    import re

    text = f"{name:.0f}" if isinstance(name, float) else str(name)
    return re.sub(r"\{[a-z_]+\}", "*", text)


def _yaml(data: dict[str, Any]) -> str:
    import yaml

    class Plain(yaml.SafeDumper):
        """Writes nothing twice by reference, and texts of several lines as such."""

        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the dumper's own method
            return True

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        style = "|" if "\n" in value else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Plain.add_representer(str, text)
    return yaml.dump(data, Dumper=Plain, sort_keys=False, allow_unicode=True, width=100)
