"""What never lands on the disk: passwords, tokens, keys and credentials in addresses."""

from __future__ import annotations

from collections.abc import Callable

from ..record import TYPE_CHECKING
from .identity import Identity
from .pseudonyms import Pseudonyms
from .redactor import SEARCHES, SECRETS, Redactor
from .tagger import secret_spans

if TYPE_CHECKING:
    from typing import Any


class _SecretsOnly(Redactor):
    """Takes out passwords, tokens, keys and credentials in addresses; names may stay."""

    _steps = (*SEARCHES, *SECRETS)
    _spans = staticmethod(secret_spans)

    def __init__(self) -> None:
        super().__init__(Identity(), Pseudonyms(None))


def hide_secrets() -> Callable[[Any], Any]:
    """Takes secrets out of plain data; raises `RedactionError` where it cannot."""
    return _SecretsOnly().value
