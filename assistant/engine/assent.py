"""Whether a line answers a question with yes or no. A sentence never does."""

from __future__ import annotations

_YES = frozenset(
    (
        *("y", "yes", "yes please", "yes do it", "do it", "run it", "go ahead", "ok", "okay"),
        *("j", "ja", "ja bitte", "mach es", "oui", "oui vas-y", "vas-y", "d'accord", "si", "sí"),
    )
)
_NO = frozenset(
    (
        *("n", "no", "nope", "no thanks", "no thank you", "not now", "don't", "cancel"),
        *("nein", "nein danke", "non", "non merci", "no gracias"),
    )
)
_STOP = frozenset(
    ("stop", "stop it", "halt", "abort", "abbrechen", "stopp", "arrête", "arrete", "para")
)


_DONE = frozenset(("done", "i did", "did it", "erledigt", "fertig", "fait", "c'est fait", "hecho"))


def is_done(line: str) -> bool:
    """Whether a whole line says that a step was done by hand."""
    return _bare(line) in _DONE


def assent(line: str) -> bool | None:
    """What a whole line says to a question: yes, no, or (None) something else.

    English, German, French and Spanish, in any case; a full stop or an exclamation mark at the end
    changes nothing, a question mark makes it a question, and a comma leaves a yes unfinished.
    """
    said = _bare(line)
    if said in _YES:
        return None if line.rstrip().endswith(",") else True
    return False if said in _NO or said in _STOP else None


def is_stop(line: str) -> bool:
    """Whether a whole line tells what runs to stop."""
    return _bare(line) in _STOP


def _bare(line: str) -> str:
    said = line.strip().rstrip(".!").casefold().replace("’", "'").replace(",", " ")
    return " ".join(said.split())
