"""Stamps that words stand before: heads of sections, and fields on a line of their own.

``==== Log opened on Saturday, 28 November 2026 at 21:58:00 ====``, ``>>>  Section start ...``,
``# Time: ...``, ``Gestartet: ...``: every word before such a stamp is one of a few, and nothing is
behind it. Any other words make it a date in a text. Only what is marked as a heading
(``=== PuTTY log ... ===``) may have others as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .stamps import CLOSES, FIELD, OPENS, Stamp, StampReader, indent, plain

_FIELD_WORDS = (
    "date|time|timestamp|datetime|realtime_timestamp|generated|protokolliert|aufgezeichnet|timegenerated|timecreated|logged"
    "|occurred|event|datum|zeit|uhrzeit|zeitstempel|zeitpunkt|heure|horodatage|fecha|hora|ora"
    "|tijd|tijdstip"
)
_BETWEEN_WORDS = (
    "at|on|and|und|et|y|e|en|a|à|le|el|il|am|um|op|om|alle|às|du|de|the|of|in|las|der|des|del|della|van|was|has|been|utc"
    "|local|line"
)
_NOUNS = (
    "file|verbose|section|run|job|task|service|boot|system|backup|program|application|process"
    "|script|copy|sync|recording|verify|verification|restore|scan|update|upgrade|installation"
    "|setup|import|export|transfer|download|upload|build|test|check|analysis|new|day|server"
    "|abschnitt|lauf|vorgang|auftrag|programm|dienst|sicherung|prüfung|übertragung|neue|neuer|neu"
    "|tâche|sauvegarde|analyse|nouvelle|tarea|copia|attività|backup|taak|tarefa|cópia"
)
_OPENING_WORDS = (
    "log|logs|logfile|logging|session|open|opened|opening|create|created|start|started|starting"
    "|begin|begins|began|beginning|begun|continued|resumed|restarted|launched|changed|switched"
    "|rotated|initialized"
    "|protokoll|protokolldatei|protokollierung|sitzung|beginn|begonnen|gestartet|startzeit"
    "|geöffnet|erstellt|angelegt|startdatum|anfang|angefangen|fortgesetzt|tageswechsel"
    "|journal|séance|démarré|démarrée|démarrage|début|commencé|commencée|ouvert|ouverte|créé|créée"
    "|lancé|lancée|registro|sesión|inicio|iniciado|iniciada|comienzo|comenzado|abierto|abierta"
    "|creado|sessione|avviato|avviata|avvio|inizio|iniziato|iniziata|aperto|aperta|creato"
    "|logboek|sessie|gestart|begonnen|geopend|aangemaakt"
    "|registo|sessão|início|iniciada|aberto|aberta|criado|criada"
)
_CLOSING_WORDS = (
    "end|ends|ended|ending|finish|finished|stop|stopped|stopping|complete|completed|done|close"
    "|closed|exit|exited|ende|endzeit|beendet|fertig|abgeschlossen|geschlossen|gestoppt|schluss"
    "|fin|fini|finie|terminé|terminée|arrêté|arrêtée|fermé|fermée|achevé|finalizado|finalizada"
    "|terminado|terminada|cerrado|cerrada|fine|terminato|terminata|finito|finita|chiuso|chiusa"
    "|einde|beëindigd|gesloten|voltooid|gestopt|fim|concluído|concluída|fechado|fechada"
)
_WORD = rf"(?:{_FIELD_WORDS}|{_BETWEEN_WORDS}|{_NOUNS}|{_OPENING_WORDS}|{_CLOSING_WORDS})(?![^\W_])"
_WORDS = re.compile(rf"(?i)[\W_]*(?P<words>(?:{_WORD}[\W_]*){{1,7}})")
_MARKED = re.compile(
    rf"(?i)\s*[^\w\s]{{2,}}\s*(?:[^\W\d]\S*\s+){{0,4}}?(?P<words>(?:{_WORD}[\W_]*){{1,7}})(?=\S)"
)
_ROLES = (
    (CLOSES, re.compile(rf"(?i)(?<![^\W_])(?:{_CLOSING_WORDS})(?![^\W_])")),
    (OPENS, re.compile(rf"(?i)(?<![^\W_])(?:{_OPENING_WORDS})(?![^\W_])")),
    ("", re.compile(rf"(?i)(?<![^\W_])(?:{_NOUNS})(?![^\W_])")),
    (FIELD, re.compile(rf"(?i)(?<![^\W_])(?:{_FIELD_WORDS})(?![^\W_])")),
)
_FIRST = re.compile(r"[\W_]*([^\W\d]+)")
_FIRST_WORDS = frozenset(f"{_FIELD_WORDS}|{_NOUNS}|{_OPENING_WORDS}|{_CLOSING_WORDS}".split("|"))
_STARTED = re.compile(
    r"(?i)\s*(?:[^\W\d]\S*\s+){0,3}?(?:started|gestartet|démarrée?|iniciad[oa]|avviat[oa])\b"
    r"(?!.*\b(?:last|since|previous|letzt\w*|zuletzt|seit|dernière?|depuis|último|desde)\b)"
)
_AT = re.compile(r"(?i)\s(?:at|on|am|um|le|el|il|op|em)\s+(?=\S)|:\s+(?=\S)")
_HEADING = re.compile(r"\s*(?:#|[^\w\s]{2})")
_NOTHING_MORE = re.compile(
    r"(?:\s?[\[(]?(?:[A-Z]{2,5}|[A-Z]\w+/[A-Z]\w+)(?:[+-]\d\d?(?::?\d\d)?)?[\])]?)?(?:\W*|\s?[\[(].*)$"
)
_LOOKS = re.compile(r"(\s*)([^\w\s]*)(?:\s*([^\W\d][\w .@-]{0,40}?)\s*[:=])?")
_MOST_ABOVE = 30
"""Lines above its time that a block of fields may have."""


def read_head(line: str, reader: StampReader) -> Stamp | None:
    """The stamp of a line that only tells when something began, ended or was written."""
    first = _FIRST.match(line)
    if first is None or line.startswith("{"):
        return None
    stamp: Stamp | None = None
    if first[1].casefold() in _FIRST_WORDS and (found := _WORDS.match(plain(line))):
        stamp = _behind(found, reader)
    if stamp is None and _HEADING.match(line) and (found := _MARKED.match(plain(line))):
        stamp = _behind(found, reader)
    return stamp or (_at_the_end(line, reader) if _STARTED.match(line) else None)


def _at_the_end(line: str, reader: StampReader) -> Stamp | None:
    """When it was that a sentence says that something has started: ``Started X for Y at ...``."""
    text = plain(line)
    for found in _AT.finditer(text):
        stamp = reader.at(text, found.end())
        if stamp and stamp.dated and _tells_time(stamp) and ends_with(text, stamp, found.end()):
            return stamp._replace(role=OPENS)
    return None


def _behind(words: re.Match[str], reader: StampReader) -> Stamp | None:
    """The stamp behind the words of a head, where nothing else is."""
    text = words.string
    role = next((role for role, names in _ROLES if names.search(words["words"])), "")
    stamp = reader.at(text, words.end()) if role else None
    if stamp is None or (role != FIELD and not _tells_time(stamp)):
        return None
    marked = _HEADING.match(text) and stamp.dated
    quoted = role != FIELD and re.search("[\"'{]", text[: words.end()])
    if quoted or not (marked or ends_with(text, stamp, words.end())):
        return None
    return stamp._replace(role=role)


def ends_with(text: str, stamp: Stamp, place: int) -> bool:
    """Whether a line ends with its stamp, which begins at a place."""
    end = text.index(stamp.text, place) + len(stamp.text)
    return _NOTHING_MORE.match(text, end) is not None


def _tells_time(stamp: Stamp) -> bool:
    return stamp.clock is not None or stamp.epoch is not None or not stamp.dates


def with_titles(
    lines: Sequence[str], found: Sequence[tuple[int, Stamp | None]], *, heads_only: bool
) -> list[tuple[int, Stamp | None]]:
    """Give a head, and a field that tells the time, the lines above that belong to it.

    Those look alike above each of its kind: the title of a section, the first fields of a block.
    Where no other lines have a stamp (`heads_only`), what it is indented under is its title too.
    """
    starts = {number for number, _ in found}
    kinds: dict[object, list[int]] = {}
    for number, stamp in found:
        if stamp and stamp.role:
            kinds.setdefault((stamp.role, _looks(lines[number])), []).append(number)
    above = {
        number: _alike_above(lines, alike, starts) for alike in kinds.values() for number in alike
    }
    events: list[tuple[int, Stamp | None]] = []
    for number, stamp in found:
        first = number
        if stamp and stamp.role:
            first -= max(above[number], _marked_above(lines, number, starts))
        first = max(0, first)
        if heads_only and stamp and stamp.role:
            first = _title_above(lines, first, starts, inner=stamp.role == FIELD)
        if stamp and first < number:
            title = stamp if stamp.role == FIELD else stamp._replace(role="")
            events.append((first, title))
        if first == number or (stamp and stamp.role != FIELD):
            events.append((number, stamp))
    return events


def _alike_above(lines: Sequence[str], numbers: Sequence[int], starts: set[int]) -> int:
    """How many lines above each look alike; of a log whose first block is cut off, rather more."""
    if len(numbers) < 2:
        return 0
    if numbers[0] == 1 and _is_cut(lines[0], lines[numbers[1] - 1]):
        numbers = numbers[1:]
    for distance in range(1, min(_MOST_ABOVE, numbers[0] + 1)):
        places = [number - distance for number in numbers]
        looks = {_looks(lines[place])[1:] for place in places}
        if len(looks) > 1 or looks == {("", "")} or starts.intersection(places):
            return distance - 1
    return min(_MOST_ABOVE, numbers[0])


def _title_above(lines: Sequence[str], first: int, starts: set[int], *, inner: bool) -> int:
    """The line that a head is indented under; of a block, that of the fields above it as well."""
    deep = indent(lines[first])
    title = first
    while inner and deep and title and title - 1 not in starts and indent(lines[title - 1]) == deep:
        title -= 1
    if title and title - 1 not in starts and indent(lines[title - 1]) < deep:
        return title - 1
    return first


def _marked_above(lines: Sequence[str], number: int, starts: set[int]) -> int:
    """How many lines above a head have its own mark."""
    mark = _looks(lines[number])[1]
    first = number
    while mark and first and first - 1 not in starts and _looks(lines[first - 1])[1:] == (mark, ""):
        first -= 1
    return number - first


def _is_cut(first: str, alike: str) -> bool:
    """Whether a log's first line is the end of one that is like another."""
    field, whole = _looks(first)[1:], _looks(alike)[1:]
    return field != whole and any(field) and any(whole)


def _looks(line: str) -> tuple[int, str, str]:
    """What lines of one kind have in common: indentation, marks and the name of a field."""
    found = _LOOKS.match(line)
    return (indent(line), found[2], (found[3] or "").casefold()) if found else (0, "", "")
