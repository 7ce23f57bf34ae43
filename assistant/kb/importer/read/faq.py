"""DocFX's questions in YAML (``### YamlMime:FAQ``) -> the lines of a Markdown page."""

from __future__ import annotations

from collections.abc import Iterator

from ...yamlio import Value, YamlError, load

SIGN = "### YamlMime:FAQ"


def page_lines(text: str) -> list[tuple[int, str]]:
    """Number and text of each line; [] where it is no such file."""
    if SIGN.casefold() not in text[:400].casefold():
        return []
    try:
        found = load(text)
    except YamlError:
        return []
    return list(_lines(found))


def _lines(page: Value) -> Iterator[tuple[int, str]]:
    yield from _told("# ", _get(page, "title"))
    yield from _told("", _get(page, "summary"))
    for section in _all(page, "sections"):
        yield from _told("## ", _get(section, "name"))
        for entry in _all(section, "questions"):
            yield from _told("### ", _get(entry, "question"))
            yield from _told("", _get(entry, "answer"))


def _told(sign: str, value: Value | None) -> Iterator[tuple[int, str]]:
    if value is None or not isinstance(value.data, str):
        return
    text = " ".join(value.data.split()) if sign else value.data
    for offset, line in enumerate(text.split("\n")):
        yield value.line + offset, sign + line
    yield value.line + text.count("\n"), ""


def _get(value: Value, key: str) -> Value | None:
    return value.data.get(key) if isinstance(value.data, dict) else None


def _all(value: Value, key: str) -> list[Value]:
    found = _get(value, key)
    return found.data if found is not None and isinstance(found.data, list) else []
