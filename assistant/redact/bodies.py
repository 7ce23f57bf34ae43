"""Requests and answers in qbXML, whole or cut: what may lie inside of one counts as inside.

How a body is told from the log around it:

- Any element of qbXML's vocabulary opens a body, whatever stands in front of it, escaped or not.
  Inside of one all other elements count as well.
- Only a closing tag ends it; the look of a line never does. While a field is open, all is its
  value.
- A closing tag that nothing opened means that the text began inside: what is in front of it goes,
  as far back as a value may reach.
- A body that was cut off ends where no element follows: a value has at most 4,095 characters, so
  after twice as many the log goes on. Where nothing but containers is open, no value can come
  before the next element, and the log goes on with its next entry.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ..record import TYPE_CHECKING, Record
from .naming import Naming, Swap
from .qbxml_names import holds_elements, is_element

if TYPE_CHECKING:
    from re import Match

    from .view import View

MOST_VALUE = 8192
"""Characters that a value may have, prefixes of lines and escapes counted."""
FARTHEST = 65_536
"""Characters from a field to its closing tag, other threads' lines counted."""

_LT = r"[<&](?:(?<=<)|(?:amp;){0,6}lt;)"
_GT = r"(?:>|&(?:amp;){0,6}gt;)"
_OPENS = (
    rf"{_LT}(?:(?P<close>\\{{0,8}}/)?(?P<name>(?:\w{{1,20}}:)?[A-Za-z_]\w{{0,60}}+)(?=[\s/>&\\]|$)"
    r"|\?(?P<version>qbxml\b)|!(?P<aside>--|\[CDATA\[))"
)
_ENDED = rf"(?P<ended>--{_GT}|\]\]{_GT})"
_TAG = f"{_OPENS}|{_ENDED}"
_TAG_ALONE = f"{_OPENS}(?P<ended>(?!))?"
"""The same for a text in which no comment ends."""
_CUT_TAG = rf"{_LT}\\{{0,8}}/\w{{0,60}}$"
_TAG_END = r"(?:[^<>&\"']|\"[^\"<]*+\"|'[^'<]*+'|&(?!(?:amp;){0,6}[gl]t;))*+(?P<end>" + _GT + ")"
_CUT_ATTRIBUTE = rf"[^<>\n]*?(?:[\"']|&quot;)\s{{0,9}}[/?\\]{{0,3}}{_GT}"
_ENTRY = (
    r"(?m)^\W{0,3}(?:\d{8}[.T ]\d\d|\d{4}[-/.]\d\d[-/.]\d\d[T _]\d\d|\d\d[:.]\d\d[:.]\d\d"
    r"|\d\d?[/.]\d\d?[/.]\d\d|<\d{1,3}>\S|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d|\d{1,10} \[|\{\")"
)
"""How an entry of a log begins."""
_MOST_OPEN = 200
"""Elements that are open at once; qbXML nests less than 20 deep."""
_REOPENED = {"--": "<!--", "]]": "<![CDATA["}
_NEAR = 200
"""Characters between two elements that are likely neighbours."""
_COMPANY = (
    rf"(?P<head>{_LT}(?P<name>(?:Legal)?CompanyName){_GT})(?P<value>(?:[^<>&\n]"
    r"|&(?!(?:amp;){0,6}lt;))++)"
    rf"(?P<tail>{_LT}\\{{0,8}}/(?P=name){_GT})"
)
_MOST_MESSAGES = 20
_MESSAGE = rf"{_LT}([A-Z][A-Za-z]{{0,35}}?(?:Query|Add|Mod|Del|Void|Report)R[qs])\b([^<>]{{0,300}})"

Span = tuple[int, int]


_CODES = frozenset(("Status", "Type"))
"""Elements of many vocabularies that hold codes: alone they open no body."""


class Bodies(Record):
    """The bodies of a text."""

    spans: list[Span]
    """Where they lie, ascending and apart."""
    opened: list[str]
    """What is still open at the text's end."""

    @property
    def reopened(self) -> str:
        """Tags that open all this again."""
        return "".join(_REOPENED.get(name, f"<{name}>") for name in self.opened)


def bodies(text: str) -> Bodies:
    """Where bodies lie in a text in its normal form; in time linear to it."""
    return _Reader(text).read() if may_hold(text) else Bodies([], [])


def may_hold(text: str) -> bool:
    """Whether a body may be in a text."""
    return "<" in text or "lt;" in text


class _Reader:
    """Steps through the tags of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[Span] = []
        self.opened: list[str] = []
        self.start = -1
        """Where the body begins that is being read; -1: none."""
        self.last = 0
        """Where the last tag ends."""
        cut = re.compile(_CUT_ATTRIBUTE).match(text)
        self.loose = cut.end() if cut else -1
        """Where something ends that began before the text, if it was part of a body."""
        self.others: set[str] = set()
        """Elements of other vocabularies that were opened."""

    def read(self) -> Bodies:
        at = 0
        ends = any(end in self.text for end in ("-->", "]]>", "--&", "]]&"))
        tag = re.compile(_TAG if ends else _TAG_ALONE)
        while match := tag.search(self.text, at):
            at = self._tag(match)
        size = len(self.text)
        if cut := re.compile(_CUT_TAG).search(self.text, max(at, size - 80)):
            self._close(cut.start(), "", size)
        if self.start >= 0:
            self._gap(size, "")
        opened = self.opened if self.start >= 0 else []
        if self.start >= 0:
            self._end(size)
        return Bodies(self._joined(), opened)

    def _joined(self) -> list[Span]:
        """Bodies with nothing but blanks between them are one."""
        joined: list[Span] = []
        for span in self.spans:
            if joined and not self.text[joined[-1][1] : span[0]].strip():
                joined[-1] = joined[-1][0], span[1]
            elif span[0] < span[1]:
                joined.append(span)
        return joined

    def _tag(self, match: Match[str]) -> int:
        """Take note of a tag; where to look on."""
        name = (match["name"] or match["version"] or "").rpartition(":")[2]
        known = match["version"] is not None or (
            is_element(name)
            and (name not in _CODES or self.start >= 0 or self._near(match.start()))
        )
        if not known and not self._belongs(match, name):
            return match.end()
        if self.start >= 0:
            self._gap(match.start(), name if match["close"] else (match["ended"] or "")[:2])
        if match["ended"]:
            self._close(match.start(), match["ended"][:2], match.end())
            return match.end()
        if match["aside"]:
            return self._aside(match)
        end = re.compile(_TAG_END).match(self.text, match.end())
        stop = end.end() if end else match.end()
        if match["close"]:
            self._close(match.start(), name, stop)
        else:
            whole = end is not None and self.text[end.start("end") - 1] in "/?"
            self._open(match.start(), "" if whole else name, stop)
        return stop

    def _belongs(self, match: Match[str], name: str) -> bool:
        """Whether a tag of another vocabulary is part of a body."""
        inside = self.start >= 0
        if match["aside"]:
            return inside or self._near(match.start())
        if match["ended"]:
            if not inside and not self.spans:
                self.loose = match.end()
            return inside and match["ended"][:2] in self.opened
        if match["close"]:
            if not inside and not self.spans and name not in self.others:
                self.loose = match.end()
            return name in self.opened
        self.others.add(name)
        # List<String> and <null> are no elements
        apart = (name[:1].isupper() or bool(match["aside"])) and not self.text[
            match.start() - 1 : match.start()
        ].isalnum()
        return inside or (apart and self._near(match.start()))

    def _near(self, at: int) -> bool:
        return bool(self.spans) and at - self.spans[-1][1] < _NEAR

    def _aside(self, match: Match[str]) -> int:
        """A comment or CDATA, up to its end if it has one: tags in there are none."""
        closer = "--" if match["aside"] == "--" else "]]"
        far = match.end() + FARTHEST
        end = re.compile(re.escape(closer) + _GT).search(self.text, match.end(), far)
        stop = end.end() if end else match.end()
        self._open(match.start(), "" if end else closer, stop)
        return stop

    def _open(self, at: int, name: str, stop: int) -> None:
        """A tag that begins at `at`; one without a name is closed already."""
        if self.start < 0:
            first = not self.spans and self.loose >= 0 and at - self.loose < _NEAR
            self.start = 0 if first else at
        if name and len(self.opened) < _MOST_OPEN:
            self.opened.append(name)
        self._seen(stop)

    def _close(self, at: int, name: str, stop: int) -> None:
        if name in self.opened:
            index = len(self.opened) - 1 - self.opened[::-1].index(name)
            later = self.opened[index + 1 :]
            self.opened[index:] = [other for other in later if is_element(other)]
        else:
            self._reach_back(at)
        if name == "QBXML" and name not in self.opened:
            # what else is open may be another thread's
            self.opened = [o for o in self.opened if is_element(o) and not holds_elements(o)]
        self._seen(stop)

    def _reach_back(self, at: int) -> None:
        """Something was open before anything was seen to open it."""
        far = at - MOST_VALUE
        first = self.text.find("\n", far, at) + 1 if far > 0 else 0
        self.start = min(self.start, first) if self.start >= 0 else first
        while self.spans and self.spans[-1][1] >= self.start:
            self.start = min(self.start, self.spans.pop()[0])

    def _seen(self, stop: int) -> None:
        self.last = stop
        if not self.opened:
            self._end(stop)

    def _end(self, at: int) -> None:
        self.spans.append((self.start, at))
        self.start = -1
        self.last = at

    def _gap(self, at: int, closing: str) -> None:
        """What stands between the last tag and the one at `at`, which may close something."""
        if all(holds_elements(name) for name in self.opened):
            self._keep_entries(at)
        elif closing in self.opened and at - self.last <= FARTHEST:
            return
        far = self.last + MOST_VALUE
        if self.start >= 0 and far < at and (line := self.text.find("\n", far, at) + 1):
            self._end(line)
            self.opened.clear()

    def _keep_entries(self, at: int) -> None:
        """Whole entries of a log that stand between two elements are none of their text."""
        begin = self.text.find("\n", self.last, at) + 1
        end = self.text.rfind("\n", self.last, at) + 1 if at < len(self.text) else at
        entry = re.compile(_ENTRY).search(self.text, begin, end) if begin else None
        if entry:
            self.spans.append((self.start, entry.start()))
            self.start = self.last = end


def swaps(view: View, naming: Naming) -> Iterator[Swap]:
    """What stands for each body: the messages' names and results, which tell how it went."""
    for start, end in bodies(view.text).spans:
        body = view.text[start:end]
        naming.noted.clear()
        new = _company(body, naming) or _summary(body, naming)
        if new != body:
            yield start, end, new


def _company(body: str, naming: Naming) -> str:
    """An element that holds a company's name, and nothing else: its pseudonym tells more."""
    match = re.fullmatch(_COMPANY, body)
    if not match or not match["value"].strip():
        return ""
    name = html.unescape(match["value"])
    naming.learn("company", name)
    return match["head"] + naming.name("company", name) + match["tail"]


_BARE = (
    rf"(?:{_LT}/?\w{{2,40}}(?:\s(?:requestID|onError|iterator|iteratorRemainingCount|statusCode"
    rf"|statusSeverity|version|metaData|newMessageSetID)=\\?[\"'][\w.]{{0,20}}\\?[\"']"
    rf"|\sstatusMessage=\\?[\"']Status OK\\?[\"']){{0,6}}\s?/?{_GT}|<\?qbxml"
    rf" version=[\"'][\d.]{{1,5}}[\"']\s?\?>|<MaxReturned>\d{{1,6}}</MaxReturned>|\s)+"
)
"""Tags with nothing in them: what was asked, in which version, and that it went well."""


def _summary(body: str, naming: Naming) -> str:
    if len(body) < 400 and re.fullmatch(_BARE, body):
        return body
    naming.noted.append("quickbooks data")
    names = [_message(match) for match in re.finditer(_MESSAGE, body)]
    told = "".join(f"{name}, " for name in dict.fromkeys(names[:_MOST_MESSAGES]))
    end = "\n" if body.endswith("\n") else ""
    return f"<quickbooks data removed: {told}{len(body.rstrip())} characters>{end}"


def _message(match: Match[str]) -> str:
    status = re.search(r"statusCode\s?=\s?\\*(?:[\"']|&quot;)?(\d{1,6})", match[2])
    return match[1] + (f" statusCode={status[1]}" if status else "")
