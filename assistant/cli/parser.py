"""Option parsing for verbs that have options of their own."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from .common import usage_error
from .registry import GLOBAL


def _formatter(prog: str) -> argparse.HelpFormatter:
    """A fixed width: asking the terminal for its own costs as much as all the rest."""
    return argparse.HelpFormatter(prog, width=80)


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are ordinary errors with exit code 64."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog,
            description=description,
            epilog=epilog,
            formatter_class=_formatter,
            allow_abbrev=False,
        )
        everywhere = self.add_argument_group("options of every verb")
        for option in GLOBAL:
            how: dict[str, Any] = {"default": argparse.SUPPRESS, "help": option.what}
            how |= {"metavar": option.value} if option.value else {"action": "store_true"}
            # Only the long name: a short one would take a question such as “-v shows nothing”.
            everywhere.add_argument(option.flags[-1], **how)

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing and exiting with 2."""
        raise usage_error(message, f"“{self.prog} --help” shows how")
