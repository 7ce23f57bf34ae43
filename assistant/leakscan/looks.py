"""What gives itself away by its look: keys, random words, addresses, home folders."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from .spans import FILL, Span

_LONG_WORD = re.compile(r"[A-Za-z0-9+_=-]{20,}")
_PART = re.compile(r"[A-Za-z0-9+]{20,}")
_KEY = re.compile(r"[A-Za-z0-9_.=-]+")
_RANDOM = 20
"""Letters and figures in one piece from which on a look tells chance from words."""
_PREFIXES: dict[str, int] = {
    "ghp_": 20, "gho_": 20, "ghu_": 20, "ghs_": 20, "ghr_": 20, "github_pat_": 20,
    "glpat-": 18, "gldt-": 18, "glrt-": 18, "glptt-": 18, "glagent-": 18, "glft-": 18,
    "xoxb-": 12, "xoxp-": 12, "xoxa-": 12, "xoxs-": 12, "xoxe-": 12, "xapp-": 12,
    "sk_live_": 16, "sk_test_": 16, "rk_live_": 16, "pk_live_": 16, "whsec_": 16,
    "sk-ant-": 16, "sk-proj-": 16, "AIza": 30, "ya29.": 20, "GOCSPX-": 20, "npm_": 30,
    "pypi-": 30, "hf_": 24, "dop_v1_": 24, "doo_v1_": 24, "dor_v1_": 24, "dapi": 30,
    "dp.pt.": 20, "dp.st.": 20, "dckr_pat_": 20, "pul-": 30, "pscale_": 20, "lin_api_": 20,
    "rubygems_": 30, "sq0atp-": 20, "sq0csp-": 20, "PMAK-": 30, "NRAK-": 20, "xkeysib-": 30,
    "glsa_": 20, "glc_": 20, "shpat_": 20, "shpss_": 20, "shpca_": 20, "shppa_": 20,
    "hvs.": 20, "dt0c01.": 20, "SG.": 30, "AKIA": 16, "ASIA": 16, "eyJ": 20, "A3-": 26,
    "ops_eyJ": 20, "EAACEdEose0cBA": 10, "secret_": 30, "tfp_": 30, "sntrys_": 30, "figd_": 30,
}  # fmt: skip
"""What keys of well known services begin with -> characters that follow at least."""
_AGE = "AGE-SECRET-KEY-1"
_PEM = "-----BEGIN "
SYSTEM = frozenset(
    """
    public default all users user shared guest administrator admin systemprofile localservice
    networkservice runner root home username youruser you me name username defaultuser0
    containeradministrator desktop documents appdata library data null none host hosts system
    service nobody everyone owner local localhost workgroup anonymous defaultapppool
    """.split()  # noqa: SIM905 - words read better than a list of strings
)
"""Accounts and folders of everybody's."""
_HOMES = (
    "\\users\\", "/users/", "/home/", "\\documents and settings\\", "\\\\users\\\\",
    "\\benutzer\\", "\\utilisateurs\\", "/export/home/", "/var/home/",
)  # fmt: skip
_UNITS = (".service", ".slice", ".scope", ".target", ".socket", ".mount", ".timer", ".local", ".so")


def find_looks(text: str) -> Iterator[Span]:
    """Everything in a text whose look gives it away."""
    yield from _private_keys(text)
    yield from _known_keys(text)
    yield from _random_words(text)
    if "@" in text:
        yield from _mail(text)
        yield from _logins(text)
    yield from _home_folders(text)


def _private_keys(text: str) -> Iterator[Span]:
    """PEM blocks, each line for itself, also where the end is missing."""
    place = text.find(_PEM)
    while place >= 0:
        line_end = _line_end(text, place)
        head = text[place:line_end]
        place = text.find(_PEM, line_end)
        if "PRIVATE KEY" not in head:
            continue
        start = line_end - len(head)
        yield Span("private key", start, line_end)
        while line_end < len(text):
            start, line_end = line_end + 1, _line_end(text, line_end + 1)
            line = text[start:line_end].strip()
            if line.startswith("-----END") or not line or " " in line.partition(": ")[2]:
                break
            yield Span("private key", start, line_end)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _known_keys(text: str) -> Iterator[Span]:
    for prefix, least in (*_PREFIXES.items(), (_AGE, 40)):
        place = text.find(prefix)
        while place >= 0:
            inside = place and (text[place - 1].isalnum() or text[place - 1] == "_")
            match = _KEY.match(text, place + len(prefix))
            if match and not inside and len(match[0]) >= least and _varied(match[0]):
                yield Span("key", place, match.end())
            place = text.find(prefix, place + 1)


def _varied(word: str) -> bool:
    """Whether a key's rest is one, and no name that only begins alike."""
    return sum(c.isdigit() for c in word) >= 2 or _changes(word) >= len(word) // 4


def _random_words(text: str) -> Iterator[Span]:
    for match in _LONG_WORD.finditer(text):
        if any(is_random(part[0]) for part in _PART.finditer(match[0])):
            yield Span("random text", *match.span())


def is_random(word: str) -> bool:
    """Whether nobody would write this word: its kinds of letters change as by chance.

    Checksums (hexadecimal), words that are written together, and numbers are not.
    """
    if len(word) < _RANDOM:
        return False
    figures = sum(c.isdigit() for c in word)
    capitals = sum(c.isupper() for c in word)
    small = sum(c.islower() for c in word)
    if min(figures, capitals, small) < 2 or figures > len(word) * 0.6:
        return False
    counts = Counter(word)
    entropy = -sum(n / len(word) * math.log2(n / len(word)) for n in counts.values())
    return _changes(word) >= 0.35 * len(word) and entropy >= 3.5


def _changes(word: str) -> int:
    """How often small letters, capitals and figures follow one another."""
    changes, before = 0, ""
    for char in word:
        kind = "d" if char.isdigit() else "u" if char.isupper() else "l"
        changes += kind != before
        before = kind
    return changes - 1


def _mail(text: str) -> Iterator[Span]:
    """Addresses: what stands on both sides of an ``@``."""
    place = text.find("@")
    while place >= 0:
        start, end = place, place + 1
        while start and (text[start - 1].isalnum() or text[start - 1] in "._%+-"):
            start -= 1
        while end < len(text) and (text[end].isalnum() or text[end] in ".-"):
            end += 1
        domain = text[place + 1 : end].rstrip(".-")
        host, dot, top = domain.rpartition(".")
        local = text[start:place].strip(".")
        sound = bool(local and dot and host) and top.isalpha() and len(top) >= 2
        if sound and f".{top}".casefold() not in _UNITS and not local.isdigit():
            yield Span("e-mail address", start, place + 1 + len(domain))
        place = text.find("@", place + 1)


def _logins(text: str) -> Iterator[Span]:
    """``https://name:password@host``: what stands in front of the host."""
    place = text.find("://")
    while place >= 0:
        start = end = place + 3
        while end < len(text) and text[end] not in "/?# \t\n\"'<>":
            end += 1
        login, at, _ = text[start:end].rpartition("@")
        secret = login.partition(":")[2]
        if at and secret.strip("*x" + FILL) and not secret.startswith(("$", "{", "%")):
            yield Span("credentials", start, start + len(login))
        place = text.find("://", place + 3)


def _home_folders(text: str) -> Iterator[Span]:
    """The name behind the folder in which users live, at the start of a path."""
    low = text.lower()
    if len(low) != len(text):
        return
    for home in _HOMES:
        place = low.find(home)
        while place >= 0:
            start = place + len(home)
            if _begins_path(text, place):
                end = start
                while end < len(text) and text[end] not in "\\/\"'<>|:*?\n\t,;)" + FILL:
                    if text[end] == " " and not _goes_on(text, end):
                        break
                    end += 1
                name = text[start:end].strip()
                if _is_somebody(name):
                    yield Span("user name", start, end)
            place = low.find(home, start)


def _begins_path(text: str, place: int) -> bool:
    """Whether the folder is the first of its path: behind a drive, a server or nothing."""
    if text[place] == "\\":
        return (place >= 1 and text[place - 1] in ":$") or (place >= 2 and text[place - 2] == ":")
    before = text[place - 1 : place] if place else ""
    drive = before == ":" and place >= 2 and text[place - 2].isalpha()
    return not before or before in " \t\"'=([<,;:>\n|" or drive


def _goes_on(text: str, at: int) -> bool:
    """Whether a name with a blank in it is followed by its path's next folder."""
    behind = text[at + 1 : at + 30]
    head = behind.partition("\\")[0] if "\\" in behind else ""
    return bool(head) and head.replace(" ", "").isalpha()


def _is_somebody(name: str) -> bool:
    plain = name.strip(". ")
    if not plain or name.startswith((".", "%", "$", "{", "<", "~", "*", "[")):
        return False
    return plain[0].isalnum() and plain.casefold() not in SYSTEM and plain.lower() != "all users"
