"""Diagnostic commands in blocks of code -> the checks that see the same.

An author who writes ``systemctl status scand`` says what is to be looked at more plainly than any
sentence. Each row of `COMMANDS` is a command; names that stand for something else give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..draft import Draft, ProseBlock
from .block import ProposedCheck, ProposedOutcome, quoted
from .files import file_check
from .network import TAKEN, is_example, port_check, server_check
from .paths import path_of
from .programs import lines_of, programs
from .sentences import Sentence
from .services import service_check

_SHELLS = re.compile(
    r"(?i)(?:`{3,}|~{3,})[ \t]*(?:console|shell\S*|bash|sh|zsh|terminal|cmd|bat|dos|powershell|ps1?"
    r"|text|txt|output|log)?(?:[ \t{].*)?$"
)
_PROMPT = re.compile(r"^\s*(?:(?:\w+@[\w.-]+[^$#]{0,30})?[$#%]\s+|PS(?:\s[^>]{0,60})?>\s*|"
                     r"[A-Za-z]:\\[^>]{0,60}>\s*|>\s+)")  # fmt: skip
_LEAD = re.compile(r"(?i)^(?:sudo|doas|time|watch|exec)\s+(?:-\S+\s+)*")
_OTHER = re.compile(r"(?i)[<>{}$*]|\b(?:your|my|example|foo|bar|some)\b|xxx|\.\.\.")
"""What stands for something else."""
_MAKES = re.compile(r"(?<!\S)[\d&]?>|\|(?! *(?:grep|less|more|head|tail|findstr))|\s@\S|\s-[oO]\b")
"""Writes a file, hands on to another program, or asks a certain server."""
_UNIT = r"(?P<unit>[A-Za-z][\w@.-]{1,60})"
_HOST = r"(?P<host>[A-Za-z0-9][\w.-]{1,80}\.[A-Za-z][\w-]{1,20})"
_LOCAL = r"(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])"
_HERE = (
    rf"(?:{_LOCAL}|<[^<>]{{1,40}}>|\$\{{?\w+\}}?|(?:my|your)[\w-]{{0,40}}|[\w-]{{0,40}}[_-](?:host|ip)"
    r"|192\.168\.\d{1,3}\.\w{1,3}|10(?:\.\w{1,3}){3})"
)
"""This computer, or what stands for the one that the product runs on."""
_PORT = r"(?P<port>\d{2,5})\b"
COMMANDS = {
    "service": (
        rf"systemctl (?:--\S+ )*(?:status|is-active|start|restart|show|enable --now) {_UNIT}",
        rf"(?:service|rc-service) {_UNIT} (?:status|start|restart)",
        rf"journalctl\b.*?\s(?:-x?e?f?u|--unit)[ =]{_UNIT}",
    ),
    "windows service": (
        (
            rf"(?:sc(?:\.exe)? (?:query|start|qc)|net start|(?:Get|Start|Restart)-Service"
            rf"(?: -Name)?) [\"']?{_UNIT}[\"']?"
        ),
    ),
    "local port": (
        rf"(?:curl|wget|http|Invoke-WebRequest|iwr)\b.*?//{_HERE}:{_PORT}",
        rf"(?:curl|wget)\b.*?\s[\"']?{_LOCAL}:{_PORT}",
        rf"(?:nc|ncat|telnet)\b(?: -\w+)* {_LOCAL} {_PORT}",
        rf"(?:ss|netstat|lsof|sockstat)\b.*?(?::|port |dport = :|grep (?:-\w+ )?[\"']?:?){_PORT}",
        rf"(?:Get-NetTCPConnection|Test-NetConnection {_LOCAL})\b.*?Port {_PORT}",
    ),
    "server port": (
        rf"(?:nc|ncat|telnet|nmap)\b(?: -\w+)* {_HOST}(?: -p)? {_PORT}",
        rf"Test-NetConnection (?:-ComputerName )?{_HOST} -Port {_PORT}",
        rf"openssl s_client\b.*?-connect {_HOST}:{_PORT}",
    ),
    "server": (
        rf"curl\b(?:(?!https?://).){{0,300}}?[\"']?https?://{_HOST}(?![\w.:@-])[^\s\"']*[\"']?",
    ),
    "name": (
        (
            rf"(?:nslookup|dig|host|ping|traceroute|tracert|mtr|Resolve-DnsName|getent hosts)"
            rf"(?: -?-?\w+(?: \d+)?)*? {_HOST}"
        ),
    ),
    "file": (
        (
            r"(?:tail|less|cat|ls|stat|head|more|Get-Content|type|dir)\b(?: -\S+| \d+)* "
            r"[\"']?(?P<path>(?:/(?:etc|var|opt|Library|usr/local)/|%\w+%\\|C:\\)[^\s\"'|>;]{2,120})"
            r"[\"']?"
        ),
    ),
    "disk": (r"df\b(?: -\w+)*(?: (?P<path>/[\w./-]{0,80}))?\s*$",),
    "memory": (r"free\b(?: -\w+)*\s*$",),
}
"""Kind of check -> the commands that see the same."""
_COMMANDS = {
    kind: [re.compile(rf"(?i){p}(?=$|[\s/|;&)'\"])") for p in patterns]
    for kind, patterns in COMMANDS.items()
}
_LOADED = re.compile(
    r"(?i)//(?:get|install|download|dl|packages?|apt|yum|repo|releases?|storage)\.|"
    r"\.(?:sh|ya?ml|deb|rpm|gz|tgz|zip|asc|gpg|key|json|crt|pem|ps1)\b"
)
"""The address of a file to be downloaded."""
_KNOWN = (
    ProposedOutcome("pass", "It leads to {addresses}.", "found"),
    ProposedOutcome("fail", "This computer does not find the name."),
)
_ROOM = (
    ProposedOutcome("fail", "Only {free} are left.", "percent < 5"),
    ProposedOutcome("warn", "Only {free} are left.", "percent < 10"),
    ProposedOutcome("pass", "{free} are free."),
)
_LEFT = (
    ProposedOutcome("warn", "Only {available} are left.", "percent < 10"),
    ProposedOutcome("pass", "{available} are available."),
)
_MOST_LINES = 40


def commands(draft: Draft) -> Iterator[ProposedCheck]:
    """The checks that the commands in the draft's code speak of."""
    before = draft.title
    for index, piece in enumerate(draft.pieces):
        if has_commands(piece):
            code = "\n".join(piece.markdown.strip().split("\n")[1:-1])
            for number, line in islice(lines_of(code), _MOST_LINES):
                said = _LEAD.sub("", _PROMPT.sub("", line)).strip()
                sentence = Sentence(said, (), index, piece.line + 1 + number, "code", before, "")
                if found := programs(said, sentence) or _look(said, sentence):
                    yield found
        elif piece.kind != "code" and (said := (piece.words or piece.markdown).strip()):
            before = said.split("\n")[-1]


def has_commands(piece: ProseBlock) -> bool:
    """Whether a block of code may hold a command."""
    return piece.kind == "code" and bool(_SHELLS.match(piece.markdown.lstrip().split("\n")[0]))


def _look(said: str, sentence: Sentence) -> ProposedCheck | None:
    """The check that sees what a command looks at; None where it looks at nothing certain."""
    for kind, patterns in () if _MAKES.search(said) else _COMMANDS.items():
        if found := next(filter(None, (p.match(said) for p in patterns)), None):
            return _check(kind, found, sentence)
    return None


def _check(kind: str, found: re.Match[str], sentence: Sentence) -> ProposedCheck | None:
    match kind:
        case "service" | "windows service":
            name = found["unit"].removesuffix(".service")
            other = _OTHER.search(name) or name.startswith("-")
            windows = kind == "windows service" or None
            timed = name.endswith((".timer", ".socket"))
            return None if other or timed else service_check(name, windows, sentence)
        case "local port":
            port, taken = int(found["port"]), bool(TAKEN.search(sentence.before))
            return port_check(port, sentence, taken=taken) if 0 < port < 65536 else None
        case "server port" | "server" | "name":
            return _of_host(kind, found, sentence)
        case "file":
            written = found["path"].rstrip(".,;:")
            place = None if _OTHER.search(written) else path_of(written)
            return file_check(place, sentence) if place else None
        case "disk":
            path = found["path"] or "/"
            title, look = f"There is room on {path}", f"disk_usage: {quoted(path)}"
            return ProposedCheck("disk", path, f"room-{path}", title, look, _ROOM, sentence, False)
    title = "There is memory left"
    return ProposedCheck("memory", "", "memory", title, "memory: {}", _LEFT, sentence)


def _of_host(kind: str, found: re.Match[str], sentence: Sentence) -> ProposedCheck | None:
    host, port = found["host"].casefold(), found.groupdict().get("port")
    if is_example(host) or _OTHER.search(host) or (port and not 0 < int(port) < 65536):
        return None
    if kind == "name":
        title, look = f"The name {host} is known", f"dns: {quoted(host)}"
        return ProposedCheck("dns", host, f"{host}-known", title, look, _KNOWN, sentence)
    address = f"tcp://{host}:{port}" if port else f"https://{host}"
    return None if _LOADED.search(found[0]) else server_check(host, address, sentence)
