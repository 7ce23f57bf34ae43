"""Servers that must be reachable, and local ports that something listens on.

An address counts only where the text speaks of allowing, reaching or blocking it; links for reading
(documentation, pictures, help centres) never do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .block import ProposedCheck, ProposedOutcome, quoted
from .sentences import Sentence

_ALLOW = re.compile(
    r"(?i)\b(?:allow|white|safe)[- ]?list(?:s|ed|ing)?\b|\bfirewalls?\b|\bunblock(?:ed)?\b|"
    r"\boutbound\b"
    r"|\begress\b|\b(?:un)?reachable\b|\bnetwork (?:access|traffic|requirements?)\b"
    r"|\btraffic to\b|\bblocked by (?:a |the |your )?(?:firewall|proxy|network)\b"
    r"|\bcommunicates? (?:over|with|to)\b|\b(?:can(?:not|['’]t)?|able to|unable to) (?:reach|"
    r"connect to)\b|\bconnectivity\b"
)
_INBOUND = re.compile(
    r"(?i)\b(?:our|these|following|static) (?:outbound )?ip(?: addresses)?\b|\bwebhooks?\b"
    r"|\bredirect|\bcallback\b|\bcors\b|\ballowed (?:origins?|domains?)\b|\be-?mails?\b|\bsandbox\b"
)
_HOST = re.compile(
    r"(?i)(?<![\w@./*{}<>-])(?:(?P<scheme>https?)://)?(?P<host>(?:[a-z0-9](?:[a-z0-9-]{0,50}[a-z0-9])?\.){1,5}"
    r"(?:com|net|org|io|co|cloud|app|dev|ai|uk|eu|us|de|fr|au|ca|nz|gov|edu|tech|online|"
    r"services))"
    r"(?::(?P<port>\d{2,5}))?(?=$|[\s/,;)`'\"<>]|[.:](?:\s|$))(?![\w{<]|/[^\s]{0,80}[{<*])"
)
_READING = re.compile(
    r"(?i)^(?:docs?|help|support|learn|developers?|blog|community|status|forum|wiki|kb|github|"
    r"www\.youtube"
    r"|youtube|stackoverflow|en\.wikipedia|fonts|cdn-images)\.|(?:^|\.)(?:example|localhost|test"
    r"|github|githubusercontent|stackoverflow|wikipedia|youtube|zendesk|readme)\."
    r"|\.(?:internal|local|localhost|test|invalid|lan)$|\.kubernetes\.io$"
)
_PORT = re.compile(
    r"(?i)\b(?:localhost|127\.0\.0\.1):(?P<local>\d{2,5})\b"
    r"|\bport (?P<port>\d{2,5})\b(?=[^.]{0,60}\b(?:in use|already|listen|occupied|taken|"
    r"conflict))"
    r"|\b(?:listens?|listening|bound) on (?:tcp )?port (?P<port2>\d{2,5})\b"
)
_OPEN = re.compile(
    r"(?i)\b(?:tcp )?ports? ((?:\d{2,5}(?:/tcp)?(?:, ?(?:and )?| and |"
    r" or )?){1,6})(?:[^.]{0,30})\b(?:must|needs?|"
    r"ha(?:s|ve) to|should) (?:to )?be (?:open|reachable|accessible|available)"
)
_OF_UDP = re.compile(r"(?i)\b(?:udp|stun|turn server)\b")
_EXAMPLE = re.compile(
    r"(?i)\b(?:for example|for instance|e\.g\.|such as|looks? like|(?:one|this|the) example)"
)
"""Nothing is proposed from these: no connection tells of UDP, and an example names no server."""
TAKEN = re.compile(r"(?i)\b(?:in use|already|occupied|taken|conflict)")
_PROBLEM = re.compile(
    r"(?i)\b(?:in use|already|listen|occupied|taken|conflict|not (?:running|respond)|cannot"
    r"|can['’]t|unable|refused|blocked|make sure|ensure)"
)
REACHED = (
    ProposedOutcome("pass", "It answers, in {time}.", "reached"),
    ProposedOutcome("fail", "The proxy does not let it through.", "problem = proxy"),
    ProposedOutcome("fail", "It cannot be reached: {actual}."),
)
FREE = (
    ProposedOutcome("fail", "{program} listens on it already.", "listening"),
    ProposedOutcome("pass", "It is free."),
)
LISTENS = (
    ProposedOutcome("pass", "{program} listens on it.", "listening"),
    ProposedOutcome("fail", "Nothing listens on it."),
)


def network(sentences: tuple[Sentence, ...]) -> Iterator[ProposedCheck]:
    """The servers and local ports that the text says must be, or are not, available."""
    for sentence in sentences:
        if sentence.kind == "heading":
            continue
        listed = sentence.kind in ("bullet", "table", "code", "step")
        short = listed or len(sentence.text.split()) < 6
        about = f"{sentence.heading}\n{sentence.before if short else ''}\n{sentence.text}"
        if _OF_UDP.search(sentence.text) or _EXAMPLE.search(sentence.text):
            continue
        if _ALLOW.search(about) and not _INBOUND.search(about):
            yield from _servers(sentence)
        yield from _ports(sentence)


def is_example(host: str) -> bool:
    """Whether a host is there to be read about, or stands for another."""
    return bool(
        _READING.search(host)
        or re.search(r"(?:^|[.-])(?:your|my|domain)|^(?:\w+\.)?google\.", host)
    )


def is_reading(url: str) -> bool:
    """Whether an address is there to be read: documentation, a help centre, a forum."""
    host = re.sub(r"^https?://", "", url.casefold()).partition("/")[0]
    return bool(_READING.search(host) or re.search(r"/(?:docs?|help|wiki|support|learn)/", url))


def _servers(sentence: Sentence) -> Iterator[ProposedCheck]:
    # a stray “<” before an address is left over from an autolink
    text = re.sub(r"<(?=https?://)", " ", sentence.text)
    for match in _HOST.finditer(text):
        host, port = match["host"].casefold(), match["port"] or ""
        # a bare name counts as code, in bold, as a list item or a table's cell
        marked = any(m.start <= match.start() and match.end() <= m.end for m in sentence.marks)
        apart = match["scheme"] or marked or match.span() == (0, len(sentence.text))
        if is_example(host) or not apart or (port and not 0 < int(port) < 65536):
            continue
        scheme = "tcp" if port and not match["scheme"] else (match["scheme"] or "https").casefold()
        address = f"{scheme}://{host}" + (f":{port}" if port else "")
        yield server_check(host, address, sentence)


def server_check(host: str, address: str, sentence: Sentence) -> ProposedCheck:
    """Whether a server can be reached."""
    name, title, look = f"{host}-reachable", f"{host} can be reached", f"connect: {quoted(address)}"
    return ProposedCheck("network", address, name, title, look, REACHED, sentence)


def _ports(sentence: Sentence) -> Iterator[ProposedCheck]:
    found = _PORT.finditer(sentence.text) if _PROBLEM.search(sentence.text) else ()
    written = [m["local"] or m["port"] or m["port2"] for m in found]
    opened_here = not re.search(r"\b(?:router|firewall|security group|forward)", sentence.text)
    for opened in _OPEN.finditer(sentence.text) if opened_here else ():
        written += re.findall(r"\d{2,5}", opened[1])
    taken = bool(TAKEN.search(sentence.text))
    for port in dict.fromkeys(map(int, written)):
        if 0 < port < 65536:
            yield port_check(port, sentence, taken=taken)


def port_check(port: int, sentence: Sentence, *, taken: bool) -> ProposedCheck:
    """Whether something listens on a local port, or, where it was `taken`, that it is free."""
    title = f"Port {port} is free" if taken else f"Something listens on port {port}"
    outcomes = FREE if taken else LISTENS
    name, look = f"port-{port}", f"port: {port}"
    return ProposedCheck("port", str(port), name, title, look, outcomes, sentence)
