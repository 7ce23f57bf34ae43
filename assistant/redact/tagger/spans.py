"""Which stretches of a line to take out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby

from ...record import Record
from ..given import GIVEN
from ..normal import zeroed
from .features import features
from .heads import message
from .model import Row, TaggerModel, model
from .tokens import NUMBER, PLACE, SIGN, WORD, LineToken, tokens

LIKELY = 0.2
"""Probability from which a token goes. By lines of four authors that the model had not read: see
`benchmarks.tagger`."""
_BESIDE = 0.1
"""The same in a line where something private stands for sure: it seldom stands alone."""
_SURE = 0.8
_LONG_NUMBER = 6
"""Figures of a number that is no port, year or count."""
_SHORT = 0.3
"""Probability from which a shorter one goes: these stand beside anything."""
_RATHER_SECRET = 0.3
"""Probability of a password or code from which it is called one."""
_LIKELY_KEPT = 0.45
"""The same where what is left is not only looked at, but searched and answered again."""
_IN_A_LOG, _SECRET_IN_A_LOG, _BESIDE_IN_A_LOG = 0.999, 0.9, 0.97
"""The same in the message of a log's line, most of which tell of nobody; for a secret there; and
beside something that is private for sure."""
_NUMBER_IN_A_LOG = 0.999
"""The same for a number there."""
_LONGEST = 10_000
"""Characters of a line that is read; in longer ones, which are data, only rules look."""
_PIECE = 1_000
_FEWEST = 3
"""Tokens of a line that say enough."""
_JOINS = frozenset("&!$%^*+#~?._-@=|")
"""Signs within a value: what follows them at once goes with what stands before."""
_WITHIN = _JOINS - frozenset("=|~@")
"""Those that stand between no key and its value: what stands before them goes with what follows."""
_INSTALLED = re.compile(
    r"(?:/(?:srv|opt|etc|usr|var)(?:/(?:lib|log|run|cache|spool|local|share|s?bin))*/"
    r"|(?<![\w.~-])/(?:System/)?Library/(?:[\w.-]+/)*"
    r"|\\(?:Program Files(?: \(x00\))?|ProgramData|Windows)\\)$",
    re.IGNORECASE,
)
"""Before the name of a folder or file that is a program's."""
_FOLDERS = 60
"""Characters before a name in which such folders stand."""
_LITERALS = frozenset(("true", "false", "null", "none", "nil", "undefined"))
"""Values that tell nothing, whatever they are the value of."""
_JOINERS = frozenset(("&", "+", "and", "und", "et", "és", "y", "e", "og", "och", "en", "i", "a"))
"""What stands between two names of one company."""
_ESCAPES = ("n", "r", "t")
_COUNTED = frozenset(
    """iterations rounds bytes kb mb gb kib mib gib ms msec s sec seconds min minutes hours days
    times attempts retries rows items files records entries lines pages characters threads workers
    connections requests objects blocks sectors pixels percent""".split()  # noqa: SIM905
)
"""What numbers count."""
_BEHIND = (":", ".", "-")
"""Between a name and a port or a year."""
_TELLING = (WORD, NUMBER, SIGN)
"""Kinds of tokens that go by themselves: a code, a time or a version tells of nobody."""


class Span(Record):
    """A stretch of a line."""

    start: int
    end: int
    secret: bool
    """Whether it is a password or code; if not, it tells of somebody."""


class Tagger:
    """Finds what is private in lines, by a model that is loaded when it is first needed."""

    def __init__(
        self,
        load: Callable[[], TaggerModel] = model,
        likely: float = LIKELY,
        beside: float = _BESIDE,
    ) -> None:
        self._load, self._likely, self._beside = load, likely, beside
        self._known = lru_cache(maxsize=20_000)(self._of_shape)

    def spans(self, line: str) -> tuple[Span, ...]:
        """From where to where something private may stand in a line, ascending and apart."""
        if len(line) > _LONGEST:
            return ()
        return self._known(zeroed(line))

    def _of_shape(self, line: str) -> tuple[Span, ...]:
        begin, in_log = message(line)
        found = [
            Span(begin + start + span.start, begin + start + span.end, span.secret)
            for start, end in _pieces(line[begin:])
            for span in self._of_piece(line[begin + start : begin + end], in_log=in_log)
        ]
        return tuple(span for span in found if not _is_installed(line, span))

    def _of_piece(self, text: str, *, in_log: bool) -> list[Span]:
        line = tokens(text)
        if len(line) < _FEWEST or not any(token.kind == WORD for token in line):
            return []
        learned = self._load()
        chances = learned.probabilities(features(line, learned.is_common, in_log=in_log))
        goes = self._goes(line, chances, in_log=in_log)
        secret = [chance[1] > max(chance[2], _RATHER_SECRET) for chance in chances]
        _further(_Words(line, learned.is_common), goes, secret)
        goes = _whole(line, goes, secret)
        goes = [going and not _is_open(line, at) for at, going in enumerate(goes)]
        return _stretches(line, goes, secret)

    def _goes(
        self, line: Sequence[LineToken], chances: Sequence[Row], *, in_log: bool
    ) -> list[bool]:
        """Which tokens are private enough."""
        likely = max(self._likely, _IN_A_LOG) if in_log else self._likely
        surely = max(self._likely, _SECRET_IN_A_LOG) if in_log else self._likely
        beside = max(self._beside, _BESIDE_IN_A_LOG) if in_log else self._beside
        told = [
            chance if token.kind in _TELLING else (1.0, 0.0, 0.0)
            for chance, token in zip(chances, line, strict=True)
        ]
        alone = max(1 - chance[0] for chance in told) < _SURE
        if alone and all(token.kind != PLACE for token in line):
            beside = likely
        goes = [
            1 - chance[0] >= (max(likely, _SHORT) if _is_short(token) else beside)
            or chance[1] >= surely
            for chance, token in zip(told, line, strict=True)
        ]
        if in_log:
            goes = [
                going and not _is_counted(line, at, 1 - told[at][0])
                for at, going in enumerate(goes)
            ]
        return goes


private_spans = Tagger().spans
_surely_private = Tagger(likely=_LIKELY_KEPT, beside=_LIKELY_KEPT).spans


def secret_spans(line: str) -> tuple[Span, ...]:
    """Passwords and codes only, for texts that stay on this machine, whose words matter to it."""
    found = _surely_private(line)
    return tuple(s for s in found if s.secret and line[s.start : s.end] not in GIVEN)


def _is_open(line: Sequence[LineToken], at: int) -> bool:
    """Whether a token tells of nobody, whatever stands around it.

    A literal, a letter of an escape as in JSON, a port or year behind a pseudonym, a count.
    """
    token = line[at]
    if token.kind == NUMBER:
        behind = line[at + 1].text.lower() if at + 1 < len(line) else ""
        named = at > 1 and line[at - 2].kind == PLACE and line[at - 1].text in _BEHIND
        return behind in _COUNTED or (named and line[at - 2].end + 1 == token.start)
    escape = token.text in _ESCAPES and at > 0 and line[at - 1].text == "\\"
    return escape or token.text.lower() in _LITERALS


def _is_counted(line: Sequence[LineToken], at: int, chance: float) -> bool:
    """Whether a token of a log's message is a number or the name of a call, as most are."""
    if line[at].kind == NUMBER:
        return chance < _NUMBER_IN_A_LOG
    behind = line[at + 1] if at + 1 < len(line) else None
    return behind is not None and behind.text == "(" and behind.start == line[at].end


def _is_short(token: LineToken) -> bool:
    return token.kind == NUMBER and len(token.text) < _LONG_NUMBER


def _is_installed(line: str, span: Span) -> bool:
    """Whether what may be a name is that of a program's folder: ``/srv/pump``."""
    before = line[max(0, span.start - _FOLDERS) : span.start]
    return not span.secret and _INSTALLED.search(before) is not None


def _pieces(line: str) -> list[tuple[int, int]]:
    """A line in pieces that end at a blank, if there is one."""
    found: list[tuple[int, int]] = []
    start = 0
    while len(line) - start > _PIECE:
        end = line.rfind(" ", start + 1, start + _PIECE) + 1 or start + _PIECE
        found.append((start, end))
        start = end
    return [*found, (start, len(line))]


class _Words:
    """Words of a line that hardly any other line holds, and what joins them."""

    def __init__(self, line: Sequence[LineToken], is_common: Callable[[str], bool]) -> None:
        self._line, self._is_common = line, is_common

    def follows(self, at: int) -> bool:
        """Whether a token is a word, one blank behind the one before it."""
        inside = 0 < at < len(self._line)
        return inside and self._line[at].kind == WORD and self._apart(at)

    def rare(self, at: int) -> bool:
        """Whether it is such a word, and a rare one."""
        return self.follows(at) and not self._is_common(self._line[at].text.lower())

    def name(self, at: int) -> bool:
        """Whether it is a rare word that is written like a name, or stands for a company."""
        token = self._line[at]
        titled = token.text[:1].isupper() and token.text[1:].islower()
        if token.kind == PLACE:
            return token.text.startswith("company-")
        return token.kind == WORD and titled and not self._is_common(token.text.lower())

    def stands_in(self, at: int) -> bool:
        """Whether a token stands for a name that was taken out."""
        return self._line[at].kind == PLACE

    def before(self, at: int) -> int:
        """The token before, or the one before what joins both: ``Oak & Sons``; -1 if neither."""
        if at < 1 or not self._apart(at):
            return -1
        joined = at > 1 and self._line[at - 1].text in _JOINERS and self._apart(at - 1)
        return at - 2 if joined else at - 1

    def _apart(self, at: int) -> bool:
        return self._line[at].start == self._line[at - 1].end + 1


def _further(words: _Words, goes: list[bool], secret: list[bool]) -> None:
    """Let the other words of a name or of a phrase go of which one does."""

    def named(one: int, other: int) -> bool:
        return one >= 0 and words.name(one) and words.name(other)

    for at in range(1, len(goes)):
        if not goes[at] and goes[at - 1] and secret[at - 1] and words.follows(at):
            goes[at] = secret[at] = words.rare(at) or words.rare(at + 1)
        before = words.before(at)
        if not goes[at] and named(before, at) and (goes[before] or words.stands_in(before)):
            goes[before + 1 : at + 1] = [True] * (at - before)
    for at in range(len(goes) - 1, 0, -1):
        before = words.before(at)
        if named(before, at) and not goes[before] and (goes[at] or words.stands_in(at)):
            goes[before:at] = [not words.stands_in(before)] + [True] * (at - before - 1)


def _whole(line: Sequence[LineToken], goes: list[bool], secret: Sequence[bool]) -> list[bool]:
    """With the rest of each value of which a part goes."""
    for at in range(len(line) - 1, 1, -1):
        if goes[at] and secret[at] and not goes[at - 1] and _joined(line, at):
            goes[at - 1] = goes[at - 2] = True
    for at in range(1, len(line)):
        token = line[at]
        glued = goes[at - 1] and token.start == line[at - 1].end and token.kind != PLACE
        if goes[at] or not glued:
            continue
        if token.kind != SIGN:
            goes[at] = True
        elif token.text in _JOINS and at + 1 < len(line) and line[at + 1].start == token.end:
            goes[at] = goes[at + 1] = line[at + 1].kind not in (SIGN, PLACE)
    return goes


def _joined(line: Sequence[LineToken], at: int) -> bool:
    """Whether a sign within a value joins a token to the one before the sign."""
    first, sign, last = line[at - 2 : at + 1]
    return (
        first.kind in (WORD, NUMBER)
        and sign.text in _WITHIN
        and (first.end, sign.end) == (sign.start, last.start)
    )


def _stretches(
    line: Sequence[LineToken], goes: Sequence[bool], secret: Sequence[bool]
) -> list[Span]:
    """Neighbours together, without the quotes and brackets around them."""
    found: list[Span] = []
    for going, group in groupby(range(len(line)), goes.__getitem__):
        inner = _inner(line, list(group)) if going else ()
        if inner:
            first, last = line[inner[0]], line[inner[-1]]
            found.append(Span(first.start, last.end, any(secret[at] for at in inner)))
    return found


def _inner(line: Sequence[LineToken], stretch: Sequence[int]) -> Sequence[int]:
    """A stretch from its first word or number on, to the last one or what is joined to it."""
    telling = [at for at in stretch if line[at].kind != SIGN]
    if not telling:
        return ()
    ends = [at for at in stretch if line[at].kind != SIGN or line[at].text in _JOINS]
    return range(telling[0], ends[-1] + 1)
