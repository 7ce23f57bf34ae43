"""``assistant fix``: show a fix's plan, ask, do it, and look whether it helped."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from ..actions.journal import Journal
from ..actions.read import ActionSpec
from ..engine.fix_report import NOTHING, interrupted
from ..engine.fixing import Fixer, find_actions
from ..errors import Exit
from ..host.base import is_recorded
from ..host.open import acting_host
from ..model import ActionResult
from ..record import TYPE_CHECKING
from ..render.fixes import result_lines
from ..render.outputs import FixData, machine_data
from ..text import one_line
from .common import Options, narrate, open_engine, print_json, stdout_style, tell_reach, usage_error
from .fix_face import FixFace
from .given import add_given, run_settings
from .parser import Parser
from .recording import add_record, finish, recording

if TYPE_CHECKING:
    from argparse import Namespace

    from ..kb.store import Store


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb: 0 fixed or nothing to do, 1 done but not verified, 2 failed, 3 not done.

    A plan that was only shown is not done.
    """
    found = make_parser().parse_args(arguments)
    journal = Journal()
    if found.history:
        from .fix_history import show_history

        return show_history(options, journal, found.name or "")
    if not found.name:
        raise usage_error("fix what?", "name an article or a fix: assistant fix ARTICLE --dry-run")
    engine = open_engine(options)
    store, specs = find_actions(engine, found.name)
    tell_reach(engine)
    host = acting_host(options.machine, engine.shelf)
    if not options.json:
        for line in interrupted(journal, host.source):
            narrate(f"note: {line}")
    recorder = recording(options, engine, "fix", host, wanted=found.record)
    face = FixFace(stdout_style(options), recorder, quiet=options.json, consents=found.yes)
    person = face.person()
    settings = run_settings(engine, found, options)
    fixer = Fixer(store, host, settings, face.show_plan, face.consent, person, journal, face.listen)
    results = []
    for spec in specs:
        result = fixer.fix(spec, dry_run=_only_plans(options, found), anyway=found.anyway)
        results.append(result)
        recorder.fixed(result)
        face.print(result_lines(result, face.style))
        if not goes_on(result, dry_run=_only_plans(options, found)):
            break
    code = _exit(results)
    if options.json:
        data = FixData(tuple(face.plans), tuple(results), machine_data(host))
        print_json("fix", data, code, kb=store.index.info, warnings=engine.warnings())
    else:
        face.print(_closing(results, specs, _command(options), _support(store)))
        if is_recorded(host):
            face.print(_for_the_customer(results))
        _offer_undo(face, fixer, results[-1])
    finish(recorder, engine, host)
    return code


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant fix",
        description="Show a fix's plan, ask, do it step by step, and look whether it helped.",
        epilog="exit status: 0 fixed or nothing to do, 1 done but not verified, 2 failed or not "
        "fixed, 3 not done: declined, blocked, or only planned",
    )
    add = parser.add_argument
    add("name", nargs="?", help="an action, or an article: its actions in their order")
    add("--dry-run", action="store_true", help="show the plan and change nothing")
    add("--yes", action="store_true", help="consent to the plan (for scripts)")
    add("--anyway", action="store_true", help="even where the check says that nothing is wrong")
    add(
        "--history",
        action="store_true",
        help="what was done before (of NAME alone), from the journal",
    )
    add_given(parser)
    add("--deadline", type=float, default=30.0, metavar="SECONDS", help="for a look at the checks")
    add_record(parser)
    return parser


def _only_plans(options: Options, found: Namespace) -> bool:
    """``--json`` never changes anything without ``--yes``."""
    return bool(found.dry_run or (options.json and not found.yes))


def goes_on(result: ActionResult, *, dry_run: bool = False) -> bool:
    """Whether the next action is to be tried: not after a success, a no, or another fix's lock."""
    if dry_run:
        return result.status in ("planned", "blocked") or result.reason == NOTHING
    if result.verification == "fixed" or result.reason == "cancelled":
        return False
    return result.status not in ("declined", "cancelled")


def _exit(results: list[ActionResult]) -> Exit:
    """The last word counts; before it, what was tried in vain."""
    last = results[-1]
    if last.status == "cancelled":
        return Exit.INTERRUPTED
    if any(r.status == "planned" for r in results):
        return Exit.ABSTAIN
    if last.verification == "fixed":
        return Exit.OK
    tried = [r for r in results if r.changed or r.status in ("failed", "timed_out")]
    if any(r.verification == "not_fixed" or r.status in ("failed", "timed_out") for r in tried):
        return Exit.FAIL
    if tried or any(r.status == "succeeded" and r.reason != NOTHING for r in results):
        return Exit.CLARIFY
    if any(r.reason == NOTHING for r in results):
        return Exit.OK
    return Exit.ABSTAIN


def _command(options: Options) -> str:
    """How this verb is called for the same knowledge bases and machine."""
    kb = (f"--kb {shlex.quote(path)} " for path in options.kb)
    machine = "" if options.machine == "live" else f"--machine {shlex.quote(options.machine)} "
    return f"assistant {''.join(kb)}{machine}fix"


def _closing(
    results: list[ActionResult], specs: list[ActionSpec], command: str, support: str
) -> Iterator[str]:
    """What is left to do, where it is not fixed."""
    last = results[-1]
    if last.reason == NOTHING:
        yield f"\nTo do it all the same: {command} {last.id} --anyway"
    if last.verification == "fixed" or last.status == "planned" or last.reason == NOTHING:
        return
    rest = specs[len(results) :]
    if last.status == "declined":
        yield f"\nDeclined. To see it again: {command} {last.id} --dry-run"
    elif rest:
        yield f"\nNext: {command} {rest[0].id}  ({rest[0].title}; risk: {rest[0].risk})"
    elif last.verification == "not_fixed":
        yield f"\nIf it is still wrong, tell {support}."


def _support(store: Store) -> str:
    """Whom kb.yaml names for what is still wrong."""
    told = store.index.info.get("support") or {}
    name, url = (one_line(str(told.get(key) or ""), 200) for key in ("name", "url"))
    return f"{name or 'support'} ({url})" if url else name or "support"


def _for_the_customer(results: list[ActionResult]) -> Iterator[str]:
    """What to send to whoever sits at the machine, to be copied."""
    names = [r.id for r in results if r.status in ("planned", "blocked")]
    if names:
        yield "\nFor the customer, in a terminal (each shows its plan and asks first):\n"
        yield from (f"    assistant fix {name}" for name in names)
        yield "\nNames such as user-1 or company-1 stand for the customer's own."


def _offer_undo(face: FixFace, fixer: Fixer, result: ActionResult) -> None:
    """Where it did not help, what can be taken back is offered to be."""
    if result.verification == "fixed" or not fixer.undoable or not face.asks():
        return
    if face.yes(f"Take it back? {'; '.join(s.undo for s in fixer.undoable)}"):
        for message in fixer.undo():
            face.print([f"   {message}"])
