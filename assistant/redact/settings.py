"""Settings whose key and value are neighbours: elements, attributes, indented lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..record import TYPE_CHECKING
from .credentials import HARMLESS
from .keys import GATE, is_weak, label, looks_secret, names_secret
from .naming import REMOVED, Naming, Swap, is_settled
from .normal import folded

if TYPE_CHECKING:
    from re import Match

    from .view import View

_LT, _GT = r"(?:<|&lt;)", r"(?:>|&gt;)"
_Q = r"(?:\\{0,8}[\"']|&quot;|&apos;)"
_ATTRIBUTES = (
    r"(?:[^<>&\"'\n]|\"[^\"<\n]*+\"|'[^'<\n]*+'|\\+[\"']|&quot;|&apos;|&amp;|\n"
    r"(?=\s*[\w:.-]+\s*=))*+"
)
_TAG = (
    rf"{_LT}(?!{REMOVED[1:]})(?P<name>(?:\w{{1,30}}:)?[\w.-]{{1,80}})(?P<attributes>(?="
    rf"[\s/]){_ATTRIBUTES})?"
    rf"(?P<end>/?){_GT}"
)
_ATTRIBUTE = (
    rf"(?P<key>[\w:.-]{{1,60}})\s{{0,8}}=\s{{0,8}}(?P<q>{_Q})(?P<value>(?:(?!"
    rf"(?P=q)).){{0,4000}})(?P=q)"
)
_NAMES = frozenset(
    ("key", "name", "type", "id", "n", "property", "setting", "option", "param", "var")
)
_VALUES = frozenset(("value", "val", "v", "content", "default", "data", "text"))
_MOST_ELEMENT = 20_000
"""Characters of an element that goes as a whole."""

_PROPERTY = r"(?:![^\s]{0,80}|&[\w.-]{1,60})"
"""A tag or an anchor, which YAML has in front of a value."""
_BLOCK = (
    r"(?m)^(?P<indent>[ \t]*)(?P<dash>(?:- +)*)(?P<q>[\"']?)"
    r"(?P<key>[^\s:\"'#<>{}\[\]=][^:\"'\n#<>{}\[\]=]{0,60}?)(?P=q)"
    r"[ \t]*:[ \t]*"
    rf"(?P<sign>(?:{_PROPERTY}[ \t]+){{0,2}}+(?:[|>][+-]?\d?[+-]?|{_PROPERTY}|))"
    r"[ \t]*(?:#[^\n]*)?$"
)
_NO_VALUE = r"[:=|>+-][ \t]*(?:[!&#][^\s;]*+[ \t]*+){0,3}\n"
_TAGGED = r":[ \t]+[!&][^\s]"
"""What is in a line whose value has a tag or an anchor."""
_TAGGED_VALUE = (
    r"(?m)(?:^[ \t]*(?:- +)*|(?P<flow>[{,][ \t]*))(?P<q>[\"']?)"
    r"(?P<key>[^\s:\"'#<>{}\[\]=,][^:\"'\n#<>{}\[\]=,]{0,60}?)(?P=q)[ \t]*:[ \t]+"
    rf"(?P<value>(?P<tags>(?:{_PROPERTY}[ \t]+){{1,3}}+)(?![|>#])"
    r"(?:\"[^\"\n]*\"|'[^'\n]*'|(?(flow)[^\s,}][^\n,}]*|[^\s][^\n]*?(?=[ \t]+#|[ \t]*$))))"
)
_PAIR = (
    r"(?m)^(?P<head>[ \t]*(?:- +)?[\"']?(?:name|key|id"
    r"|variable)[\"']?[ \t]*[:=][ \t]*[\"']?(?P<key>[\w .-]{1,80}?)[\"']?[ \t]*,?\n"
    r"(?:[ \t]*(?:description|type|required)[^\n]*\n)?"
    r"[ \t]*[\"']?(?:value|val|default|content)[\"']?[ \t]*[:=][ \t]*)(?P<value>"
    r"(?![|>][+-]?\s*$)\S[^\n]*)"
)
_PAIR_TURNED = (
    r"(?m)^(?P<head>[ \t]*(?:- +)?(?:value|val)[ \t]*:[ \t]*)(?P<value>\S[^\n]*)\n"
    r"[ \t]*(?:name|key)[ \t]*:[ \t]*[\"']?(?P<key>[\w .-]{1,80}?)[\"']?[ \t]*$"
)
_FIELD_LINE = (
    r"\n[ \t]*(?:- +)?[\"']?(?:name|key|id|variable|value|val)[\"']?[ \t]*[:=]"
    r"(?=[^\n]*\n(?:[^\n]*\n)?[ \t]*[\"']?(?:value|val|default|content|name|key)[\"']?[ \t]*[:=])"
)
"""The line that a pair of two lines begins with."""
_VALUE_WORD = r"value[ \t]{0,3}[=:]"
_INLINE_PAIR = (
    r"(?i)(?<![\w-])(?:name|key|setting|property|variable|parameter)[ \t]{0,3}[=:][ \t]{0,3}"
    r"(?P<q>[\"']?)(?P<key>[\w.-]{1,80})(?P=q)"
    r"[ \t]{0,3}[,;| ][ \t]{0,3}(?P<head>value[ \t]{0,3}[=:][ \t]{0,3})(?P<value>\"[^\"\n]*\""
    r"|'[^'\n]*'|[^\s,;|\"'<>]+)"
)
_PLIST = (
    r"(?P<head><key>(?P<key>[^<>\n]{1,60})</key>\s{0,40}<(?P<tag>string"
    r"|data)>)(?P<value>[^<>]{1,4000})(?=</(?P=tag)>)"
)
_NAMING = (
    r"(?:[\w-]{1,30}[-_.])?(?:name|key|label|id|k|n|field|option|variable|setting|property"
    r"|first|left|string|t[dh]|dt)"
)
_HOLDING = (
    r"(?:[\w-]{1,30}[-_.])?(?:value|val|v|text|data|content|string|wert|valeur|valor|setting"
    r"|password|secret|second|right|td|dd)"
)
_SIBLINGS = (
    rf"(?P<head>{_LT}(?P<first>(?i:{_NAMING}))(?:\s[^<>&\n]{{0,200}})?{_GT}\s{{0,20}}"
    rf"(?P<key>[^<>&\n]{{1,80}}?)\s{{0,20}}{_LT}/(?P=first){_GT}\s{{0,60}}"
    rf"{_LT}(?P<other>(?i:{_HOLDING}))(?:\s[^<>&\n]{{0,300}})?{_GT}\s{{0,20}}"
    rf"(?:{_LT}[\w.-]{{1,20}}{_GT}\s{{0,20}})?)(?P<value>(?:[^<>&\n]|&(?!(?:amp;){{0,6}}[lg]t;)){{1,4000}}?)"
    rf"(?=\s{{0,20}}{_LT}/)"
)
"""Two elements beside each other: the name of a setting and what it is set to."""
_CLOSED = (
    r"/(?:[\w-]{1,30}[-_.])?(?:name|key|label|id|k|n|field|option|variable|setting|property"
    r"|first|left|string|t[dh]|dt)(?:>|&gt;)\s{0,60}(?:<|&lt;)[a-z]"
)
"""How a name ends beside which a value stands."""
_MARKS = (
    rf"<<|=hex|=dword|<key>|{_VALUE_WORD}|{_CLOSED}"
    r"|\n[ \t]*(?:- +)?[\"']?(?:name|key|id|variable|value|val)[\"']?[ \t]*[:=]"
)
"""What is in a line that a pair is found in."""
_HERE = (
    r"(?P<head>(?P<key>[\w.-]{1,60})[ \t]*=[ \t]*<<[-~]?[\"']?(?P<mark>\w{1,20})[\"']?\n)"
    r"(?P<value>[^<>]{1,4000}?)(?=\n[ \t]*(?P=mark)$)"
)
_ALONE = (
    r"(?m)^(?P<head>[^\n:=<>]{0,40}?(?<![\w-])(?P<key>[\w'’-]{2,30}(?:"
    r" [\w'’-]{1,20}){0,3})[ \t]*[:=][ \t]*\n{1,2}[ \t]*)(?P<value>(?!<)[^\s:=]{1,200})[ \t]*$"
)
_HEX = (
    r"(?im)(?P<head>\"(?P<key>[^\"\n]{1,80})\"[ \t]*=[ \t]*)(?P<value>(?:hex"
    r"(?:\(\w{1,2}\))?|dword|qword):[0-9a-f, \t]*(?:\\\n[0-9a-f, \t]*)*)"
)


_Found = tuple[int, int, str]
"""From where to where a value lies, and its key."""


def swaps(view: View, naming: Naming) -> Iterator[Swap]:
    """What stands for each value whose key is in another place than right in front of it."""
    text, hints = view.text, f"{view.low}\n"
    blocks = re.compile(_NO_VALUE).search(hints)
    pairs = re.compile(_MARKS).search(hints)
    tagged = re.compile(_TAGGED).search(hints)
    low = folded(text) if blocks or pairs else ""
    found = sorted(
        (
            *_elements(text),
            *(_blocks(text, low) if blocks else ()),
            *(_pairs(text, low) if pairs else ()),
            *(_tagged(text) if tagged else ()),
        ),
        key=lambda swap: (swap[0], -swap[1]),
    )
    end = 0
    for start, stop, key in found:
        if start < end or not text[start:stop].strip() or _plain(text[start:stop], naming):
            continue
        end = stop
        naming.noted.clear()
        yield start, stop, naming.secret(label(key))


def _plain(value: str, naming: Naming) -> bool:
    """Whether a value says nothing: it is empty, off, or was replaced."""
    bare = value.strip().strip("\"'")
    kept = naming.kept(bare) or is_settled(bare) or "MaskedFor" in bare
    return kept or bare.lower() in ("true", "false", "null", "none", "", "0", "~", "{}", "[]")


def _elements(text: str) -> Iterator[_Found]:
    """Elements and attributes of XML; ``<add key= value=>`` and its like."""
    if "<" not in text and "&lt;" not in text:
        return
    at = 0
    while tag := re.compile(_TAG).search(text, at):
        at = tag.end()
        attributes = (
            list(re.compile(_ATTRIBUTE).finditer(text, *tag.span("attributes")))
            if tag["attributes"]
            else []
        )
        key = tag["name"].rpartition(":")[2]
        named = next(
            (
                a["value"]
                for a in attributes
                if a["key"].lower() in _NAMES and names_secret(a["value"])
            ),
            "",
        )
        for attribute in attributes:
            valued = attribute["key"].lower() in _VALUES
            by_name = valued and (named or (names_secret(key) and not is_weak(key)))
            if by_name or (names_secret(attribute["key"]) and not is_weak(attribute["key"])):
                yield *attribute.span("value"), named or (key if by_name else attribute["key"])
        secret = named or (key if names_secret(key) else "")
        if secret and not tag["end"]:
            yield from _content(text, tag, secret)


def _content(text: str, tag: Match[str], key: str) -> Iterator[_Found]:
    """All that an element holds, up to its end or, if that was cut off, the line's."""
    limit = tag.end() + _MOST_ELEMENT
    closer = re.compile(rf"{_LT}\\?/{re.escape(tag['name'])}\s*{_GT}").search(
        text, tag.end(), limit
    )
    if not closer:
        return
    start, stop = tag.end(), closer.start()
    inner = text[start:stop]
    if is_weak(key) and not looks_secret(inner.strip()):
        return
    lead = len(inner) - len(inner.lstrip())
    tail = len(inner) - len(inner.rstrip())
    if lead + tail < len(inner):
        yield start + lead, stop - tail, key


def _open_lines(low: str) -> Iterator[int]:
    """Where the lines begin that hold a key and end without a value."""
    for match in re.compile(_NO_VALUE).finditer(low):
        first = low.rfind("\n", 0, match.start()) + 1
        if re.compile(GATE).search(low, max(first, match.start() - 200), match.start()):
            yield first


def _blocks(text: str, low: str) -> Iterator[_Found]:
    """YAML: what stands below a key and is indented more, as text, list or mapping."""
    for first in _open_lines(low):
        match = re.compile(_BLOCK).match(text, first)
        if match and (names_secret(match["key"]) or _is_key(match)):
            yield from _below(text, match)
        elif (match := re.compile(_ALONE).match(text, first)) and _stands_alone(match):
            yield *match.span("value"), match["key"]


def _tagged(text: str) -> Iterator[_Found]:
    """YAML: values with a tag or an anchor in front, which go with it."""
    for match in re.compile(_TAGGED_VALUE).finditer(text):
        value = match["value"][len(match["tags"]) :].strip("\"'")
        if _tells(match["key"], value, match["tags"]):
            yield *match.span("value"), match["key"]


def _tells(key: str, value: str, properties: str) -> bool:
    """Whether a value with such tags is a secret below this key; a mere ``key`` says little."""
    binary = "!!binary" in properties
    if names_secret(key):
        return binary or not is_weak(key) or looks_secret(value)
    return key.lower() == "key" and (binary or _drawn(value))


def _is_key(match: Match[str]) -> bool:
    """Whether it is a ``key`` and no more, whose text follows: that may be one of a cipher."""
    return match["key"].lower() == "key" and bool(match["sign"])


def _drawn(block: str) -> bool:
    """Whether each line of a text is one word that looks like a secret."""
    lines = block.split("\n")
    return all(" " not in word and looks_secret(word) for line in lines if (word := line.strip()))


def _below(text: str, match: Match[str]) -> Iterator[_Found]:
    """The lines that are indented more than the key's, blank ones between them included."""
    depth = len(match["indent"].expandtabs()) + len(match["dash"])
    start, stop = match.end() + 1, match.end()
    while stop < len(text):
        end = text.find("\n", stop + 1)
        end = len(text) if end < 0 else end
        line = text[stop + 1 : end]
        indent = len(line) - len(line.lstrip())
        item = line.lstrip().startswith("- ") and indent >= depth and not match["sign"]
        if line.strip() and indent <= depth and not item:
            break
        stop = end
    block = text[start:stop]
    if not _tells(match["key"], block.strip(), match["sign"]):
        return
    if block.strip():
        yield start + len(block) - len(block.lstrip()), start + len(block.rstrip()), match["key"]
    elif (alone := re.compile(_ALONE).match(text, match.start())) and _stands_alone(alone):
        yield *alone.span("value"), alone["key"]


def _stands_alone(match: Match[str]) -> bool:
    """Whether a word alone in a line is the value of the key alone in the line before."""
    key = re.split(r" (?:for|für|of|pour|para|von) ", match["key"])[0]
    harmless = match["value"].rstrip(".,;!?").lower() in HARMLESS
    return names_secret(key) and not harmless and (looks_secret(match["value"]) or not is_weak(key))


def _pairs(text: str, low: str) -> Iterator[_Found]:
    for match in _paired(text, low):
        if names_secret(match["key"]) and not _described(match):
            yield *match.span("value"), match["key"]


def _described(match: Match[str]) -> bool:
    """Whether the element beside a name says what kind of thing it is, or tells about it."""
    if "other" not in match.groupdict():
        return False
    value = match["value"].strip()
    kind = value.lower() in ("string", "text", "str", "varchar", "char", "required", "optional")
    return kind or len(value.split()) > 3 or (is_weak(match["key"]) and value.islower())


def _paired(text: str, low: str) -> Iterator[Match[str]]:
    """A key and its value that stand beside or below each other."""
    for line in re.compile(_FIELD_LINE).finditer(f"\n{low}"):
        for pattern in (_PAIR, _PAIR_TURNED):
            if match := re.compile(pattern).match(text, line.start()):
                yield match
    patterns = [_HEX] if "=hex" in low or "=dword" in low else []
    if re.compile(_VALUE_WORD).search(low):
        patterns.append(_INLINE_PAIR)
    if "<key>" in low:
        patterns.append(_PLIST)
    if re.compile(_CLOSED).search(low):
        patterns.append(_SIBLINGS)
    if "<<" in low:
        patterns.append(f"(?m){_HERE}")
    for pattern in patterns:
        yield from re.compile(pattern).finditer(text)
