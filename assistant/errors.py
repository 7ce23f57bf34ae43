"""Errors for people, and the exit codes of every command."""

from __future__ import annotations

from enum import IntEnum

from .text import clean


class Exit(IntEnum):
    """Exit statuses: findings are 0 to 3, tool errors follow BSD's sysexits.h from 64 on."""

    OK = 0
    """Answered; all pass; fixed, or nothing to do."""
    CLARIFY = 1
    """One more detail is needed; a warning; done but not verified; below a test's bar."""
    FAIL = 2
    """A check failed; a fix failed, or did not help."""
    ABSTAIN = 3
    """No answer; not everything could be seen; a fix was declined, blocked or only planned."""
    USAGE = 64
    """The command line is wrong."""
    DATA = 65
    """Input data is malformed."""
    NO_INPUT = 66
    """An input file or folder does not exist or is empty."""
    UNAVAILABLE = 69
    """Something that the command needs is not there."""
    INTERNAL = 70
    """A fault of this program."""
    CANNOT_CREATE = 73
    """An output file cannot be written."""
    IO = 74
    """Reading or writing failed half-way."""
    DEADLINE = 75
    """What was asked did not answer in time."""
    PERMISSION = 77
    """The operating system refused."""
    CONFIG = 78
    """A knowledge base or a setting is invalid."""
    INTERRUPTED = 130
    """Ctrl-C."""


class AssistantError(Exception):
    """Something a person can act on.

    `code` is stable and for scripts; `message` says what happened; `hint` what to do next. Both
    are cleaned, since they often repeat what a stranger wrote.
    """

    def __init__(self, code: str, message: str, *, hint: str = "", exit_code: Exit) -> None:
        super().__init__(message)
        self.code = code
        self.message = clean(message)
        self.hint = clean(hint)
        self.exit_code = exit_code

    def as_dict(self) -> dict[str, str]:
        """The error as it stands in JSON output."""
        return {"code": self.code, "message": self.message, "hint": self.hint}
