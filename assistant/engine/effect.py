"""What a check's result did to an answer; a value that can be described without running a check."""

from __future__ import annotations

from ..record import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from ..shapes import Speaks


class Effect(Record):
    """A result that counted."""

    article: str
    check: str
    speaks: Speaks
    message: str
    kb: str
