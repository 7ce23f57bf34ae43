"""The files of a knowledge base -> articles, one after the other, whatever lies in them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial

from ..errors import AssistantError, Exit
from ..model import Article, KbInfo
from ..record import Record
from ..text import clean
from .parse import parse_article, parse_info, parse_phrases, slug
from .prepare import Prepared, prepare
from .problem import Problem
from .scan import INFO, NONE, VAGUE, Listing
from .schema import Report
from .yamlio import YamlError

MAX_BYTES = 4_000_000
"""Size of an article; larger ones are no article."""
_PARALLEL_FROM = 3000
"""Files from which reading is shared between processes."""
_CHUNK = 500


class Unit(Record):
    """One file's outcome."""

    article: Prepared | None
    problems: list[Problem]


def read_text(root: str, name: str, report: Report) -> str | None:
    """The text of a file, or None (with a problem reported) where it holds none."""

    def tell(line: int, code: str, message: str, hint: str, fatal: bool = True) -> None:
        report(Problem(clean(name), line, code, message, hint, fatal=fatal))

    try:
        with open(os.path.join(root, name), "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        tell(0, "unreadable", f"cannot be read: {error.strerror}", "check its permissions")
        return None
    if len(data) > MAX_BYTES:
        tell(0, "too-large", f"larger than {MAX_BYTES // 1_000_000} MB", "split it into articles")
        return None
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        tell(line, "binary", "is no text (it holds NUL bytes)", "save it as UTF-8 text")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        tell(
            line,
            "not-utf8",
            "is not UTF-8; the bytes in doubt became “\ufffd”",
            "save it as UTF-8",
            False,
        )
        return data.decode("utf-8-sig", "replace")


def read_info(listing: Listing, report: Report) -> KbInfo:
    """The knowledge base's kb.yaml, with defaults for what is missing.

    Raises:
        AssistantError: kb.yaml is there and cannot be used.
    """
    default = slug(os.path.basename(os.path.abspath(listing.root)))
    problems: list[Problem] = []
    info = KbInfo(default)
    if listing.info:
        text = read_text(listing.root, INFO, problems.append)
        try:
            info = parse_info(INFO, text or "", default, problems.append)
        except YamlError as error:
            problems.append(
                Problem(INFO, error.line, "bad-yaml", error.message, error.hint, fatal=True)
            )
    for problem in problems:
        if problem.fatal:
            raise AssistantError(
                "kb-invalid",
                f"{listing.root}/{problem.text()}",
                hint=problem.hint,
                exit_code=Exit.CONFIG,
            )
        report(problem)
    phrases = _phrases(listing, lambda problem: None)  # told when the articles are read
    return info._replace(
        title=info.title or info.product or info.id,
        not_symptoms=(*info.not_symptoms, *phrases.get(NONE, ())),
        vague=(*info.vague, *phrases.get(VAGUE, ())),
    )


def read_articles(listing: Listing, report: Report) -> Iterator[Article]:
    """The articles as written, for lint and for listing."""
    phrases = _phrases(listing, report)
    for file in listing.articles:
        article = _read_article(listing.root, bool(listing.info), phrases, file.name, report)
        if article:
            yield article


def read_prepared(listing: Listing, report: Report) -> Iterator[Unit]:
    """Yield the articles ready for the index, in the order of their files.

    Several processes read where there are many files.
    """
    phrases = _phrases(listing, report)
    work = partial(_read_units, listing.root, bool(listing.info), phrases)
    names = [f.name for f in listing.articles]
    chunks = [names[i : i + _CHUNK] for i in range(0, len(names), _CHUNK)]
    if len(names) < _PARALLEL_FROM:
        for chunk in chunks:
            yield from work(chunk)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        for units in pool.map(work, chunks):
            yield from units


def _read_units(
    root: str, strict: bool, phrases: dict[str, tuple[str, ...]], names: list[str]
) -> list[Unit]:
    units = []
    for name in names:
        problems: list[Problem] = []
        article = _read_article(root, strict, phrases, name, problems.append)
        units.append(Unit(prepare(article) if article else None, problems))
    return units


def _read_article(
    root: str, strict: bool, phrases: dict[str, tuple[str, ...]], name: str, report: Report
) -> Article | None:
    text = read_text(root, name, report)
    if text is None:
        return None
    try:
        article = parse_article(clean(name), text, report, strict=strict)
    except RecursionError:
        report(Problem(clean(name), 0, "too-deep", "nested too deeply", "simplify it", fatal=True))
        return None
    return article and article._replace(phrases=phrases.get(article.id, ()))


def _phrases(listing: Listing, report: Report) -> dict[str, tuple[str, ...]]:
    """Article id -> the phrases in the file of its name."""
    found = {}
    for file in listing.phrases:
        text = read_text(listing.root, file.name, report)
        if text:
            found[os.path.basename(file.name)[:-4]] = parse_phrases(clean(text))
    return found
