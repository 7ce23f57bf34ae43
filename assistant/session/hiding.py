"""What never lands on the disk (secrets), and what never leaves this machine (names as well)."""

from __future__ import annotations

from collections.abc import Callable

from ..record import TYPE_CHECKING
from ..redact import Identity, Pseudonyms, Redactor, identity_of_this_machine
from ..redact.pseudonyms import default_path
from ..redact.redactor import SEARCHES, SECRETS
from ..redact.tagger import secret_spans

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


def hide_names(company: str = "", known: Identity | None = None) -> Callable[[Any], Any]:
    """Takes secrets and names out of plain data, but for the customer's id.

    The same name becomes the same pseudonym in every export of this machine. Raises
    `RedactionError` where it cannot.

    Args:
        company: the customer's id.
        known: names that were met besides those of this machine.
    """
    own, known = identity_of_this_machine(), known or Identity()
    both = Identity(*((*mine, *met) for mine, met in zip(own, known, strict=True)))
    keep = frozenset([company] if company else [])
    return Redactor(both, Pseudonyms(default_path()), keep).value
