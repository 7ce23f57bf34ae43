"""``assistant sessions tag``: put tags on a session, or take them off."""

from __future__ import annotations

from ..render.outputs import SessionTags
from ..session.changing import add_tag
from .common import Options, print_json, usage_error
from .parser import Parser
from .sessions import opened, session_parser


def make_parser() -> Parser:
    """The verb's options."""
    made = session_parser("tag")
    made.add_argument("tags", nargs="+", metavar="TAG")
    made.add_argument("--remove", action="store_true", help="take them off")
    return made


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    found = make_parser().parse_args(arguments)
    with opened() as stores:
        session = stores.read.find(found.session)
        kept = session.tag_list
        for tag in found.tags:
            if not (tidy := add_tag(stores.local, session.id, tag, removed=found.remove)):
                raise usage_error(
                    "a tag is a word", "for example: assistant sessions tag last monday"
                )
            kept = [*(t for t in kept if t != tidy), *([] if found.remove else [tidy])]
    if options.json:
        print_json("sessions tag", SessionTags(session.id, tuple(kept)), 0)
    else:
        tags = " ".join(f"#{tag}" for tag in kept) or "no tags"
        print(f"{session.id}: {tags}")
    return 0
