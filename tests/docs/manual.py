"""The manual page ``assistant.1``, out of the commands' own parsers. ``make published`` writes it.

The macros are those of man(7), which every system's ``man`` knows; the wheel carries the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import wrap

from assistant import errors
from assistant.cli.registry import GLOBAL, PROGRAM, parser_of, runnable
from tests.docs.reference import VARIABLES, arguments_of, meanings_of_codes, usage_of

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "reference" / "assistant.1"
_SPECIAL = {
    "\\": "\\e",
    "-": "\\-",
    "“": "\\(lq",
    "”": "\\(rq",
    "…": "...",
    "—": "\\(em",
    "’": "'",
}


def manual() -> str:
    """The page, in the source form of troff."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield '.\\" Written by the program: make published'
    yield f'.TH ASSISTANT 1 "{_released()}" "troubleshooting\\-assistant" "User Commands"'
    yield from (".SH NAME", "assistant \\- type a symptom, get the right article")
    yield from (".SH SYNOPSIS", ".B assistant", "[options] [command] ...")
    yield from (".SH DESCRIPTION", escaped(PROGRAM.what))
    yield "Without a command, on a terminal, it starts the chat."
    yield ".SH OPTIONS"
    yield "They stand before or after the command and what it is given."
    yield from _terms((f"{', '.join(o.flags)} {o.value}".strip(), o.what) for o in GLOBAL)
    yield ".SH COMMANDS"
    for names in runnable():
        parser = parser_of(*names)
        words, flags = arguments_of(parser)
        yield f".SS {_one_line(usage_of(parser, ' '.join(names)))}"
        yield escaped(parser.description or "")
        yield from _terms((*words, *flags))
        if parser.epilog:
            yield from (".PP", escaped(parser.epilog[:1].upper() + parser.epilog[1:] + "."))
    yield ".SH EXIT STATUS"
    meanings = meanings_of_codes()
    yield from _terms((str(int(code)), meanings[code.name]) for code in errors.Exit)
    yield ".SH ENVIRONMENT"
    yield "Each setting has a variable, such as ASSISTANT_THEME for theme:"
    yield "assistant config lists them."
    yield from _terms((name, meaning.replace("`", "")) for name, meaning in VARIABLES)
    yield from (".SH EXAMPLES", ".nf")
    yield escaped('assistant ask "the tray icon is red"')
    yield escaped("assistant --machine practice:red-tray check tray-icon-red")
    yield escaped("assistant --machine practice:red-tray fix tray-icon-red --dry-run")
    yield ".fi"


def _released() -> str:
    """The day of the newest release."""
    text = (MANUAL.parents[2] / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(r"^## [\d.]+ - ([\d-]+)$", text, re.MULTILINE)
    return found[1] if found else ""


def _terms(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, meaning in rows:
        yield from (".TP", f".B {_one_line(term)}", escaped(meaning.replace("`", "")) or "\\&")


def _one_line(text: str) -> str:
    return escaped(text).replace("\n", " ")


def escaped(text: str) -> str:
    """A text as troff takes it for itself, in lines that are not too long."""
    text = "".join(_SPECIAL.get(c, c) for c in text)
    lines = wrap(text, 76, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in lines)


def renew() -> None:
    """Write the page anew."""
    MANUAL.write_text(manual(), encoding="utf-8", newline="\n")
