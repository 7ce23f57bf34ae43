"""``assistant kb new``: a small knowledge base that works, to begin one's own with."""

from __future__ import annotations

import os

from ..errors import AssistantError, Exit
from ..kb.scaffold import scaffold
from ..newfile import write_new
from ..render.outputs import NewBaseData
from ..text import one_line
from .common import Options, print_json
from .parser import Parser

_NEXT = """
It is about a service called like your product, and tried on a practice machine. Next:

  assistant kb test --kb {folder}          # its questions, checks and fixes: all is green
  assistant --kb {folder} check            # the same checks on this computer
  assistant kb kinds                       # what else a check can look at
  assistant kb lint {folder}               # after each change
  assistant config set kb {folder}         # it answers from now on, without --kb"""


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant kb new",
        description="Make a small knowledge base that works: articles with checks and fixes, "
        "practice machines, questions to test it with.",
    )
    parser.add_argument("folder", help="it must not be there yet, or be empty")
    parser.add_argument("--name", default="", help="of your product (default: the folder's name)")
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    found = make_parser().parse_args(arguments)
    folder = os.path.abspath(os.path.expanduser(found.folder))
    name = found.name or os.path.basename(folder).replace("-", " ").replace("_", " ")
    files = scaffold(name, windows=os.name == "nt")
    _make(folder, found.folder)
    for path, text in files.items():
        whole = os.path.join(folder, *path.split("/"))
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        write_new(whole, text)
    if options.json:
        print_json("kb new", NewBaseData(folder, tuple(files)), Exit.OK)
        return Exit.OK
    print("\n".join(f"{one_line(found.folder.rstrip('/'))}/{path}" for path in files))
    print(_NEXT.format(folder=one_line(found.folder.rstrip("/"))))
    return Exit.OK


def _make(folder: str, shown: str) -> None:
    """Make the folder.

    Raises:
        AssistantError: there is something in it already, or it cannot be made.
    """
    why = "it is not empty"
    try:
        os.makedirs(folder, exist_ok=True)
        if not os.listdir(folder):
            return
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
    raise AssistantError(
        "cannot-create",
        f"no knowledge base can be made in {one_line(shown)}: {one_line(why)}",
        hint="name a folder that is not there yet",
        exit_code=Exit.CANNOT_CREATE,
    )
