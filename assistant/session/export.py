"""A session for others: Markdown ticket, JSON, HTML. Names and secrets are taken out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from ..codec import build, plain, view
from ..errors import AssistantError
from ..record import TYPE_CHECKING
from ..redact import Identity
from .case import COMPANY, case_of
from .events import Event, event_data, iso
from .exported import Export, ExportData, FieldData, SessionData, TicketData
from .store import SessionStore
from .summary import SessionSummary
from .ticket import make_ticket
from .values import PLAIN, USER, Foreign, Observed

if TYPE_CHECKING:
    from typing import Any

    from ..engine import Engine

FORMATS = ("md", "json", "html")


def make_export(
    summary: SessionSummary,
    events: Sequence[Event],
    support: Mapping[str, Any],
    private: tuple[str, ...] = (),
) -> Export:
    """An export with names and secrets replaced; the customer's id, which support needs, stays.

    `private` are words that the knowledge base wants hidden.
    """
    from .outgoing import Outgoing, masks

    case = case_of(events)
    outgoing = Outgoing(case.company, _names(events, private))
    hidden = [*filter(None, (_through(event, outgoing.hide) for event in events))]
    texts = {name: value for name, value in summary._asdict().items() if _private(name)}
    texts = outgoing.hide(texts)
    clean = tuple(filter(None, (_through(event, outgoing.mask) for event in hidden)))
    texts = outgoing.mask(texts)
    case = case_of(clean)._replace(company=case.company)
    masked = masks([texts, *(plain(event.value) for event in clean)])
    ticket = make_ticket(support, case)
    return Export(summary._replace(**texts), case, ticket, clean, len(events) - len(clean), masked)


def _names(events: Sequence[Event], private: tuple[str, ...]) -> Identity:
    """Whose machine it was, as far as it was read off it."""
    seen = [e.value for e in events if isinstance(e.value, Observed) and not e.value.article]
    users = tuple(v.value for v in seen if v.name == USER)
    hidden = tuple(v.value for v in seen if v.name not in (USER, COMPANY, *PLAIN))
    return Identity(users, (), (*hidden, *private))


def _private(name: str) -> bool:
    return name in ("title", "machine", "machine_label", "tags")


def _through(event: Event, step: Callable[[Any], Any]) -> Event | None:
    """The event without what `step` takes out; None where that cannot be made sure of."""
    if isinstance(event.value, Foreign):
        return None
    try:
        return event._replace(value=build(type(event.value), step(plain(event.value))))
    except (AssistantError, ValueError):  # RedactionError is one
        return None


def read_export(store: SessionStore, name: str, engine: Engine) -> Export:
    """The session `name`, ready to leave.

    Raises:
        AssistantError: there is no such session.
    """
    summary = store.find(name)
    private = tuple(word for base in engine.stores for word in base.declared("redact") or ())
    return make_export(summary, store.events(summary.id), support_of(engine, summary.kb), private)


def export_session(store: SessionStore, name: str, engine: Engine, form: str) -> str:
    """The session `name` in one of `FORMATS`, as text.

    Raises:
        AssistantError: there is no such session, or private data could not be taken out.
    """
    return text_of(read_export(store, name, engine), form)


def text_of(made: Export, form: str) -> str:
    """An export in one of `FORMATS`."""
    if form == "json":
        return json.dumps(plain(export_data(made)), indent=2) + "\n"
    if form == "html":
        from .html import page

        return page(made)
    from .markdown import document

    return document(made)


def support_of(engine: Engine, kb: str) -> Mapping[str, Any]:
    """Whom the session's knowledge base names for support."""
    infos = [store.index.info for store in engine.stores]
    mine = [info for info in infos if info["id"] == kb]
    return dict((mine or infos)[0].get("support") or {})


def summary_data(one: SessionSummary) -> SessionData:
    """A session in short, as scripts get it."""
    made: SessionData = view(
        SessionData,
        one,
        began=iso(one.began),
        changed=iso(one.changed),
        tags=tuple(one.tag_list),
        solved_seconds=one.solved_ms / 1000 if one.solved_ms >= 0 else None,
    )
    return made


def export_data(made: Export) -> ExportData:
    """An export as scripts get it."""
    ticket = made.ticket
    fields = tuple(FieldData(field.name, field.value or None) for field in ticket.fields)
    known = tuple(FieldData(one.name, one.value) for one in ticket.environment)
    return ExportData(
        summary_data(made.session),
        TicketData(
            ticket.name,
            ticket.url,
            fields,
            ticket.missing,
            ticket.headline,
            known,
            ticket.lines,
            ticket.files,
        ),
        tuple(event_data(event) for event in made.events),
        made.left_out,
        made.masked,
    )
