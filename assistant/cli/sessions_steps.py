"""``assistant sessions steps``: what the customer should do, as plain text for a mail."""

from __future__ import annotations

import sys

from ..errors import AssistantError, Exit
from ..render.outputs import StepsText
from ..session.steps import steps_text
from .common import Options, open_engine, print_json
from .parser import Parser
from .sessions import opened, session_parser


def make_parser() -> Parser:
    """The verb's options."""
    made = session_parser("steps")
    made.add_argument("--article", default="", help="another article than the last answer")
    return made


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    found = make_parser().parse_args(arguments)
    engine = open_engine(options)
    with opened() as stores:
        session = stores.read.find(found.session)
    slug = found.article or session.article
    article = engine.article(slug) if slug else None
    if article is None:
        raise AssistantError(
            "no-article",
            f"there is no article “{slug}”" if slug else "this session came to no answer",
            hint="name one with --article; “assistant kb list” lists them",
            exit_code=Exit.NO_INPUT,
        )
    text = steps_text(article)
    if options.json:
        print_json("sessions steps", StepsText(article["id"], text), 0)
        return 0
    sys.stdout.write(text)
    return 0
