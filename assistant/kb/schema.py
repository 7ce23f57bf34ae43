"""The keys of an article's header and of kb.yaml: what they hold, and how mistakes are told."""

from __future__ import annotations

from collections.abc import Callable

from ..record import TYPE_CHECKING, Record
from ..suggest import did_you_mean
from .problem import Problem, Severity
from .yamlio import Value

if TYPE_CHECKING:
    from typing import Any

Report = Callable[[Problem], None]


class Key(Record):
    """A key that may be written."""

    kind: str
    """text, texts (a list of them), groups (a list of lists), mapping or sources."""
    example: str
    """What a hint shows."""


ARTICLE: dict[str, Key] = {
    "id": Key("text", "id: disk-full"),
    "title": Key("text", "title: The disk is full"),
    "applies_to": Key("texts", "applies_to: [legacy]"),
    "symptoms": Key("texts", "symptoms: [the disk is full, no space left on device]"),
    "not_symptoms": Key("texts", "not_symptoms: [the mailbox is full]"),
    "related": Key("texts", "related: [another-article-id]"),
    "answers": Key("text", "answers: no"),
    "kind": Key("text", "kind: how-to"),
    "sources": Key("sources", "sources: [{doc: guide.md, heading: Disk space, lines: 3-9}]"),
}
"""Keys of an article; only a title (or a first heading) is needed."""

KB: dict[str, Key] = {
    "id": Key("text", "id: my-product"),
    "title": Key("text", "title: Help for my product"),
    "version": Key("text", 'version: "1.0"'),
    "product": Key("text", "product: My product"),
    "language": Key("text", "language: en"),
    "support": Key("mapping", "support: {name: Support, url: https://example.com}"),
    "synonyms": Key("groups", "synonyms: [[antivirus, defender], [icon, symbol]]"),
    "not_symptoms": Key("texts", "not_symptoms: [how do I print an invoice]"),
    "vague": Key("texts", "vague: [it does not work, I need help]"),
    "usual": Key("texts", "usual: [most-usual-fault, the-next-one]"),
    "variables": Key("mapping", "variables: {client: {title: Client, discover: [...]}}"),
    "reads": Key("texts", "reads: ['%ProgramData%\\My product', /var/log/my-product]"),
    "changes": Key("texts", "changes: ['%ProgramFiles%\\My product']"),
    "generations": Key("mapping", "generations: {new: {title: ..., signs: [{process: new.exe}]}}"),
    "demos": Key("mapping", "demos: {disk-full: I cannot save anything any more}"),
    "redact": Key("texts", "redact: [Project Falcon, acme-internal]"),
    "results": Key("mapping", "results: {virus: my-article-about-antivirus}"),
    "signatures": Key("mapping", "signatures: {my-log: [{id: ..., means: ..., texts: [...]}]}"),
}
"""Keys of kb.yaml; none is needed."""

SOURCE = ("doc", "heading", "lines", "sha256")


class Reader:
    """Reads the keys of one mapping, reporting what does not fit and going on."""

    def __init__(
        self, keys: dict[str, Key], file: str, first_line: int, report: Report, *, strict: bool
    ) -> None:
        """Set up for one file.

        Args:
            keys: what may be written.
            file: its name, for the reports.
            first_line: the file's line on which the YAML begins.
            report: is called with each problem.
            strict: unknown keys are errors (in a knowledge base's own files), not warnings
                (in a docs page that has keys of its own).
        """
        self._keys, self._file, self._offset = keys, file, first_line - 1
        self._report = report
        self.lines: dict[str, int] = {}
        """Known keys that were written -> their line in the file."""
        self._unknown: Severity = "error" if strict else "warning"

    def read(self, value: Value) -> dict[str, Any]:
        """Known keys -> plain data (str, tuples of str, ...)."""
        if value.data in (None, ""):
            return {}
        if not isinstance(value.data, dict):
            hint = "for example: title: The disk is full"
            self._tell(value.line, "not-a-mapping", "expected “key: value” lines", hint, fatal=True)
            return {}
        found: dict[str, Any] = {}
        for name, item in value.data.items():
            self.lines[name] = item.line + self._offset
            key = self._keys.get(name)
            if key is None:
                self._unknown_key(name, item.line)
            elif (data := self._convert(name, key, item)) is not None:
                found[name] = data
        return found

    def _unknown_key(self, name: str, line: int) -> None:
        hint = did_you_mean(name, self._keys)
        self._report(
            Problem(
                self._file,
                line + self._offset,
                "unknown-key",
                f"unknown key “{name[:60]}”",
                hint,
                self._unknown,
            )
        )

    def _convert(self, name: str, key: Key, value: Value) -> Any:
        if value.data is None:
            return None
        if key.kind == "text":
            return self._text(name, key, value)
        if key.kind == "mapping":
            if not isinstance(value.data, dict):
                self._wrong(name, key, value, "“key: value” lines")
                return None
            return plain(value)
        return self._list(name, key, value)

    def _list(self, name: str, key: Key, value: Value) -> Any:
        if isinstance(value.data, str):
            self._wrong(name, key, value, "a list", "warning")
            value = Value([value], value.line)
        if not isinstance(value.data, list):
            self._wrong(name, key, value, "a list")
            return None
        if key.kind == "sources":
            return tuple(filter(None, (self._source(key, v) for v in value.data)))
        if key.kind == "texts":
            return self._texts(name, key, value)
        for item in value.data:
            if not isinstance(item.data, list):
                self._wrong(name, key, item, "lists")
        return tuple(self._texts(name, key, v) for v in value.data if isinstance(v.data, list))

    def _text(self, name: str, key: Key, value: Value) -> str | None:
        if isinstance(value.data, str):
            return " ".join(value.data.split())
        self._wrong(name, key, value, "one text")
        return None

    def _texts(self, name: str, key: Key, value: Value) -> tuple[str, ...]:
        texts = []
        for item in value.data:
            if isinstance(item.data, str) and item.data.strip():
                texts.append(" ".join(item.data.split()))
            else:
                self._wrong(name, key, item, "texts; one with a colon in it needs quotes")
        return tuple(texts)

    def _source(self, key: Key, value: Value) -> dict[str, str] | None:
        if isinstance(value.data, str):
            return {"doc": value.data}
        if not isinstance(value.data, dict):
            self._wrong("sources", key, value, "entries like {doc: guide.md, lines: 3-9}")
            return None
        for name, item in value.data.items():
            if name not in SOURCE:
                hint = did_you_mean(name, SOURCE)
                self._tell(item.line, "unknown-key", f"unknown key “{name[:60]}” in sources", hint)
        return {n: str(v.data) for n, v in value.data.items() if n in SOURCE and v.data is not None}

    def _wrong(
        self, name: str, key: Key, value: Value, wanted: str, severity: Severity = "error"
    ) -> None:
        message = f"“{name}” must hold {wanted}"
        self._tell(value.line, "wrong-type", message, f"for example: {key.example}", severity)

    def _tell(
        self,
        line: int,
        code: str,
        message: str,
        hint: str = "",
        severity: Severity = "error",
        fatal: bool = False,
    ) -> None:
        self._report(Problem(self._file, line + self._offset, code, message, hint, severity, fatal))


def plain(value: Value) -> Any:
    """A `Value` tree as plain lists, dicts and strings."""
    if isinstance(value.data, list):
        return [plain(v) for v in value.data]
    if isinstance(value.data, dict):
        return {k: plain(v) for k, v in value.data.items()}
    return value.data
