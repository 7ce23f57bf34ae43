"""The one redactor: what leaves this machine passes through it, whatever the sink.

Passwords, tokens and keys are removed. Names of people, machines and companies, addresses and ids
become pseudonyms that stay the same for one machine. What helps to find a fault stays as it is.
"""

from __future__ import annotations

from .identity import Identity, identity_of_this_machine
from .naming import RedactionError
from .pseudonyms import Pseudonyms
from .redactor import Redactor

__all__ = [
    "Identity", "Pseudonyms", "RedactionError", "Redactor", "identity_of_this_machine",
]  # fmt: skip
