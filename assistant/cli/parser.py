"""Option parsing for verbs that have options of their own."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from ..suggest import did_you_mean, nearest
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

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As usual; of what is not known the word that may be meant is named."""
        found, unknown = self.parse_known_args(args, namespace)
        if not unknown:
            return found
        word = next((u for u in unknown if u.startswith("-")), unknown[0])
        if not word.startswith("-"):
            self.error(f"“{word}” is one argument too many")
        flags = [flag for action in self._actions for flag in action.option_strings]
        near = nearest(word.partition("=")[0], flags)
        lists = f"“{self.prog} --help” lists them"
        hint = f"did you mean “{near}”? {lists}" if near else lists
        raise usage_error(f"there is no option “{word}”", hint)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            known = [str(choice) for choice in action.choices]
            name = action.option_strings[-1] if action.option_strings else str(action.metavar or "")
            there = f"{name} cannot be “{value}”" if name else f"there is no “{value}” here"
            raise usage_error(there, did_you_mean(str(value), known))

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        try:
            return super()._get_value(action, arg_string)
        except argparse.ArgumentError:
            kind = "a whole number" if action.type is int else "a number"
            name = action.option_strings[-1] if action.option_strings else action.dest
            raise usage_error(
                f"{name} is {kind}, not “{arg_string}”", f"“{self.prog} --help” shows how"
            ) from None
