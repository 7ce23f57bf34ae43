"""Programs that should, or should not, be running."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .block import ProposedCheck, ProposedOutcome, quoted
from .sentences import MUST_NOT, Sentence

_EXE = re.compile(r"(?i)(?<![\w\\/.%*<>{}~-])[A-Za-z0-9][\w.+-]{0,60}\.exe\b(?![\\/]|\.\w)")
_SPACED = re.compile(r"(?i)[A-Za-z0-9][\w .()+-]{0,60}\.exe")
_NAMED = re.compile(r"(?i)\b(?:process|program)(?:es)?,? (?:is |are )?(?:named|called) $")
_WORD = re.compile(r"[A-Za-z][\w-]{2,40}")
_RUNNING = re.compile(
    r"(?i)\bprocess(?:es)?\b|\btask manager\b|\brunning\b(?! on\b)|\bend task\b|\bkill|\bterminat"
    r"|\bnot respond|\bcrash(?:es|ed|ing)?\b|\bin the background\b|\bhang(?:s|ing)?\b"
    r"|\bforce[- ]quit"
)
_INSTALLER = re.compile(
    r"(?i)\b(?:install(?:er|ing)?|set-?up|download(?:s|ed)?|extract|unzip|right-click|double-click"
    r"|command(?: prompt| line)?|build|compile)\b"
)
_SETUP_NAME = re.compile(r"(?i)setup|install|update|redist|uninst|unins\d")
SYSTEM = frozenset(
    """
    cmd powershell pwsh regedit regedt32 explorer msiexec svchost rundll32 regsvr32 taskkill
    tasklist sc net netsh services control mmc csrss winlogon lsass smss wininit schtasks taskmgr
    notepad curl ping git python node java javaw dotnet certutil ipconfig dism sfc chkdsk
    msconfig eventvwr perfmon resmon conhost dwm wsl bash ssh iexplore chrome firefox msedge
    mstsc cscript wscript ctfmon spoolsv system registry idle fontdrvhost msmpeng wrsa taskeng
    taskhostw sihost
    """.split()
)
"""Programs of the system and tools: whether they run tells nothing about the product."""
_GOOD = (
    ProposedOutcome("pass", "It is running, for {age}.", "running"),
    ProposedOutcome("fail", "It is not running."),
)
_BAD = (
    ProposedOutcome("warn", "It is running, for {age}; the article has it ended.", "running"),
    ProposedOutcome("pass", "It is not running."),
)
_LEFT = (
    ProposedOutcome("fail", "It is still running, for {age}.", "running"),
    ProposedOutcome("pass", "It is not running."),
)
_CLOSED = re.compile(
    r"(?i)\b(?:not running|isn['’]t running|no longer running|closed|not already running)\b"
)
_ENSURED = re.compile(r"(?i)\b(?:ensure|make sure|must|check that|confirm)\b")


def processes(sentences: tuple[Sentence, ...]) -> Iterator[ProposedCheck]:
    """The programs that the text speaks of as running or not."""
    manager = any(re.search(r"task manager", s.around, re.IGNORECASE) for s in sentences)
    for sentence in sentences:
        if sentence.kind != "heading":
            yield from (_found(name, sentence) for name in names_in(sentence, manager=manager))


def names_in(sentence: Sentence, *, manager: bool = False) -> list[str]:
    """File names of the running programs that a sentence names.

    Args:
        sentence: where to look.
        manager: the article speaks of the Task Manager.
    """
    found: list[str] = []
    # a bare name may stand below a line that speaks of processes
    listed = len(sentence.text.split()) <= 2 and re.search(r"(?i)\bprocess", sentence.before)
    if not (_RUNNING.search(sentence.text) or listed):
        return found
    installs = _INSTALLER.search(sentence.text) and not re.search(
        r"process|end task|task manager", sentence.text, re.IGNORECASE
    )
    spans = [(m.start, m.end) for m, text in sentence.marked("code", "quoted", "bold")
             if _SPACED.fullmatch(text)]  # fmt: skip
    code = [(m.start, m.end) for m, _ in sentence.marked("code")]
    for match in _EXE.finditer(sentence.text):
        inside = any(a <= match.start() and match.end() <= b for a, b in (*spans, *code))
        if not inside and not _cut_off(sentence.text, match.start()):
            spans.append(match.span())
    for start, end in () if installs else sorted(set(spans)):
        name = sentence.text[start:end]
        if name[:-4].casefold() not in SYSTEM and not _SETUP_NAME.search(name):
            found.append(name)
    return [*dict.fromkeys(found), *(_named(sentence) if manager else ())]


def _cut_off(text: str, start: int) -> bool:
    """Whether the word before may be part of the name: “Sage50 Connector.exe”."""
    before = re.search(r"(\S{1,60}) $", text[max(0, start - 62) : start])
    if before is None:
        return False
    word = before[1]
    return start - len(word) - 1 > 0 and word[0].isupper() and word[-1].isalnum()


def _named(sentence: Sentence) -> Iterator[str]:
    """``the process named `Foo` ``, which the Task Manager shows without its ending."""
    for mark, text in sentence.marked("code", "bold", "quoted"):
        named = _NAMED.search(sentence.text[max(0, mark.start - 30) : mark.start].rstrip("\"'“‘"))
        if named and _WORD.fullmatch(text) and text.casefold() not in SYSTEM:
            yield text


def _found(name: str, sentence: Sentence) -> ProposedCheck:
    exact = name.casefold().endswith(".exe")
    looked = quoted(name) if exact else f"[{quoted(name)}, {quoted(name + '.exe')}]"
    ends = _CLOSED.search(sentence.text) and _ENSURED.search(sentence.text)
    bad = bool(MUST_NOT.search(sentence.text) or ends)
    return ProposedCheck(
        "process",
        name.casefold(),
        f"{name.removesuffix('.exe')}-running",
        f"{name} is not running" if bad else f"{name} is running",
        f"process: {{name: {looked}}}",
        _LEFT if bad else _GOOD,
        sentence,
        True if exact else None,
        unwanted=_BAD,
    )
