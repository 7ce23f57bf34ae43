"""What ``kb import`` and ``kb status`` share: one at a time, with progress, on documents."""

from __future__ import annotations

import os
import zlib

from ..errors import AssistantError, Exit
from ..files import BusyError, locked
from ..kb.cache import Progress
from ..kb.importer.keep.run import Imported, Order, import_docs
from ..kb.importer.propose import propose
from ..kb.importer.reading import read_docs
from ..paths import data_folder
from ..text import one_line
from .common import Ticker


def import_now(order: Order) -> Imported:
    """Do what is ordered, telling a terminal how far it is.

    Raises:
        AssistantError: it cannot be done, or is being done already.
    """
    with Ticker("reading documents") as ticker:

        def progress(done: int, total: int, name: str) -> None:
            ticker.show(Progress(one_line(name, 40), done / total if total else 0.0))

        try:
            with locked(_lock(order.out)):
                return import_docs(order, read_docs, propose, progress)
        except BusyError:
            raise AssistantError(
                "busy",
                f"another import is at work in {one_line(order.out)}",
                hint="wait until it has ended",
                exit_code=Exit.UNAVAILABLE,
            ) from None


def _lock(folder: str) -> str:
    """The lock of a folder, wherever it is named from."""
    real = os.path.normcase(os.path.realpath(folder))
    mark = zlib.crc32(real.encode("utf-8", "surrogatepass"))
    return os.path.join(data_folder(), f"import-{mark:08x}.lock")
