"""Commands of Docker, Kubernetes and the shell -> checks that ask the same program.

What a command names by a placeholder is left out, so that the check asks about all of its kind.
Only commands that look are written, with nothing of the pipe or the redirection behind them; a
check that runs a program runs only where somebody allows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .block import ProposedCheck, ProposedOutcome, listed
from .sentences import Sentence

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
