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
    """Wrong usage: no such command or option, or a value that it cannot have."""
    DATA = 65
    """Bad input data: a line of a batch, a test case, a bundle, a damaged file of sessions."""
    NO_INPUT = 66
    """No input: no such article, check, fix, session, file or machine."""
    UNAVAILABLE = 69
    """Something that is needed is not there, or is held by another program."""
    INTERNAL = 70
    """A fault of this program."""
    CANNOT_CREATE = 73
    """The file cannot be created, or is there already."""
    IO = 74
    """Reading or writing failed half-way: a full disk, a closed pipe."""
    DEADLINE = 75
    """No answer in time: a network drive."""
    PERMISSION = 77
    """The system does not allow it."""
    CONFIG = 78
    """A setting, a knowledge base or a practice machine is invalid; `kb lint`: errors."""
    INTERRUPTED = 130
    """Interrupted: Ctrl-C."""


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
