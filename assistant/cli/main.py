"""The command ``assistant``: global options, the verb, errors and exit codes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from .. import __version__
from ..errors import AssistantError, Exit
from ..record import TYPE_CHECKING
from . import streams
from .common import Options, narrate, print_json, usage_error
from .leaving import end_as_ctrl_c_does, give_up_stdout, leave

if TYPE_CHECKING:
    from .registry import Verb

_FLAGS: dict[str, Callable[[Options], Options]] = {
    "--json": lambda options: options._replace(json=True),
    "--no-color": lambda options: options._replace(no_color=True),
    "-v": lambda options: options._replace(verbose=True),
    "--verbose": lambda options: options._replace(verbose=True),
    "--version": lambda options: options._replace(version=True),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; the process's own command also ends the process."""
    if argv is not None:
        return _main(list(argv))
    end_as_ctrl_c_does()
    try:
        code = _main(sys.argv[1:])
    except SystemExit as ending:  # --help of a verb
        code = ending.code if isinstance(ending.code, int) else int(ending.code is not None)
    return leave(code)


def _main(arguments: list[str]) -> int:
    if "ask" in arguments and any(argument.startswith("-") for argument in arguments):
        from .question import set_apart

        arguments = set_apart(arguments)
    streams.prepare()
    if arguments[:1] and arguments[0].startswith("__"):
        from . import hidden

        return hidden.run(arguments)
    end = arguments.index("--") if "--" in arguments else len(arguments)
    form = _format(arguments[:end])
    as_json = "--json" in arguments[:end] or form == "json"
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return int(code)
    except AssistantError as error:
        code = _fail(error, arguments, as_json)
        if form == "nagios":  # a plugin knows four states, and says something in each
            print(f"UNKNOWN - {error.message}".replace("|", "/"))
            code = int(Exit.ABSTAIN)
        return code
    except BrokenPipeError:
        give_up_stdout()
        return int(Exit.IO)
    except OSError as error:
        give_up_stdout()
        return _fail(_system(error), arguments, as_json=False)
    except KeyboardInterrupt:
        narrate("\ninterrupted")
        return int(Exit.INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the last resort: no traceback for a user
        verbose = bool({"-v", "--verbose"} & {*arguments[:end]})
        return _fail(_internal(error, verbose), arguments, as_json)


def _format(arguments: list[str]) -> str:
    """What ``check --format`` asks for: also an error is told in that form."""
    for name, value in zip(arguments, [*arguments, ""][1:], strict=True):
        if name == "--format" or name.startswith("--format="):
            return name.partition("=")[2] or value
    return ""


def _run(arguments: list[str]) -> int:
    options, rest = _global_options(arguments)
    if rest[:1] == ["ask"] and not options.version:  # the quickest: without the registry
        from .ask import run

        return run(options, rest[1:])
    return _run_verb(options, rest)


def _run_verb(options: Options, rest: list[str]) -> int:
    from . import registry

    if rest[:1] == ["help"] and len(rest) > 1:
        rest = [*rest[1:], "--help"]  # “help ask” is “ask --help”
    if rest[:1] in (["--help"], ["-h"], ["help"]):
        print(registry.usage())
        return Exit.OK
    if options.version:
        print(f"assistant {__version__}")
        return Exit.OK
    if not rest and not (sys.stdin.isatty() and sys.stdout.isatty()):
        if options.json:
            raise usage_error("no verb", "“assistant --help” lists them")
        print(registry.usage())
        return Exit.USAGE
    name, *rest = rest or ["chat"]
    verb = _below(registry.PROGRAM, name)
    if not verb.verbs:
        return int(registry.module_of(name).run(options, rest))
    if not rest:
        if options.json:
            raise usage_error(f"{name} needs a verb below it", f"“assistant {name} --help”")
        print(registry.usage_below(verb), file=sys.stderr)
        return Exit.USAGE
    if rest[0] in ("-h", "--help"):
        print(registry.usage_below(verb))
        return Exit.OK
    _below(verb, rest[0], f"{name} ")
    return int(registry.module_of(name, rest[0]).run(options, rest[1:]))


def _below(above: Verb, name: str, before: str = "") -> Verb:
    """The verb of this name.

    Raises:
        AssistantError: there is none.
    """
    if verb := above.below(name):
        return verb
    if name.startswith("-") and not before:
        raise usage_error(f"there is no option “{name}”", "“assistant --help” lists them")
    from ..suggest import did_you_mean

    hint = did_you_mean(name, [verb.name for verb in above.verbs])
    stop = "" if hint.endswith("?") else "."
    question = "" if before else f'{stop} To ask a question: assistant ask "..."'
    raise usage_error(f"there is no verb “{before}{name}”", hint + question)


def _global_options(arguments: list[str]) -> tuple[Options, list[str]]:
    """Take the global options out of `arguments`, wherever they stand.

    By hand, since importing argparse takes a third of the time of an answer; what follows ``--``
    is text.
    """
    options, rest = Options(), []
    left = iter(arguments)
    for argument in left:
        name, given, value = argument.partition("=")
        if argument in _FLAGS:
            options = _FLAGS[argument](options)
        elif name == "--kb":
            path = value if given else next(left, "")
            if not path:
                raise usage_error("--kb needs a path", "for example: --kb my-docs/")
            options = options._replace(kb=(*options.kb, path))
        elif name == "--machine":
            machine = value if given else next(left, "")
            if not machine:
                hint = "live, practice:NAME (“assistant machine list” names them) or FILE.zip"
                raise usage_error("--machine needs a name", hint)
            options = options._replace(machine=machine)
        elif argument == "--":
            rest += [argument, *left]
        else:
            rest.append(argument)
    return options, rest


def _system(error: OSError) -> AssistantError:
    """What the operating system said, where nobody closer by had an answer to it."""
    said = error.strerror or error
    if isinstance(error, PermissionError):
        message, hint = f"the system does not allow it: {said}", "may you read and write there?"
        return AssistantError("permission", message, hint=hint, exit_code=Exit.PERMISSION)
    if isinstance(error, TimeoutError):
        message, hint = f"no answer in time: {said}", "try again"
        return AssistantError("deadline", message, hint=hint, exit_code=Exit.DEADLINE)
    message, hint = f"reading or writing failed: {said}", "is the disk full, or the place gone?"
    return AssistantError("io", message, hint=hint, exit_code=Exit.IO)


def _internal(error: Exception, verbose: bool) -> AssistantError:
    if verbose:
        import traceback

        traceback.print_exc()
    from ..own_files import fault

    return AssistantError(
        "internal",
        fault(error),
        hint="please report it with what you did; -v shows where it happened",
        exit_code=Exit.INTERNAL,
    )


def _fail(error: AssistantError, arguments: list[str], as_json: bool) -> int:
    if as_json:
        print_json(_command(arguments), None, error.exit_code, errors=[error])
        sys.stdout.flush()
    narrate(f"assistant: {error.message}")
    if error.hint:
        narrate(f"  {error.hint}")
    return int(error.exit_code)


def _command(arguments: list[str]) -> str:
    """The verb that the arguments name, as far as it has an output of its own."""
    try:
        _, rest = _global_options(arguments)
    except AssistantError:
        rest = arguments
    from .registry import PROGRAM

    names = [a for a in rest if not a.startswith("-")]
    verb = PROGRAM.below(names[0]) if names else None
    if verb and verb.verbs and len(names) > 1:
        return f"{names[0]} {names[1]}" if verb.below(names[1]) else "error"
    alone = ("ask", "check", "fix", "collect", "config")
    return names[0] if names and names[0] in alone else "error"
