"""The one redactor: what leaves this machine passes through it, whatever the sink.

Passwords, tokens and keys are removed. Names of people, machines and companies, addresses and ids
become pseudonyms that stay the same for one machine. What helps to find a fault stays as it is.

- `triggers`: which rules a line's words call for, remembered by its shape
- `view`: a text's lines and where to try a rule
- `changed`: which lines to look at again
- `blocks, naming, pseudonyms`: groups of lines; what is called what
- `bodies, qbxml_names`: qbXML, by the names of its fields
- `objects, quoting, tables, settings, encodings`: JSON, also quoted in another notation; tables by
  their headings; neighbours; what is encoded
- `vocabulary, pairs, notations`: what keys of bookkeeping mean; keys and values in any notation
- `credentials, commands, calls, entries, sentences, codes, drawn, tokens, vendors, blobs`: secrets:
  by keys, in command lines, as arguments, beside logins, in sentences, drawn by lot, by vendors'
  looks, private keys
- `quickbooks, rows, ledger, amounts, bookkeeping, papers`: reports, lines about money, numbers of
  people
- `companies, places, people, phones, logins, owners, speakers, mentions, common, given`: names of
  companies, people and places
- `secrets, secrets_only, ordinary`: passwords and their like alone, of what lands on the disk; data
  that is so ordinary that no rule has to look
- `machines, devices, domains, numbers, fields`: names of machines; other numbers; key words
- `tagger`: after the rules, what else reads as private: a model that has read marked lines
"""

from __future__ import annotations

from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from .identity import Identity, identity_of_this_machine
    from .naming import OutOfTimeError, RedactionError
    from .pseudonyms import Pseudonyms
    from .redactor import Redactor

__all__ = [
    "Identity", "OutOfTimeError", "Pseudonyms", "RedactionError", "Redactor",
    "identity_of_this_machine",
]  # fmt: skip
_ROOMS = ("identity", "naming", "pseudonyms", "redactor")


def __getattr__(name: str) -> Any:
    """Import what is asked for: the rules take longer to load than a question to be answered."""
    if name in __all__:
        from importlib import import_module

        for room in _ROOMS:
            if found := getattr(import_module(f"{__name__}.{room}"), name, None):
                return found
    raise AttributeError(name)
