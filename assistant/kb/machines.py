"""The practice machines that come with a knowledge base, as texts; `host.practice` reads them.

A folder has them in ``machines/NAME.yaml``; a compiled file carries their texts.
"""

from __future__ import annotations

import os
from functools import cache

from ..record import TYPE_CHECKING, Record
from .builtin import PACKAGED, source_folder
from .machine_files import ENDING, FOLDER, in_folder, read_file
from .store import Store, open_packaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Shelf(Record):
    """Where the practice machines of the open knowledge bases are."""

    files: Mapping[str, str] = {}
    """Name -> path of its file."""
    texts: Mapping[str, str] = {}
    """Name -> text, of a compiled knowledge base."""

    @property
    def names(self) -> list[str]:
        """The machines, sorted."""
        return sorted({*self.files, *self.texts})

    def read(self, name: str) -> tuple[str, bytes]:
        """A machine's file, for messages, and what is in it.

        Raises:
            KeyError: there is none of this name.
            OSError: it cannot be read.
        """
        if path := self.files.get(name):
            return path, read_file(path)
        return f"{FOLDER}/{name}{ENDING}", self.texts[name].encode()


def shelf_of(bases: Iterable[tuple[str | None, Store]]) -> Shelf:
    """The machines of knowledge bases, each with its folder (None: compiled); the first wins."""
    files: dict[str, str] = {}
    texts: dict[str, str] = {}
    for folder, store in bases:
        found = in_folder(folder) if folder else {}
        told = {} if folder else store.declared(FOLDER)
        taken = {*files, *texts}
        files |= {name: path for name, path in found.items() if name not in taken}
        texts |= {n: t for n, t in told.items() if n not in taken and isinstance(t, str)}
    return Shelf(files, texts)


@cache
def builtin_shelf() -> Shelf:
    """The machines of the knowledge base that ships with the program."""
    if folder := source_folder():
        return Shelf(in_folder(folder))
    if not os.path.exists(PACKAGED):
        return Shelf()
    store = open_packaged(PACKAGED)
    try:
        return shelf_of([(None, store)])
    finally:
        store.connection.close()
