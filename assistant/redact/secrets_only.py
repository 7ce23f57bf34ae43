"""The redactor that takes out passwords, tokens and keys, and lets names stay."""

from __future__ import annotations

from .identity import Identity
from .pseudonyms import Pseudonyms
from .redactor import SEARCHES, SECRETS, Redactor
from .tagger.spans import secret_spans


class SecretsOnly(Redactor):
    """Takes out passwords, tokens, keys and credentials in addresses; names may stay."""

    _steps = (*SEARCHES, *SECRETS)
    _spans = staticmethod(secret_spans)

    def __init__(self) -> None:
        super().__init__(Identity(), Pseudonyms(None))
