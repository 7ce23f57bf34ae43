"""What never leaves this machine: secrets, and names as well."""

from __future__ import annotations

from collections.abc import Callable

from ..record import TYPE_CHECKING
from ..redact import Identity, Pseudonyms, Redactor, identity_of_this_machine
from ..redact.pseudonyms import default_path

if TYPE_CHECKING:
    from typing import Any


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
