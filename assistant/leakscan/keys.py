"""Values behind names that look private, in the usual notations, read character by character."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from .spans import FILL, Span, is_irregular, says_nothing

_SECRETS = frozenset(
    """
    password passwd passwort passwrd pwd pass passphrase passcode kennwort secret psk
    credential cred creds contrasena senha wachtwoord motdepasse sharedsecret zugangscode
    """.split()  # noqa: SIM905 - words read better than a list of strings
)
"""Last words of names whose value is a secret whatever it looks like."""
_TOKENS = frozenset(
    """
    token apikey accesskey secretkey privatekey authkey licensekey licencekey cookie authorization
    sessionid sessionkey sid signature otp pin connectionstring lizenznummer passkey jwt bearer
    encryptionkey storagekey accountkey masterkey sharedkey productkey recoverykey activationkey
    licensenumber licencenumber clientkey consumerkey sharedaccesskey realmid
    """.split()  # noqa: SIM905
)
"""Last words of names whose value is a secret if it looks like one."""
_PEOPLE = frozenset(
    """
    companyname legalname customername vendorname clientname displayname firstname lastname
    fullname contactname employeename accountholder taxid iban accountnumber kontonummer
    creditcardnumber cardnumber phonenumber emailaddress socialsecuritynumber
    """.split()  # noqa: SIM905
)
"""Names whose value tells of somebody; only where both are quoted or the value is irregular."""
_SIGNS = {"=": "=", ":": ":", "\uff1d": "=", "\uff1a": ":"}
_SCHEMES = ("bearer ", "basic ", "token ", "apikey ")
"""What may stand between an ``Authorization`` and its value."""
_NAME = 48
"""Characters of a name, at most."""
_QUOTES = "\"'`\u201c\u201d\u201e\u2018\u2019"
_ENDS = frozenset(" \t,;&<>)]}|\n\r")
_STEMS = (
    "pass", "pwd", "secret", "securestring", "psk", "cred", "kennwort", "contrase", "senha",
    "wachtwoord", "token", "key", "cookie", "authorization", "sid", "session", "signature", "otp",
    "pin", "connection", "lizenz", "zugang", "jwt", "bearer", "license", "licence", "name",
    "holder", "taxid", "iban", "number", "nummer", "email", "realm", "mot de", "motde", "p\u00e4ss",
)  # fmt: skip
_SAYS = frozenset(["is", "was", "ist", "war", "lautet", "est", "es", "era", "è", "é"])
_SPOKEN = (
    "password", "passwort", "kennwort", "passcode", "passphrase", "passe", "contrase\u00f1a",
    "securestring",
)  # fmt: skip


def kind_of(name: str) -> str:
    """``secret``, ``token`` or ``person`` for a name that looks private, else ``""``."""
    words = _words(name)
    for length in (1, 2, 3):
        last = "".join(words[-length:])
        for form in (last, last.removesuffix("s")):
            if form in _SECRETS:
                return "secret"
            if form in _TOKENS:
                return "token"
            if form in _PEOPLE:
                return "person"
    return ""


def _words(name: str) -> list[str]:
    """A name's words: split at signs and humps, folded, without accents and final numbers."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    spaced: list[str] = []
    before = ""
    for char in plain:
        if char.isupper() and before.islower():
            spaced.append(" ")
        spaced.append(char if char.isalpha() else " ")
        before = char
    return "".join(spaced).casefold().split()


def may_hold(text: str) -> list[int]:
    """Numbers of the lines, from 0, in which a private name can stand: the quick look."""
    low = text.casefold()
    found: set[int] = set()
    ends: list[int] = []
    for stem in _STEMS:
        place = low.find(stem)
        while place >= 0:
            ends = ends or [m.start() for m in re.finditer("\n", low)]
            line = bisect_left(ends, place)
            found.add(line)
            place = low.find(stem, ends[line]) if line < len(ends) else -1
    return sorted(found)


def names_private(line: str) -> bool:
    """Whether a value in a line stays though its name looks private: for a person to judge."""
    for at, char in enumerate(line):
        if char in _SIGNS and kind_of(_name_before(line, at)[0]) in ("secret", "token"):
            start, end, _ = _value_behind(line, at + 1)
            if line[start:end].replace(FILL, "").strip(_QUOTES + " .,;"):
                return True
    return False


def find_keys(line: str, following: str = "") -> Iterator[Span]:
    """Private values in a line; one in the next line is told at this line's end."""
    for at, char in enumerate(line):
        if char in _SIGNS:
            yield from _behind(line, at, _SIGNS[char], following)
    yield from _options(line)
    yield from _spoken(line)


def _behind(line: str, at: int, sign: str, following: str) -> Iterator[Span]:
    name, quoted = _name_before(line, at)
    kind = kind_of(name) if name else ""
    if not kind:
        if name.casefold() in ("name", "key"):
            yield from _paired(line, at, following)
        return
    start, end, marked = _value_behind(line, at + 1)
    value = line[start:end]
    if value.strip("|>-"):
        open_ended = end < len(line) and line[end] in "({[."
        if not open_ended and _is_private(kind, value, sign, sure=quoted and marked):
            yield Span("private value", start, end)
    elif kind == "secret" and not line[at + 1 :].strip(" \t|>-" + _QUOTES):
        alone = ":" not in following and "=" not in following
        if alone and is_irregular(following.strip()):
            yield Span("private value", len(line) + 1, len(line) + 1 + len(following))


def _paired(line: str, at: int, following: str) -> Iterator[Span]:
    """``name: DB_PASSWORD`` with ``value: X`` in the next line."""
    start, end, _ = _value_behind(line, at + 1)
    head, sign, _ = following.partition(":")
    if kind_of(line[start:end]) == "secret" and sign and head.strip(_QUOTES + " \t-") == "value":
        first, last, _ = _value_behind(following, len(head) + 1)
        if last > first and not says_nothing(following[first:last]):
            yield Span("private value", len(line) + 1 + first, len(line) + 1 + last)


def _is_private(kind: str, value: str, sign: str, *, sure: bool) -> bool:
    plain = value.strip(_QUOTES + FILL + "\\ \t")
    if says_nothing(value):
        return False
    if kind == "secret":
        if plain.isdigit():
            return len(plain) >= 6 or sure
        return sure or sign == "=" or is_irregular(plain)
    if kind == "token":
        if plain.isdigit():
            return len(plain) >= 9
        digits = sum(c.isdigit() for c in plain)
        sound = not plain.lower().startswith("0x") and not _is_object(plain)
        return len(plain) >= 8 and digits >= 2 and sound
    return sure and len(plain) >= 4


def _is_object(value: str) -> bool:
    """``android.os.Binder@2bd79ce``: how Java prints what has no text."""
    name, at, number = value.partition("@")
    return bool(at) and "." in name and all(c in "0123456789abcdef" for c in number)


def _name_before(line: str, at: int) -> tuple[str, bool]:
    """The name in front of a sign, and whether it stands in quotes."""
    end = at
    while end and (line[end - 1].isspace() or line[end - 1] in "\\)]" or line[end - 1] in _QUOTES):
        end -= 1
    quoted = any(c in _QUOTES for c in line[end:at])
    start = end
    while start and end - start < _NAME:
        char = line[start - 1]
        if not (char.isalnum() or char in "_-." or (char == " " and _one_blank(line, start))):
            break
        start -= 1
    return line[start:end], quoted


def _one_blank(line: str, start: int) -> bool:
    return start >= 2 and line[start - 2].isalnum()


def _value_behind(line: str, start: int) -> tuple[int, int, bool]:
    """Where the value behind a sign begins and ends, and whether it is in quotes."""
    while start < len(line) and (line[start].isspace() or line[start] in "\\>=[("):
        start += 1
    for scheme in _SCHEMES:
        if line[start : start + len(scheme)].casefold() == scheme:
            start += len(scheme)
    if line[start : start + 2] in ("N'", "b'", "u'", 'N"', "r'", "L'"):
        start += 1
    if start < len(line) and line[start] in _QUOTES:
        close = min((p for q in _QUOTES if (p := line.find(q, start + 1)) > 0), default=len(line))
        return start + 1, close, True
    end = start
    while end < len(line) and line[end] not in _ENDS:
        if line[end] in "({[" and end > start:
            break
        end += 1
    return start, end, False


def _options(line: str) -> Iterator[Span]:
    """``--password X``, ``/p X``: an option and the word behind it."""
    if "-" not in line and "/" not in line:
        return
    words = list(_places(line))
    for (start, end), (first, last) in pairwise(words):
        option, value = line[start:end].strip(_QUOTES + ","), line[first:last]
        named = option.startswith("-") and len(option) > 2 and kind_of(option) == "secret"
        if named and value[:1] not in "-/" and not says_nothing(value):
            yield Span("private value", first, last)


def _spoken(line: str) -> Iterator[Span]:
    """``my password is X``, in a few languages: only where X looks like one."""
    low = line.casefold()
    if len(low) != len(line) or not any(word in low for word in _SPOKEN):
        return
    words = list(_places(line))
    for number, (start, end) in enumerate(words[:-1]):
        if not low[start:end].strip(_QUOTES).endswith(_SPOKEN):
            continue
        first, last = words[number + 1]
        if low[first:last].rstrip(":") in _SAYS and number + 2 < len(words):
            first, last = words[number + 2]
        if is_irregular(line[first:last].strip(_QUOTES + ".,;")):
            yield Span("private value", first, last)


def _places(line: str) -> Iterator[tuple[int, int]]:
    """The words of a line between blanks."""
    place = 0
    for word in line.split():
        start = line.find(word, place)
        place = start + len(word)
        yield start, place
