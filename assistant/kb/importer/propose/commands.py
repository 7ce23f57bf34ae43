"""Diagnostic commands in blocks of code -> the checks that see the same.

An author who writes ``systemctl status scand`` says what is to be looked at more plainly than any
sentence. Each row of `COMMANDS` is a command; names that stand for something else give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from ..draft import Draft, ProseBlock
from .block import ProposedCheck, quoted
from .files import file_check
from .network import REACHED, TAKEN, is_example, port_check
from .paths import path_of
from .sentences import Sentence
from .services import service_check

_SHELLS = re.compile(r"(?:`{3,}|~{3,})[ \t]*(?:console|shell\S*|bash|sh|zsh|terminal|cmd|bat|dos|"
                     r"powershell|ps1?|text|txt|output|log)?[ \t]*$", re.IGNORECASE)  # fmt: skip
_PROMPT = re.compile(r"^\s*(?:(?:\w+@[\w.-]+[^$#]{0,30})?[$#%]\s+|PS(?:\s[^>]{0,60})?>\s*|"
                     r"[A-Za-z]:\\[^>]{0,60}>\s*|>\s+)")  # fmt: skip
_LEAD = re.compile(r"^(?:sudo|doas|time|watch|exec)\s+(?:-\S+\s+)*", re.IGNORECASE)
_OTHER = re.compile(r"[<>{}$*]|\b(?:your|my|example|foo|bar|some)\b|xxx|\.\.\.", re.IGNORECASE)
"""What stands for something else."""
_MAKES = re.compile(r">|\|(?! *(?:grep|less|more|head|tail|findstr))|\s@\S|\s-[oO]\b")
"""Writes a file, hands on to another program, or asks a certain server."""
_UNIT = r"(?P<unit>[A-Za-z][\w@.-]{1,60})"
_HOST = r"(?P<host>[A-Za-z0-9][\w.-]{1,80}\.[A-Za-z][\w-]{1,20})"
_LOCAL = r"(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])"
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
        rf"(?:curl|wget|http|Invoke-WebRequest|iwr)\b.*?{_LOCAL}:{_PORT}",
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
        (
            rf"(?:nslookup|dig|host|ping|traceroute|tracert|mtr|Resolve-DnsName|getent hosts)"
            rf"(?: -?-?\w+(?: \d+)?)*? {_HOST}"
        ),
        (
            rf"curl(?: -(?:v+|I|i|k|s|sS|fsS|sv|Iv|kv|-head|-verbose|-insecure))* [\"']?https?://{_HOST}"
            r"(?![\w.:-])(?:/(?:health\w*|ready\w*|status|ping|-/ready|v2/?)?)?[\"']?\s*$"
        ),
    ),
    "file": (
        (
            r"(?:tail|less|cat|ls|stat|head|more|Get-Content|type|dir)\b(?: -\S+| \d+)* "
            r"[\"']?(?P<path>(?:/(?:etc|var|opt|Library|usr/local)/|%\w+%\\|C:\\)[^\s\"'|>;]{2,120})"
            r"[\"']?"
        ),
    ),
}
"""Kind of check -> the commands that see the same."""
_COMMANDS = {
    kind: [re.compile(rf"{p}(?=$|[\s/|;&)'\"])", re.IGNORECASE) for p in patterns]
    for kind, patterns in COMMANDS.items()
}
_MOST_LINES = 40


def commands(draft: Draft) -> Iterator[ProposedCheck]:
    """The checks that the commands in the draft's code speak of."""
    before = draft.title
    for index, piece in enumerate(draft.pieces):
        if piece.kind == "code":
            yield from _of_block(piece, index, before)
        elif said := (piece.words or piece.markdown).strip():
            before = said.split("\n")[-1]


def has_commands(piece: ProseBlock) -> bool:
    """Whether a block of code may hold a command."""
    return piece.kind == "code" and bool(_SHELLS.match(piece.markdown.lstrip().split("\n")[0]))


def _of_block(piece: ProseBlock, index: int, before: str) -> Iterator[ProposedCheck]:
    if not has_commands(piece):
        return
    lines = piece.markdown.strip().split("\n")[1:-1]
    for number, line in enumerate(lines[:_MOST_LINES], 1):
        said = _LEAD.sub("", _PROMPT.sub("", line.strip())).strip()
        if _MAKES.search(said):
            continue
        sentence = Sentence(said, (), index, piece.line + number, "code", before, "")
        for kind, patterns in _COMMANDS.items():
            match = next(filter(None, (p.match(said) for p in patterns)), None)
            if match:
                found = _CHECKS[kind](match, sentence)
                if found is not None:
                    yield found
                break


def _service(match: re.Match[str], sentence: Sentence, *, windows: bool) -> ProposedCheck | None:
    name = match["unit"].removesuffix(".service")
    if _OTHER.search(name) or name.startswith("-") or name.endswith((".timer", ".socket")):
        return None
    return service_check(name, windows or None, sentence)


def _local(match: re.Match[str], sentence: Sentence) -> ProposedCheck | None:
    port = int(match["port"])
    if not 0 < port < 65536:
        return None
    return port_check(port, sentence, taken=bool(TAKEN.search(sentence.before)))


def _server(match: re.Match[str], sentence: Sentence) -> ProposedCheck | None:
    host = match["host"].casefold()
    port = match.groupdict().get("port")
    if is_example(host) or _OTHER.search(host) or (port and not 0 < int(port) < 65536):
        return None
    address = f"tcp://{host}:{port}" if port else f"https://{host}"
    title = f"{host} can be reached"
    look = f"connect: {quoted(address)}"
    return ProposedCheck("network", address, f"{host}-reachable", title, look, REACHED, sentence)


def _file(match: re.Match[str], sentence: Sentence) -> ProposedCheck | None:
    written = match["path"].rstrip(".,;:")
    place = None if _OTHER.search(written) else path_of(written)
    return file_check(place, sentence) if place else None


_CHECKS: dict[str, Callable[[re.Match[str], Sentence], ProposedCheck | None]] = {
    "service": partial(_service, windows=False),
    "windows service": partial(_service, windows=True),
    "local port": _local,
    "server port": _server,
    "server": _server,
    "file": _file,
}
