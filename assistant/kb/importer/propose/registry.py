"""Keys of the Windows registry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .block import ProposedCheck, ProposedOutcome, quoted
from .placeholders import fill, readable
from .said import asks, forbids
from .sentences import Sentence

_HIVE = (r"(?:Computer\\)?(?:HKEY_(?:LOCAL_MACHINE|CURRENT_USER|CLASSES_ROOT|USERS|CURRENT_CONFIG)"
         r"|HKLM|HKCU|HKCR|HKU|HKCC):?")  # fmt: skip
_WHOLE = re.compile(rf"{_HIVE}\\+[^\n\"]{{2,300}}", re.IGNORECASE)
_LOOSE = re.compile(
    rf"(?<![\w\\]){_HIVE}(?:\\+(?:[^\\\s,;\"']{{1,80}}|(?:[^\\\s,;\"']{{1,40}} ){{1,3}}"
    rf"[^\\\s,;\"']{{1,40}}(?=\\))){{1,20}}",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"\b(?:value|entry|dword|string|key|dword value|string value)(?: \(\d\d-bit\))?(?: value)?"
    r"(?:,)? (?:named|called) [\"'“‘]?$",
    re.IGNORECASE,
)
_IS_VALUE = re.compile(r"\bregistry (?:value|entry)(?: named| called)? [\"'“‘`]?$", re.IGNORECASE)
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
