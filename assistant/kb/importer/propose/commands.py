"""Diagnostic commands in blocks of code -> the checks that see the same.

An author who writes ``systemctl status scand`` says what is to be looked at more plainly than any
sentence. Each row of `COMMANDS` is a command; names that stand for something else give nothing. Of
Docker, Kubernetes and the shell the same program is asked: only commands that look are written, and
a check that runs a program runs only where somebody allows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from ..draft import Draft, ProseBlock
from .block import ProposedCheck, ProposedOutcome, listed, quoted
from .files import file_check
from .network import TAKEN, is_example, port_check, server_check
from .paths import path_of
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
PLACEHOLDER = re.compile(
    r"(?i)[<>{}$*%\[\]]|(?:^|[-_.])(?:your|my|example|foo|bar|some|name|id)(?:$|[-_.])|xxx|\.\.\."
)
"""What stands for something else."""
_NAME = re.compile(r"[A-Za-z0-9][\w./-]{0,80}")
_SECRET = re.compile(r"(?i)key|token|secret|pass|pwd|credential|auth")
_ENVIRONMENT = re.compile(
    r"(?:printenv|echo) [\"']?\$?\{?(?P<name>[A-Z][A-Z0-9_]{2,60})\}?[\"']?$"
    r"|(?:env|printenv|set) *\| *grep (?:-\w+ )*[\"']?\^?(?P<part>[A-Z][A-Z0-9_]{2,60})\b"
)
_DEVICE = re.compile(
    r"(?:ls|cat|stat|test -\w)\b(?: -\S+)* (?P<path>/(?:dev|sys|proc|lib|run)/[\w./-]{1,100}?)/?"
    r"(?= ?$| *\|)"
)
_NAMESPACE = re.compile(r"(?:-n|--namespace)[ =](?P<name>\S+)")
_LABEL = re.compile(r"(?:-l|--selector)[ =][\"']?(?P<label>[\w./-]+=[\w./-]+)")
_EVERYWHERE = re.compile(r"\s(?:-A|--all-namespaces)\b")
_OPTION = re.compile(
    r"\s(?:(?:-[nloc]|--(?:namespace|selector|output|tail|since|container|context|filter|format|"
    r"user|workdir|field-selector|sort-by))(?:=|\s+)(?:\"[^\"]*\"|'[^']*'|\S+)|--?[\w-]+(?:=\S+)?)"
)
_DATA = re.compile(r"(?:-o|--output)[ =]*[\"']?(?:json|ya?ml|custom|go-template)|\|\s*jq\b")
_CONTAINER = frozenset("logs inspect exec restart start top stats attach port".split())
_PODS = frozenset(("pod", "pods", "po"))
_WHOLE = frozenset(
    "node nodes namespace namespaces ns storageclass storageclasses sc crd crds pv"
    " customresourcedefinition customresourcedefinitions clusterrole clusterrolebinding".split()
)
"""Kinds of things that are in no namespace."""
_NAMED = frozenset(
    "service services svc deployment deployments deploy daemonset daemonsets ds statefulset"
    " statefulsets sts configmap configmaps cm secret secrets crd crds customresourcedefinition"
    " namespace namespaces ns storageclass storageclasses sc ingress job jobs cronjob".split()
)
"""Kinds of things whose names are the product's; those of others are made up in each cluster."""
_PRIVATE = frozenset(("secret", "secrets"))
_KUBECTL = "kubectl doesn't get an answer: {errors}"


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


def _state(good: str, bad: str) -> tuple[ProposedOutcome, ...]:
    return ProposedOutcome("pass", good, "status = 0"), ProposedOutcome("fail", bad)


_ANSWERS = _state("It answers.", "It doesn't answer: {errors}")


def programs(said: str, sentence: Sentence) -> ProposedCheck | None:
    """The check that a command leads to; None where it is none of these, or looks at nothing."""
    if match := _ENVIRONMENT.match(said):
        name = match["name"] or match["part"]
        argv, title = ("printenv", name), f"The environment variable {name} is set"
        outcomes = _state("It is {output}.", "It isn't set here.")
        private = _SECRET.search(name) or PLACEHOLDER.search(name)
        return None if private else _asked(argv, f"{name}-set", title, outcomes, sentence)
    if match := _DEVICE.match(said):
        path = match["path"]
        look, title = ("test", "-e", path), f"{path} is there"
        outcomes = _state("It is there.", "It isn't there, or may not be looked at.")
        named, other = path.rpartition("/")[2], PLACEHOLDER.search(path)
        return None if other else _asked(look, named, title, outcomes, sentence)
    first = re.split(r"\s*(?:\||&&|;|\s>)", said, maxsplit=1)[0]
    program, *words = _OPTION.sub(" ", first).split() or [""]
    if program in ("docker", "docker-compose") and words:
        return _docker(words, sentence)
    return _kubectl(words, said, sentence) if program == "kubectl" and words else None


def _docker(words: Sequence[str], sentence: Sentence) -> ProposedCheck | None:
    verb, *rest = words[words[0] in ("container", "compose") :] or [""]
    if verb in ("ps", "info", "version", "images", "ls", "stats") and not rest:
        asked = ("docker", "version")
        return _asked(asked, "docker-answers", "Docker answers", _ANSWERS, sentence)
    name = rest[0] if rest and verb in _CONTAINER else ""
    if not _NAME.fullmatch(name) or PLACEHOLDER.search(name) or "/" in name:
        return None
    argv = ("docker", "ps", "--quiet", "--filter", f"name={name}", "--filter", "status=running")
    outcomes = (
        ProposedOutcome("no_data", "Docker doesn't answer: {errors}.", "status > 0"),
        ProposedOutcome("pass", "It is running.", "lines > 0"),
        ProposedOutcome("fail", "No container of this name is running."),
    )
    title = f"The container {name} is running"
    return _asked(argv, f"{name}-container", title, outcomes, sentence)


def _kubectl(words: Sequence[str], said: str, sentence: Sentence) -> ProposedCheck | None:
    verb, *rest = words
    if verb in ("version", "cluster-info"):
        asked = ("kubectl", "version")
        return _asked(asked, "kubectl-answers", "The cluster answers", _ANSWERS, sentence)
    if verb == "logs" or (verb == "exec" and rest):
        return _pods(said, sentence)
    if verb == "rollout":
        verb, *rest = rest or [""]
    if verb not in ("get", "describe", "top", "status", "restart", "history") or not rest:
        return None
    kind, _, name = rest[0].partition("/")
    name = name or (rest[1] if len(rest) > 1 else "")
    if not re.fullmatch(r"[a-z][a-z.-]{1,60}", kind):
        return None
    if _DATA.search(said) and not _NAME.fullmatch(name):
        return None  # what is in them matters, not that they are there
    if kind in _PODS:
        return _pods(said, sentence)
    if kind in ("node", "nodes", "no"):
        outcomes = (
            ProposedOutcome("no_data", _KUBECTL, "status > 0"),
            ProposedOutcome("fail", "A node isn't ready: {output}", "output ~ NotReady"),
            ProposedOutcome("pass", "All are ready."),
        )
        argv = ("kubectl", "get", "nodes", "--no-headers")
        return _asked(argv, "nodes-ready", "The nodes are ready", outcomes, sentence)
    return _resource(kind, name, said, sentence)


def _pods(said: str, sentence: Sentence) -> ProposedCheck:
    """Whether pods are there, and all of them run."""
    where, shown = _where(said)
    argv = ("kubectl", "get", "pods", "--no-headers", *where)
    outcomes = (
        ProposedOutcome("no_data", _KUBECTL, "status > 0"),
        ProposedOutcome("warn", "There is no such pod.", "lines = 0"),
        *(ProposedOutcome("fail", "A pod doesn't run: {output}", f"output ~ {state}")
          for state in ("CrashLoopBackOff", "ImagePull", "Error", "Pending")),
        ProposedOutcome("pass", "The pods run: {lines}."),
    )  # fmt: skip
    return _asked(argv, f"pods-{'-'.join(where)}", f"The pods{shown} run", outcomes, sentence)


def _resource(kind: str, name: str, said: str, sentence: Sentence) -> ProposedCheck | None:
    """Whether a resource is there; what is in it is not asked for, since it may be a secret."""
    known = kind in _NAMED and bool(_NAME.fullmatch(name)) and not PLACEHOLDER.search(name)
    if kind in _PRIVATE and not known:
        return None
    where, shown = ((), "") if kind in _WHOLE else _where(said)
    argv = ("kubectl", "get", kind, *((name,) if known else ()), "--output", "name", *where)
    outcomes = (
        ProposedOutcome("fail", "It isn't there: {errors}", "status > 0"),
        ProposedOutcome("warn", "There is none.", "lines = 0"),
        ProposedOutcome("pass", "There is {output}."),
    )
    title = f"{kind} {name}{shown} is there" if known else f"{kind}{shown}: what is there"
    return _asked(argv, f"{kind}-{name}" if known else kind, title, outcomes, sentence)


def _where(said: str) -> tuple[tuple[str, ...], str]:
    """The namespace and label that a command names, as arguments and in words."""
    found = _NAMESPACE.search(said)
    space = found["name"].strip("\"'") if found else ""
    label = _LABEL.search(said)
    usable = bool(space) and bool(_NAME.fullmatch(space)) and not PLACEHOLDER.search(space)
    everywhere = ("--all-namespaces",) if space or _EVERYWHERE.search(said) else ()
    place = ("--namespace", space) if usable else everywhere
    chosen = ("--selector", label["label"]) if label else ()
    return (*place, *chosen), f" in {space}" if usable else ""


def _asked(
    argv: Sequence[str],
    slug: str,
    title: str,
    outcomes: tuple[ProposedOutcome, ...],
    sentence: Sentence,
) -> ProposedCheck:
    look = f"command: {listed(argv)}"
    return ProposedCheck("command", " ".join(argv), slug, title, look, outcomes, sentence)


def lines_of(code: str) -> Iterator[tuple[int, str]]:
    r"""The lines of a block of code with their numbers, those that go on behind a ``\`` as one."""
    whole, begun = "", 0
    for number, line in enumerate(code.split("\n")):
        begun = begun if whole else number
        whole += line.rstrip()
        if whole.endswith("\\"):
            whole = whole[:-1] + " "
            continue
        yield begun, re.sub(r"\s{2,}", " ", whole.strip())
        whole = ""
    if whole:
        yield begun, whole.strip()
