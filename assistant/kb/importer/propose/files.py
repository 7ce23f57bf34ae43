"""Files, folders, logs and keys of the registry that the text names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .block import ProposedCheck, ProposedOutcome, quoted
from .paths import PathMention, fill, paths_in, readable
from .sentences import Sentence, asks, forbids

_LOG = re.compile(r"(?i)\blogs?\b|\blog[- ]?files?\b|\blogging\b|\btrace files?\b")
_EXAMPLE = re.compile(
    r"(?i)\b(?:e\.g\.|for example|for instance|such as|something like)\s*[:,]?\s*$"
)
_APPLICATION = re.compile(r"(?i)%(?:ProgramFiles|ProgramData|LOCALAPPDATA|APPDATA)")
_OUTPUT = re.compile(
    r"(?i)\b(?:mkdir|export(?:ed)? to|extract(?:ed)? (?:it |them )?to|save (?:it|them|the file) "
    r"(?:to|in|as)|destination|copy (?:it|them) to|unzip|docker|mount(?:ed|s)?|mapped|mkdir"
    r"|example)\b"
)
_PLACED = re.compile(
    r"(?i)\b(?:locat\w+|found|stored?|saved?|kept|written|writes?|installed|default|logs?|"
    r"settings|exists?|missing|corrupt\w*|delete|remove|rename|check|open|must be|should be|"
    r"needs? to be|"
    r"ensure|make sure|is in|are in|(?:file|folder|directory|it) is|select)\b"
)
"""What is said of a file that is there, or has to be."""
_OPTIONAL = re.compile(
    r"(?i)\b(?:optional(?:ly)?|if (?:you|it|they|one|any)\b|checks? (?:to see )?(?:if|whether)|"
    r"can (?:also )?be|may be|creat(?:e|es|ed|ing)|custom|"
    r"your own|add (?:the|this|a|an)|edit|put|for example|e\.g\.|such as|instead|mount(?:ed)?|"
    r"volume|update|append|previous(?:ly)?|former(?:ly)?|legacy|used to)\b"
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
_HIVE = (r"(?:Computer\\)?(?:HKEY_(?:LOCAL_MACHINE|CURRENT_USER|CLASSES_ROOT|USERS|CURRENT_CONFIG)"
         r"|HKLM|HKCU|HKCR|HKU|HKCC):?")  # fmt: skip
_WHOLE = re.compile(rf"(?i){_HIVE}\\+[^\n\"]{{2,300}}")
_LOOSE = re.compile(
    rf"(?i)(?<![\w\\]){_HIVE}(?:\\+(?:[^\\\s,;\"']{{1,80}}|(?:[^\\\s,;\"']{{1,40}} ){{1,3}}"
    rf"[^\\\s,;\"']{{1,40}}(?=\\))){{1,20}}"
)
_VALUE = re.compile(
    r"(?i)\b(?:value|entry|dword|string|key|dword value|string value)(?: \(\d\d-bit\))?(?: value)?"
    r"(?:,)? (?:named|called) [\"'“‘]?$"
)
_IS_VALUE = re.compile(r"(?i)\bregistry (?:value|entry)(?: named| called)? [\"'“‘`]?$")
_SHORT = {
    "HKEY_LOCAL_MACHINE": "HKLM", "HKEY_CURRENT_USER": "HKCU", "HKEY_CLASSES_ROOT": "HKCR",
    "HKEY_USERS": "HKU", "HKEY_CURRENT_CONFIG": "HKCC",
}  # fmt: skip
_KEY = (
    ProposedOutcome("pass", "The key is there.", "exists"),
    ProposedOutcome("warn", "There is no such key."),
)
_HELD = (
    ProposedOutcome("pass", "It holds {value}.", "present"),
    ProposedOutcome("warn", "There is no such value."),
)
_GONE = (
    ProposedOutcome("warn", "The key is there; the article has it removed.", "exists"),
    ProposedOutcome("pass", "There is no such key."),
)


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
        _IN_THE_WAY,
    )
    return found.turned() if removed(sentence, place) else found


def registry(sentences: tuple[Sentence, ...]) -> Iterator[ProposedCheck]:
    """The keys that the text names wholly."""
    for sentence in sentences:
        found = (_found(sentence, start, written) for start, written in _keys(sentence))
        yield from filter(None, found)


def _keys(sentence: Sentence) -> Iterator[tuple[int, str]]:
    taken: list[tuple[int, int]] = []
    for mark, text in sentence.marked("code", "bold", "quoted"):
        if mark.kind == "code":
            taken.append((mark.start, mark.end))
        if _WHOLE.fullmatch(text) and not re.search(r" [/-]\w", text):
            taken.append((mark.start, mark.end))
            yield mark.start, text
    for match in _LOOSE.finditer(sentence.text):
        end = match.end()
        goes_on = re.match(r"\\| [A-Z(]", sentence.text[end : end + 2])
        if not goes_on and not any(a <= match.start() < b for a, b in taken):
            yield match.start(), match[0].rstrip(".:)!?")


def _found(sentence: Sentence, start: int, written: str) -> ProposedCheck | None:
    path = re.sub(r"\\{2,}", r"\\", written.replace("/", "\\")).rstrip("\\").replace(":\\", "\\", 1)
    path = re.sub(r"(?i)^computer\\", "", path)
    hive, _, rest = path.partition("\\")
    filled = fill(rest)
    if filled is None or rest.count("\\") < 1 or re.search(r"\.\.|[*?%<>|]", rest):
        return None
    key = f"{_SHORT.get(hive.upper(), hive.upper())}\\{filled.text}"
    value = _value(sentence)
    name = rest.rpartition("\\")[2]
    if not value and rest.count("\\") > 1 and _IS_VALUE.search(sentence.text[:start]):
        key, value = key.rpartition("\\")[0], name
    look = f"key: {quoted(key)}" + (f", value: {quoted(value)}" if value else "")
    asked = None if forbids(sentence.text) else asks(sentence.text, "delete|remove|rename")
    gone = asked is not None and 0 < start - asked.end() < 60 and not value
    what = f"The registry value {value}" if value else f"The registry key {readable(name)}"
    return ProposedCheck(
        "registry",
        f"{key}#{value}".casefold(),
        f"{value or name}-key",
        f"{what} is {'not in the way' if gone else 'there'}",
        f"registry: {{{look}}}",
        _GONE if gone else _HELD if value else _KEY,
        sentence,
        True,
        filled.variables,
    )


def _value(sentence: Sentence) -> str:
    """The value that a sentence names beside the key, if it does."""
    for mark, text in sentence.marked("code", "bold", "quoted"):
        before = sentence.text[max(0, mark.start - 50) : mark.start]
        if _VALUE.search(before) and re.fullmatch(r"[\w .-]{2,60}", text):
            return text
    return ""
