"""Files, folders and logs that the text names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .block import ProposedCheck, ProposedOutcome, quoted
from .paths import PathMention, paths_in
from .placeholders import readable
from .said import asks, forbids
from .sentences import Sentence

_LOG = re.compile(r"\blogs?\b|\blog[- ]?files?\b|\blogging\b|\btrace files?\b", re.IGNORECASE)
_EXAMPLE = re.compile(r"\b(?:e\.g\.|for example|for instance|such as|something like)\s*[:,]?\s*$",
                      re.IGNORECASE)  # fmt: skip
_APPLICATION = re.compile(r"%(?:ProgramFiles|ProgramData|LOCALAPPDATA|APPDATA)", re.IGNORECASE)
_OUTPUT = re.compile(
    r"\b(?:mkdir|export(?:ed)? to|extract(?:ed)? (?:it |them )?to|save (?:it|them|the file) "
    r"(?:to|in|as)|destination|copy (?:it|them) to|unzip|docker|mount(?:ed|s)?|mapped|mkdir"
    r"|example)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:locat\w+|found|stored?|saved?|kept|written|writes?|installed|default|logs?|"
    r"settings|exists?|missing|corrupt\w*|delete|remove|rename|check|open|must be|should be|"
    r"needs? to be|"
    r"ensure|make sure|is in|are in|(?:file|folder|directory|it) is|select)\b",
    re.IGNORECASE,
)
"""What is said of a file that is there, or has to be."""
_OPTIONAL = re.compile(
    r"\b(?:optional(?:ly)?|if (?:you|it|they|one|any)\b|checks? (?:to see )?(?:if|whether)|"
    r"can (?:also )?be|may be|creat(?:e|es|ed|ing)|custom|"
    r"your own|add (?:the|this|a|an)|edit|put|for example|e\.g\.|such as|instead|mount(?:ed)?|"
    r"volume|update|append|previous(?:ly)?|former(?:ly)?|legacy|used to)\b",
    re.IGNORECASE,
)
"""What is said of a file that need not be there, is yet to be made or changed, or has moved."""
_LOGGED = (
    ProposedOutcome("warn", "Written to {age} ago, so nothing was noted since: {path}.",
            "exists and age > 7 days"),
    ProposedOutcome("pass", "{path}, written to {age} ago.", "exists"),
    ProposedOutcome("no_data", "There is no such log on this computer."),
)  # fmt: skip
_ELSEWHERE = (
    ProposedOutcome("warn", "It is not where the article says.", "complete"),
    ProposedOutcome("no_data", "Not every place could be looked at."),
)
_FILE = (ProposedOutcome("pass", "{path}, changed {age} ago.", "exists"), *_ELSEWHERE)
_FOLDER = (ProposedOutcome("pass", "It is there: {path}.", "exists"), *_ELSEWHERE)
_IN_THE_WAY = (
    ProposedOutcome("warn", "{path} is there; the article has it removed.", "exists"),
    ProposedOutcome("pass", "It is not there."),
)
REMOVING = "delete|remove|rename|move|clear"


def files(sentences: tuple[Sentence, ...]) -> Iterator[ProposedCheck]:
    """The files and folders that the text says something about."""
    for sentence in sentences:
        if sentence.kind == "heading" or _OUTPUT.search(sentence.text) or sentence.text[0] == "-":
            continue
        for place in paths_in(sentence):
            before = sentence.text[max(0, place.start - 40) : place.start].rstrip("`\"'“(")
            example = _EXAMPLE.search(before) and not _APPLICATION.match(place.path)
            log = is_log(place, sentence)
            told = _PLACED.search(sentence.text if not log else sentence.around)
            stated = told and (log or not _OPTIONAL.search(sentence.text))
            # something may have to be removed from a file, and not the file
            asked = asks(sentence.text, REMOVING)
            between = sentence.text[asked.end() : place.start] if asked else ""
            part = re.search(r"\b(?:from|in|inside|within|of)\b", between)
            if not example and stated and not part:
                yield file_check(place, sentence)


def is_log(place: PathMention, sentence: Sentence) -> bool:
    """Whether a file is a log: by its name, or by what is said of it."""
    name = place.path.casefold()
    if not place.is_file:
        return False
    if name.endswith(".log") or name.startswith("/var/log/"):
        return True
    spoken = re.search(r"log|trace", name) or _LOG.search(sentence.around)
    return name.endswith(".txt") and bool(spoken)


def removed(sentence: Sentence, place: PathMention) -> bool:
    """Whether the sentence has this file deleted, renamed or moved."""
    asked = None if forbids(sentence.text) else asks(sentence.text, REMOVING)
    return asked is not None and 0 < place.start - asked.end() < 60


def file_check(place: PathMention, sentence: Sentence) -> ProposedCheck:
    """Whether a file, folder or log is there; that it is not, where the text has it removed."""
    name = readable(place.name)
    kind = "file" if place.is_file else "directory"
    log = is_log(place, sentence)
    title = f"{'The log' if log else 'The file' if place.is_file else 'The folder'} {name} is there"
    found = ProposedCheck(
        "log" if log else kind,
        place.path.casefold(),
        place.name,
        title,
        f"{kind}: {quoted(place.path)}",
        _LOGGED if log else _FILE if place.is_file else _FOLDER,
        sentence,
        place.windows,
        place.variables,
        place.path,
        _IN_THE_WAY,
    )
    return found.turned() if removed(sentence, place) else found
