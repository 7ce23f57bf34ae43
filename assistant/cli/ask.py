"""``assistant ask``: answer one question, or a file of them."""

from __future__ import annotations

import sys

from ..engine.single import ask_once
from ..errors import AssistantError, Exit
from ..record import TYPE_CHECKING, Record
from .common import (
    ANSWER_CODES,
    Options,
    open_engine,
    print_json,
    stdout_style,
    store_of,
    usage_error,
)

if TYPE_CHECKING:
    from .parser import Parser

MAX_BYTES = 4_000_000
"""Read of a question on stdin."""


class AskOptions(Record):
    """What the command line says."""

    text: list[str]
    batch: str | None = None
    top: int = 3
    checks: bool = False
    dialogue: str | None = None
    set: tuple[str, ...] = ()
    record: bool = False
    brief: bool = False


def _parse(arguments: list[str]) -> AskOptions:
    if arguments == ["-"] or not any(a.startswith("-") for a in arguments):
        return AskOptions(arguments)  # without argparse, which takes a third of an answer's time
    return AskOptions(**vars(make_parser().parse_args(arguments)))


def make_parser() -> Parser:
    """The verb's options."""
    from .parser import Parser

    made = Parser(
        prog="assistant ask",
        description="Answer a question: the right article, one question back, or “I don't know”.",
        epilog="exit status: 0 answered, 1 needs one more detail, 3 does not know",
    )
    made.add_argument("text", nargs="*", help="the question; - reads it from stdin")
    made.add_argument("--batch", metavar="FILE", help="JSON lines with id and query; - for stdin")
    made.add_argument(
        "--dialogue", metavar="FILE", help="JSON lines with id and turns; - for stdin"
    )
    made.add_argument(
        "--top", type=int, default=3, metavar="N", help="articles to name (default 3)"
    )
    made.add_argument(
        "--checks", action="store_true", help="look at the machine as well: the safe, fast checks"
    )
    made.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a variable of the knowledge base",
    )
    what = "without the article's blocks: its text in short and the ids of its fixes"
    made.add_argument("--brief", action="store_true", help=what)
    from .recording import add_record

    add_record(made)
    return made


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    found = _parse(arguments)
    if not 1 <= found.top <= 100:
        raise usage_error("--top must be from 1 to 100", "for example: --top 5")
    if found.dialogue is not None:
        if found.text or found.batch is not None or found.checks or found.record:
            raise usage_error("--dialogue stands alone", "leave the question out")
        from .dialogue import run_dialogues

        return run_dialogues(open_engine(options), found.dialogue, options.machine)
    if found.batch is not None:
        if found.checks or found.record:
            raise usage_error(
                "--batch looks at no machine and keeps nothing", "leave --checks, --record out"
            )
        if found.text:
            raise usage_error("--batch takes its questions from a file", "leave the question out")
        from .batch import run_batch

        return run_batch(open_engine(options), found.batch, found.top)
    if not found.text:
        example = open_engine(options).example or "what you see"
        raise usage_error("no question", f'for example: assistant ask "{example}"')
    text = _stdin() if found.text == ["-"] else " ".join(found.text)
    if found.checks:
        from .ask_checks import run_with_checks

        return run_with_checks(options, text, found)
    return _ask(options, text, found)


def _stdin() -> str:
    data = sys.stdin.buffer.read(MAX_BYTES)
    if not data.strip():
        raise AssistantError(
            "no-input",
            "no question on stdin",
            hint='for example: echo "what you see" | assistant ask -',
            exit_code=Exit.NO_INPUT,
        )
    return data.decode("utf-8", "replace")


def _ask(options: Options, text: str, found: AskOptions) -> int:
    engine = open_engine(options)
    engine.learns = True
    answer = ask_once(engine, text, found.top)
    if found.record:
        from .recording import record_answer

        record_answer(options, engine, text, answer)
    code = ANSWER_CODES[answer.decision]
    best = answer.answers[0] if answer.decision == "answer" else None
    article = engine.article(best.article, best.kb) if best else None
    if options.json:
        from ..codec import merged
        from ..engine.why import answer_data
        from .brief import named_article

        data = merged(answer_data(answer), named_article(article, brief=found.brief))
        store = store_of(answer, engine.stores)
        print_json("ask", data, code, kb=store.index.info, warnings=engine.warnings())
        return code
    from ..render.as_text import answer_lines

    shown = None if found.brief else article
    for line in answer_lines(answer, shown, stdout_style(options)):
        print(line)
    return code
