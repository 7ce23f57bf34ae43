"""What users and scripts rely on: commands, and what each of them printed.

``make published`` writes all of it anew, and what README and docs show of it. Do so where an output
changes on purpose, and look at the difference before it is committed: it is what users will notice.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from assistant.cli import main
from assistant.cli.check import FORMATS
from assistant.cli.completion import SHELLS
from assistant.cli.registry import PROGRAM
from assistant.host.practice.hands import ActingPracticeHost
from assistant.render.schemas import SCHEMAS
from tests.docs import consoles, manual, reference
from tests.docs.still import NOW

DATA = Path(__file__).resolve().parent / "data"
PUBLISHED = DATA / "published"
OFFICE = PUBLISHED / "office"
"""A knowledge base with all that an article may hold, and with mistakes."""
OLD = DATA / "v0.1.0"
"""Files as version 0.1.0 wrote them; they are never made anew."""

_SHOWN = ("healthy", "one-time-sync", "red-tray", "stuck-queue", "webroot-blocked",
          "web-connector-healthy", "hosted-desktop", "window-open")  # fmt: skip
"""Practice machines whose whole report is kept."""

VERBS = (
    *(verb.name for verb in PROGRAM.verbs),
    *(f"{verb.name} {below.name}" for verb in PROGRAM.verbs for below in verb.verbs),
)


class Case(NamedTuple):
    """A command line, and what it reads."""

    name: str
    """Of the file that holds what it printed."""
    line: str
    """The arguments, separated by blanks; ``_`` stands for a blank in one of them."""
    stdin: str = ""


def _cases() -> Iterator[Case]:
    yield from (Case(f"schemas/{name}", f"schema {name}") for name in SCHEMAS)
    yield from (Case(f"help/{verb.replace(' ', '-')}", f"{verb} --help") for verb in VERBS)
    yield Case("help/assistant", "--help")
    yield Case("help/version", "--version")
    yield Case("help/schema-names", "schema")
    yield from (Case(f"completion/{s}", f"completion {s}") for s in SHELLS)
    yield from _answers()
    yield from _checks()
    yield from _fixes()
    yield from _kept()
    yield from _knowledge()
    yield from _errors()


def _answers() -> Iterator[Case]:
    office = "--kb OFFICE ask"
    for name, text in (
        ("answer", "the_prnter_is_offline"),
        ("clarify", "offline slow"),
        ("abstain", "vegan_lasagne_for_twelve"),
        ("top", "printer slow --top 1"),
        ("checks", "the_printer_is_offline --checks --machine practice:healthy"),
    ):
        yield Case(f"ask/{name}", f"{office} {text}")
        yield Case(f"ask/{name}.json", f"{office} {text} --json")
    yield Case("ask/stdin", f"{office} -", "the wifi is slow\n")
    yield Case("ask/builtin.json", "ask tray icon is red --json")
    lines = [{"id": "1", "query": "the wifi is slow"}, {"id": 2, "query": 3}, {"query": "lasagne"}]
    yield Case("ask/batch", f"{office} --batch -", "\n".join(map(json.dumps, lines)) + "\nno json")
    turns = ["it is cold", "no, the printer", "it is offline", "ok thanks"]
    dialogue = {"id": "d", "turns": [{"user": turn} for turn in turns]}
    yield Case("ask/dialogue", f"{office} --dialogue -", json.dumps(dialogue) + '\n{"turns": 1}\n')
    said = "the printer is offline\n/help\nwhy?\nno\n/quit\n"
    yield Case("chat/office", "--kb OFFICE --machine practice:healthy chat --plain", said)
    said = "connector problem\n1\nit helped\n"
    yield Case("chat/choice", "chat --plain --no-checks", said)


def _checks() -> Iterator[Case]:
    for form in FORMATS:
        yield Case(
            f"check/office.{form}", f"--kb OFFICE check --machine practice:healthy --format {form}"
        )
        if form != "jsonl":  # that tells results as they come
            line = f"check tray-icon-red --machine practice:red-tray --format {form}"
            yield Case(f"check/red-tray.{form}", line)
    yield from (Case(f"check/all-{m}", f"check --machine practice:{m}") for m in _SHOWN)
    yield Case("check/bundle", "check --machine OLD/red-tray.zip")
    yield Case("check/bundle.json", "check connector-ui-running --machine OLD/red-tray.zip --json")


def _fixes() -> Iterator[Case]:
    red = "fix tray-icon-red --machine practice:red-tray"
    for name, line in (
        ("dry-run", f"{red} --dry-run"),
        ("yes", f"{red} --yes"),
        ("nobody", red),
        ("manual", "fix sync-stuck-queued --machine practice:stuck-queue --yes"),
        ("nothing", "fix tray-icon-red --machine practice:healthy --yes"),
        ("bundle", "fix tray-icon-red --machine OLD/red-tray.zip"),
    ):
        yield Case(f"fix/{name}", line)
        yield Case(f"fix/{name}.json", f"{line} --json")
    yield Case("fix/history", "fix --history")
    yield Case("fix/history.json", "fix --history --json")


def _kept() -> Iterator[Case]:
    first = "20261130-015155-3eea0f"
    for name, line in (
        ("list", "list"),
        ("list-tag", "list --tag acme --limit 1"),
        ("show", f"show {first}"),
        ("show-fix", "show 20261130-015157-19cbdf"),
        ("export", f"export {first}"),
        ("stats", "--kb OFFICE stats"),
        ("steps", f"steps {first}"),
        ("search", "search lasagne"),
        ("search-none", "search zzzz"),
        ("note", "note last Impact:_none"),
        ("tag", f"tag {first} acme --remove"),
        ("delete", f"delete {first} --yes"),
    ):
        yield Case(f"sessions/{name}", f"sessions {line}")
        yield Case(f"sessions/{name}.json", f"sessions {line} --json")
    yield Case("sessions/export.html", f"sessions export {first} --format html")
    yield Case("sessions/resume", f"sessions resume {first} --plain", "and the printer?\n")
    yield Case("machine/list", "machine list")
    yield Case("machine/list.json", "machine list --json")
    yield Case("config/show", "config")
    yield Case("config/path", "config path")
    yield Case("config/show.json", "config --json")
    yield Case("config/set", "config set theme dracula")


def _knowledge() -> Iterator[Case]:
    docs = "kb import OLD/docs --out new --no-proposals"
    cases = (
        '{"query": "the printer is offline", "expected": "printer", "style": "x"}\n'
        '{"query": "the prnter is offline", "expected": "network", "also_ok": ["heating"]}\n'
        '{"query": "vegan lasagne", "expected": "none"}\n'
    )
    for name, line, stdin in (
        ("list", "--kb OFFICE kb list", ""),
        ("show", "--kb OFFICE kb show printer", ""),
        ("lint", "--kb OFFICE kb lint", ""),
        ("test", "--kb OFFICE kb test -", cases),
        ("compile", "kb compile OFFICE --out office.kb", ""),
        ("kinds", "kb kinds", ""),
        ("kind", "kb kinds process", ""),
        ("import", docs, ""),
        ("import-dry-run", f"{docs} --dry-run", ""),
        ("status", "kb status OLD/imported --docs OLD/docs", ""),
    ):
        yield Case(f"kb/{name}", line, stdin)
        yield Case(f"kb/{name}.json", f"{line} --json", stdin)
    for name, line in (
        ("collect", "collect tray-icon-red --machine practice:red-tray --yes --out new.zip"),
        ("collect-dry-run", "collect tray-icon-red --machine practice:red-tray --dry-run"),
        ("show", "bundle show OLD/red-tray.zip"),
        ("diff", "bundle diff OLD/red-tray.zip OLD/webroot-blocked.zip"),
    ):
        yield Case(f"bundle/{name}", line)
        yield Case(f"bundle/{name}.json", f"{line} --json")


def _errors() -> Iterator[Case]:
    for name, line in (
        ("no-verb", ""),
        ("unknown-verb", "aks"),
        ("unknown-subverb", "kb lst"),
        ("unknown-option", "check --nope"),
        ("unknown-schema", "schema aks"),
        ("unknown-article", "--kb OFFICE kb show printr"),
        ("unknown-machine", "check --machine nowhere"),
        ("unknown-practice", "check --machine practice:redtray"),
        ("unknown-setting", "config set them nord"),
        ("bad-setting", "config set theme nrd"),
        ("bad-top", "ask red --top 0"),
        ("bad-bundle", "bundle show OLD/office.kb.gz"),
        ("no-bundle", "bundle show nowhere.zip"),
        ("no-question", "ask -"),
        ("no-file", "ask --batch nowhere.jsonl"),
        ("no-kb", "--kb nowhere ask red"),
        ("no-session", "sessions show nowhere"),
        ("cannot-create", "kb compile OFFICE --out nowhere/office.kb"),
        ("exists", "collect --machine practice:healthy --yes --out OLD/red-tray.zip"),
        ("bad-kb-yaml", "--kb PUBLISHED/bad ask red"),
        ("denied", "fix restart-connector --machine practice:PUBLISHED/denied.yaml --yes"),
        ("wrong-machine", "check --machine practice:PUBLISHED/wrong.yaml"),
    ):
        yield Case(f"errors/{name}", line)
        yield Case(f"errors/{name}.json", f"{line} --json")


CASES = tuple(_cases())

_PLACES = {"OFFICE": OFFICE, "OLD": OLD, "PUBLISHED": PUBLISHED}
_VOLATILE = (
    (r'(duration_ms"?: ?|duration_ms=|\btime="|\btime=|_seconds\{.*\} )[\d.e-]+', r"\1N"),
    (r"(=|, in\s)[\d.]+( ?s[;.])", r"\1N\2"),
    (r"([0-9]{8}-[0-9]{6}-)[0-9a-f]{6}", r"\1ID"),
    (r'("tool":\{"name":"assistant","version":")[^"]+|^(assistant )[\d.]+$', r"\1\2VERSION"),
)


def masked(text: str, folder: Path) -> str:
    """`text` without what differs from run to run although the clock stands still.

    These are: the working folder and the repository's (named as in `_PLACES`), durations, the
    random part of ids, and the version of the program.
    """
    for name, place in {"FOLDER": folder, **_PLACES}.items():
        text = text.replace(str(place), name)
    for pattern, word in _VOLATILE:
        text = re.sub(pattern, word, text, flags=re.MULTILINE)
    return text


def printed(case: Case, folder: Path) -> str:
    """What a case prints in an empty `folder`, masked: exit code, stdout, stderr."""
    arguments = [_argument(word) for word in case.line.split()]
    with _user(folder), _streams(case.stdin) as (out, err):
        try:
            code = main.main(arguments)
        except SystemExit as end:  # argparse has printed its help
            code = int(end.code or 0)
        sys.stdout.flush()
        sys.stderr.flush()
        told = f"--- stderr\n{err.getvalue().decode()}" if err.getvalue() else ""
        return masked(f"exit {code}\n{out.getvalue().decode()}{told}", folder)


def _argument(word: str) -> str:
    word = word.replace("_", " ")
    kind, _, path = word.rpartition(":") if word.startswith("practice:") else ("", "", word)
    first, slash, rest = path.partition("/")
    path = f"{_PLACES.get(first, first)}{slash}{rest}"
    return f"{kind}:{path}" if kind else path


@contextmanager
def _user(folder: Path) -> Iterator[None]:
    """A user with the files of version 0.1.0, whose clock shows UTC."""
    unpack(folder)
    names = {f"XDG_{name.upper()}_HOME": str(folder / name) for name in ("data", "config")}
    with (
        mock.patch.dict(os.environ, {"TZ": "UTC", "COLUMNS": "80", **names}),
        mock.patch("time.time", return_value=NOW),
        mock.patch.object(ActingPracticeHost, "now", return_value=NOW),
    ):
        for name in [name for name in os.environ if name.startswith("ASSISTANT_")]:
            del os.environ[name]
        before = Path.cwd()
        os.chdir(folder)
        _set_zone()
        try:
            yield
        finally:
            os.chdir(before)
    _set_zone()


def _set_zone() -> None:
    """Have the C library read TZ; Windows has no such call, and shows its own zone."""
    if sys.platform != "win32":
        time.tzset()


def unpack(folder: Path) -> None:
    """Copy what version 0.1.0 wrote into `folder`."""
    for path in OLD.rglob("*"):
        if path.is_file():
            to = folder / path.relative_to(OLD)
            to.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix == ".gz":
                to.with_suffix("").write_bytes(gzip.decompress(path.read_bytes()))
            else:
                to.write_bytes(path.read_bytes())


@contextmanager
def _streams(stdin: str) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    """Streams as a script has them."""
    out, err = io.BytesIO(), io.BytesIO()
    with (
        mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")),
        mock.patch("sys.stdout", io.TextIOWrapper(out, "utf-8")),
        mock.patch("sys.stderr", io.TextIOWrapper(err, "utf-8")),
    ):
        yield out, err


def kept(case: Case) -> Path:
    """The file that holds what a case printed."""
    return PUBLISHED / f"{case.name}.txt"


def renew() -> None:
    """Write all outputs anew."""
    for old in PUBLISHED.rglob("*.txt"):
        if OFFICE not in old.parents:
            old.unlink()
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder:
            text = printed(case, Path(folder).resolve())
        path = kept(case)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    reference.renew()
    manual.renew()
    with tempfile.TemporaryDirectory() as folder:
        consoles.renew_all(Path(folder).resolve())


if __name__ == "__main__":
    renew()
