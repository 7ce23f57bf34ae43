"""``assistant collect``: one redacted file with what checks see here, for support."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence

from ..bundle.collect import Collected, Follow, collect
from ..bundle.make import make_bundle
from ..bundle.write import Finished
from ..engine import Engine
from ..errors import AssistantError, Exit
from ..host.base import is_recorded
from ..host.open import open_host
from ..newfile import check_place, write_new
from ..paths import desktop_folder
from ..record import TYPE_CHECKING
from ..redact import Pseudonyms
from ..redact.pseudonyms import default_path
from ..render.bundles import bundle_data
from ..render.preview import preview_lines
from ..session.case import COMPANY
from ..text import clean
from .common import Options, narrate, open_engine, print_json, stdout_style, tell_reach, usage_error
from .given import add_given, run_settings
from .keyboard import agrees
from .parser import Parser

if TYPE_CHECKING:
    from argparse import Namespace

_MEGABYTE = 1_000_000
_ELSEWHERE = "--out FILE.zip names another place"
_OVERHEAD = 200_000
"""Bytes that the rest of a bundle may take beside the ends of logs."""


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb: 0 written (or shown with --dry-run), 3 not written: nobody consented."""
    found = make_parser().parse_args(arguments)
    if not 1 <= found.max_size <= 100:
        raise usage_error("--max-size is a number of megabytes from 1 to 100", "the default is 20")
    out = found.out or default_place()
    check_place(out, _ELSEWHERE)
    engine = open_engine(options)
    tell_reach(engine)
    finished = _made(options, engine, found)
    if not options.json:
        for line in preview_lines(finished, stdout_style(options), full=found.preview == "full"):
            print(line)
        if finished.manifest["redactions"].get("id") and COMPANY not in found.keep:
            told = "Ids are replaced; a ticket needs the company's: --keep company leaves it in."
            print(told)
    consented = not found.dry_run and _consented(options, found, out)
    if consented:
        write_new(out, finished.data, _ELSEWHERE)
    code = Exit.OK if consented or found.dry_run else Exit.ABSTAIN
    if options.json:
        data = {**bundle_data(finished.manifest), "file": out if consented else None,
                "bytes": len(finished.data)}  # fmt: skip
        print_json("collect", data, code, kb=engine.stores[0].index.info)
    elif consented:
        print(f"Written: {clean(out)}. Look through it, then send it to support.")
    elif not found.dry_run:
        print("Nothing was written.")
    return code


def default_place() -> str:
    """A name with the time: on Windows on the desktop, elsewhere in the current folder.

    A Windows prompt that was opened as administrator is in Windows' own folder.
    """
    return os.path.join(desktop_folder(), time.strftime("support-bundle-%Y%m%d-%H%M%S.zip"))


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant collect",
        description="Write one file for support: what the checks see on this computer, ends of "
        "logs, settings; names replaced, passwords removed. Shown before it is written.",
        epilog="exit status: 0 written, 3 not written since nobody consented",
    )
    add = parser.add_argument
    add("names", nargs="*", metavar="NAME", help="articles or checks (default: all)")
    add("--out", metavar="FILE.zip", help="where (default: the desktop on Windows, else here)")
    add("--yes", action="store_true", help="consent to what would be shown (for scripts)")
    add("--dry-run", action="store_true", help="show what would be in it and write nothing")
    add(
        "--preview",
        choices=("short", "full"),
        default="short",
        help="how many of the replaced lines are shown (default short)",
    )
    add(
        "--keep",
        action="append",
        default=[],
        metavar="VALUE",
        help="leave this as it is; “company”: the company's id, which a ticket needs",
    )
    add_given(parser)
    add(
        "--deadline",
        type=float,
        default=60.0,
        metavar="SECONDS",
        help="for looking (default 60)",
    )
    add(
        "--max-size",
        type=float,
        default=20.0,
        metavar="MB",
        help="of the file; the largest logs are left out (default 20)",
    )
    return parser


def _made(options: Options, engine: Engine, found: Namespace) -> Finished:
    host = open_host(options.machine, engine.shelf)
    if is_recorded(host):
        raise usage_error(f"{host.label}: there is nothing to collect", "leave --machine out")
    settings = run_settings(engine, found, options)
    progress = _Progress()
    try:
        collected = collect(engine, found.names, host, settings, progress.show)
        most = int(found.max_size * _MEGABYTE)
        return _packed(collected, _kept(collected, found.keep), most, progress.show)
    finally:
        progress.clear()


def _kept(collected: Collected, written: Sequence[str]) -> frozenset[str]:
    """Values that stay; a variable's name stands for what was found of it."""
    found = {variable.name: variable.values for variable in collected.variables}
    return frozenset(value for name in written for value in found.get(name, (name,)))


def _packed(collected: Collected, keep: frozenset[str], most: int, follow: Follow) -> Finished:
    pseudonyms = Pseudonyms(default_path())
    finished = make_bundle(collected, pseudonyms, keep, most - _OVERHEAD, follow)
    if len(finished.data) > most:
        raise AssistantError(
            "too-large",
            f"the bundle would be {len(finished.data) / _MEGABYTE:.1f} MB large",
            hint="name an article, or allow more with --max-size",
            exit_code=Exit.CANNOT_CREATE,
        )
    return finished


def _consented(options: Options, found: Namespace, out: str) -> bool:
    """Consent given beforehand, or by somebody who has seen what would leave."""
    if found.yes:
        return True
    if options.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        narrate("nobody can be asked here; --yes consents, --dry-run only shows")
        return False
    return agrees(f"Write this to {out}?")


class _Progress:
    """What is being done: on one line of a terminal, elsewhere each part once."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._last = ""

    def show(self, what: str, done: int, of: int) -> None:
        """Tell of a step."""
        if self._live:
            self.clear()
            sys.stderr.write(f"{what}: {done} of {of}" if of else what)
            sys.stderr.flush()
        elif what != self._last:
            narrate(what)
        self._last = what

    def clear(self) -> None:
        """Nothing of it stays on a terminal."""
        if self._live:
            sys.stderr.write("\r\x1b[K" if os.name != "nt" else f"\r{'':<78}\r")
            sys.stderr.flush()
