"""One import from its documents to the knowledge base's folder, or to what it would do there."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator, Sequence

from ....errors import AssistantError, Exit
from ....record import Record
from ....text import clean, one_line
from ... import behind
from ...scan import INFO
from ..draft import ReadResult
from ..places import absolute, is_pattern, relative, root_of
from .folder import (
    ARTICLES,
    FOLDER,
    ImportManifest,
    document_lines,
    dump,
    load,
    read_written,
)
from .info import info_text, keys_of
from .merge import merge_header
from .outcome import Keeper, Kept, Propose
from .swap import ChangedError, content_of, recover, replace_files

Progress = Callable[[int, int, str], None]
Read = Callable[..., ReadResult]
"""`importer.reading.read_docs`."""


class Order(Record):
    """What is to be done."""

    out: str
    """The knowledge base's folder."""
    places: tuple[str, ...] = ()
    """Documents; none: those of the last time."""
    product: str = ""
    proposals: bool = True
    add: bool = False
    """The documents of the last time as well."""
    dry_run: bool = False


class Imported(Record):
    """What an import has done, or would do."""

    places: tuple[str, ...]
    reading: ReadResult
    kept: Kept
    undeclared: tuple[str, ...]
    """Variables that proposals use and that the author's kb.yaml does not declare."""
    files: int
    """How many files were written."""


def import_docs(order: Order, read: Read, propose: Propose, progress: Progress | None) -> Imported:
    """Import as ordered; the folder is as it was where that fails.

    Args:
        order: what is to be done.
        read: makes drafts of documents.
        propose: makes checks and actions of a draft.
        progress: is told documents done, documents in all, and which one is being read.

    Raises:
        AssistantError: documents or folder cannot be used.
    """
    try:
        recover(order.out)
        return _import(order, read, propose, progress)
    except ChangedError as error:
        raise AssistantError(
            "changed-meanwhile",
            f"{one_line(str(error))} was edited while it was being merged; nothing was written",
            hint="save your edits and import again",
            exit_code=Exit.IO,
        ) from error
    except OSError as error:
        place = one_line(str(error.filename or order.out))
        raise AssistantError(
            "cannot-create",
            f"{place} cannot be read or written: {error.strerror}; nothing was changed",
            hint="check permissions and free space, and close programs that have it open",
            exit_code=Exit.CANNOT_CREATE,
        ) from error


def _import(order: Order, read: Read, propose: Propose, progress: Progress | None) -> Imported:
    manifest = load(order.out)
    places = _places(order, manifest)
    check_docs(places)
    check_out(order.out, places)
    reading = read(places, progress=progress)
    if not reading.drafts:
        raise _nothing(reading)
    manifest = manifest or ImportManifest()
    written = read_written(order.out)
    chosen = propose if order.proposals else lambda draft: ()
    taken = os.listdir(order.out) if os.path.isdir(order.out) else ()
    kept = Keeper(manifest.entries, written, taken, chosen).keep(reading.drafts)
    info, text = _info(order, manifest, places, kept)
    remembered = ImportManifest(
        tuple(relative(place, order.out) for place in places), order.proposals, info, kept.entries
    )
    files = {
        **kept.files,
        INFO: text.encode("utf-8", "surrogateescape"),
        behind.FILE: document_lines(order.out, places, kept.entries).encode(),
        ARTICLES: dump(remembered).encode("utf-8", "surrogateescape"),
    }
    files = {name: data for name, data in files.items() if data != content_of(order.out, name)}
    if not order.dry_run:
        replace_files(order.out, files, {w.file: w.data for w in written})
    used = {name for proposal in kept.proposals for name, _ in proposal.variables}
    undeclared = sorted(used - set(keys_of(text).get("variables") or ()))
    return Imported(tuple(places), reading, kept, tuple(undeclared), len(files))


def _places(order: Order, manifest: ImportManifest | None) -> list[str]:
    known = absolute(manifest.places, order.out) if manifest else []
    given = list(order.places)
    if not given and not known:
        hint = "for example: assistant kb import docs/ --out my-kb"
        raise AssistantError("usage", "no documents", hint=hint, exit_code=Exit.USAGE)
    if not given:
        return known
    if order.add:
        return [*known, *(place for place in given if not any(covers(k, place) for k in known))]
    within = [place for place in given if any(covers(k, place, proper=True) for k in known)]
    if len(within) == len(given):
        message = f"{one_line(within[0])} is only a part of what this knowledge base was made from"
        hint = "name all of the documents, or leave them out to take those of the last time"
        raise AssistantError("usage", message, hint=hint, exit_code=Exit.USAGE)
    return given


def _nothing(reading: ReadResult) -> AssistantError:
    if not reading.documents and all(f.severity == "warning" for f in reading.findings):
        message, code = "there is no Markdown among the documents", Exit.NO_INPUT
    else:
        message, code = "nothing in the documents could be made an article", Exit.DATA
    place = "{0.doc}:{0.line}: {0.message}" if reading.documents else "{0.message}; {0.hint}"
    reasons = [place.format(f) for f in reading.findings]
    reasons += [f"{left.doc}:{left.line}: {left.reason}" for left in reading.left_out]
    hint = one_line(reasons[0]) if reasons else "name a folder with *.md or *.mdx files"
    return AssistantError("no-articles", message, hint=hint, exit_code=code)


def _info(
    order: Order, manifest: ImportManifest, places: Sequence[str], kept: Kept
) -> tuple[str, str]:
    """What the import makes of kb.yaml, and what it becomes; the author's own stays."""
    found = content_of(order.out, INFO)
    now = None if found is None else found.decode("utf-8", "surrogateescape")
    if now is not None and not manifest.info:
        return "", now
    known = keys_of(manifest.info).get("product", "") if manifest.info else ""
    text = info_text(order.product or known or product_of(places), kept.proposals)
    if now is None or text == manifest.info:
        return text, text if now is None else now
    return text, merge_header(manifest.info, now.replace("\r\n", "\n"), text)


def check_docs(places: Sequence[str]) -> None:
    """Each place is there.

    Raises:
        AssistantError: one is not.
    """
    for place in places:
        if not any(map(os.path.exists, _files(place))):
            message = f"there are no documents at {one_line(place)}"
            hint = "name files, folders or patterns, for example: assistant kb import docs/"
            raise AssistantError("no-input", message, hint=hint, exit_code=Exit.NO_INPUT)


def check_out(out: str, places: Sequence[str]) -> None:
    """The knowledge base may be made or renewed at `out`.

    Raises:
        AssistantError: it is something else, or lies in the documents, or they in it.
    """
    if os.path.exists(out) and not os.path.isdir(out):
        raise _no_kb(out, "is a file, not a folder")
    known = any(os.path.lexists(os.path.join(out, *n.split("/"))) for n in (INFO, ARTICLES))
    if os.path.isdir(out) and not known and any(e[:1] != "." for e in os.listdir(out)):
        raise _no_kb(out, f"is a folder of other things: it has neither {INFO} nor {FOLDER}")
    inner = os.path.join(out, FOLDER)
    if os.path.islink(inner) or os.path.islink(os.path.join(out, *ARTICLES.split("/"))):
        raise _no_kb(out, f"has a link for {FOLDER}")
    for place in places:
        deep = os.path.isdir(place) or "**" in place
        inside = deep and _lies_in(out, root_of(place))
        around = any(_lies_in(path, out) for path in _files(place))
        if inside or around:
            first, second = ("--out", "the documents") if inside else ("the documents", "--out")
            message = f"{first} would lie inside {second}: {one_line(out)}, {one_line(place)}"
            hint = "choose a folder beside the documents, for example: --out my-kb"
            raise AssistantError("usage", message, hint=hint, exit_code=Exit.USAGE)


def product_of(places: Sequence[str]) -> str:
    """A name for what the documents are about: their folder's."""
    path = os.path.abspath(root_of(places[0]))
    while os.path.basename(path).casefold() in ("docs", "doc", "documentation", "content"):
        path = os.path.dirname(path)
    return clean(os.path.basename(path)).replace("-", " ").replace("_", " ").strip() or "docs"


def _files(place: str) -> Iterator[str]:
    """A place, or what a pattern stands for."""
    literal = os.path.exists(place) or not is_pattern(place)
    yield from (place,) if literal else glob.iglob(place, recursive=True)


def _lies_in(inner: str, outer: str) -> bool:
    """Whether `inner` is `outer` or below it, links followed."""
    first, second = (os.path.normcase(os.path.realpath(p)) for p in (inner, outer))
    return first == second or first.startswith(second.rstrip(os.sep) + os.sep)


def _no_kb(out: str, why: str) -> AssistantError:
    hint = "choose a new folder with --out, or one that an import has made"
    message = f"{one_line(out)} {why}"
    return AssistantError("not-a-kb", message, hint=hint, exit_code=Exit.CANNOT_CREATE)


def covers(outer: str, inner: str, *, proper: bool = False) -> bool:
    """Whether the folder `outer` holds all of the place `inner` (and more, where `proper`)."""
    same = os.path.realpath(outer) == os.path.realpath(inner)
    return (same and not proper) or (
        not same and os.path.isdir(outer) and _lies_in(root_of(inner), outer)
    )
