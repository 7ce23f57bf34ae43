"""What support needs, filled in as far as it is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_KNOWN = {"issue": "said", "error text": "seen", "actions taken": "steps"}
"""Field of a ticket, folded -> which of our texts answers it."""


def ticket_lines(
    support: Mapping[str, Any], said: Sequence[str], seen: Sequence[str], steps: Sequence[str]
) -> list[str]:
    """The text of a ticket.

    Args:
        support: the knowledge base's section ``support``.
        said: what the person said.
        seen: what checks found wrong.
        steps: what was done.
    """
    texts = {"said": "; ".join(said), "seen": "; ".join(seen), "steps": "; ".join(steps)}
    name = str(support.get("name") or "support")
    url = str(support.get("url") or "")
    lines = [f"Tell {name}{f' ({url})' if url else ''}. A ticket for them:"]
    fields = [str(field) for field in support.get("ticket") or ("Issue", "Actions taken")]
    for field in fields:
        text = texts.get(_KNOWN.get(field.casefold(), ""), "")
        lines.append(f"{field}: {text or '…'}")
    return [*lines, "/export writes all of this conversation into a file to send along."]
