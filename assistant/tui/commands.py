"""The slash commands."""

from __future__ import annotations

from ..record import Record
from ..suggest import did_you_mean


class Command(Record):
    """One command."""

    name: str
    takes: str
    what: str


COMMANDS = tuple(
    Command(*row)
    for row in (
        ("/help", "", "what can be done here"),
        ("/check", "[ID]", "run a check, those of an article, or all of the answer at hand"),
        ("/fix", "[ID]", "show a fix's plan and ask; without ID the next one of the answer"),
        ("/machine", "NAME", "look at another machine: live, practice:NAME, FILE.zip"),
        ("/browse", "[WORDS]", "read and search all topics"),
        ("/articles", "", "list all topics"),
        ("/find", "[WORDS]", "find words in this conversation (ctrl+f)"),
        ("/theme", "[NAME]", "other colours, kept for next time"),
        ("/settings", "", "what runs by itself, what is kept, colours (F2)"),
        ("/note", "TEXT", "write something down, as “Impact: nobody can invoice” for the ticket"),
        ("/tag", "WORD", "put a tag on this session; -WORD takes it off"),
        ("/steps", "", "this answer's steps as plain text, to be sent to the customer"),
        ("/ticket", "", "what support needs to know, as far as it is known"),
        ("/export", "[FILE]", "ticket and conversation for support: .md, .html or .json"),
        ("/sessions", "", "go on with another session (ctrl+r)"),
        ("/clear", "", "begin anew"),
        ("/quit", "", "leave"),
    )
)
NAMES = tuple(command.name for command in COMMANDS)


_KEYS = (
    "Keys: alt+up and alt+down go through the blocks, there enter unfolds or opens, and F3 (or a "
    "right click) lists what else can be done; esc comes back here, and from here ends running "
    "checks, or a fix after its step; F4 browses all topics; F5 shows the next fix, and says yes "
    "to the plan in view; F1 explains what has the focus; ctrl+f finds words, ctrl+p everything "
    "that has a name; ctrl+c twice or ctrl+q quits."
)


def parse(text: str) -> tuple[str, str]:
    """Command and argument; the command is empty where there is none of that name."""
    name, _, rest = text.strip().partition(" ")
    name = name.casefold()
    return (name if name in NAMES else ""), rest.strip()


def unknown(text: str) -> str:
    """What to say to a command that does not exist."""
    name = text.split(maxsplit=1)[0]
    return f"There is no command {name}. {did_you_mean(name, NAMES)}".strip()


def help_lines() -> list[str]:
    """What the commands and keys do."""
    lines = [
        "Describe what you see in your own words, and press enter.",
        "A whole line (yes, no, or a number), F5 or a button answers a question, no sentence does.",
    ]
    lines += [f"{c.name} {c.takes}".strip() + f": {c.what}" for c in COMMANDS]
    return [*lines, _KEYS]
