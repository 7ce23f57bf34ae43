"""What never lands on the disk: passwords, tokens, keys and credentials in addresses."""

from __future__ import annotations

from collections.abc import Callable

from ..record import TYPE_CHECKING
from .ordinary import is_ordinary

if TYPE_CHECKING:
    from typing import Any


def hide_secrets() -> Callable[[Any], Any]:
    """Takes secrets out of plain data; raises `RedactionError` where it cannot."""
    redact: list[Callable[[Any], Any]] = []

    def hidden(value: Any) -> Any:
        if is_ordinary(value):
            return value
        if not redact:
            from .secrets_only import SecretsOnly

            redact.append(SecretsOnly().value)
        return redact[0](value)

    return hidden
