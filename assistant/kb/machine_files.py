"""The files of practice machines in a knowledge base's folder: ``machines/NAME.yaml``."""

from __future__ import annotations

import errno
import os

from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = "machines"
"""Of a knowledge base's folder; in a compiled file, the name that the texts are kept under."""
ENDING = ".yaml"
MAX_BYTES = 1_000_000


def read_file(path: str) -> bytes:
    """At most one byte more than a machine may have.

    Raises:
        OSError: it cannot be read, or is no ordinary file.
    """
    if os.path.exists(path) and not os.path.isfile(path):
        raise OSError(errno.EINVAL, "it is no ordinary file")
    with open(path, "rb") as file:
        return file.read(MAX_BYTES + 1)


def in_folder(root: str) -> Mapping[str, str]:
    """Name -> path of the machines in a knowledge base's folder; links are left out."""
    try:
        with os.scandir(os.path.join(root, FOLDER)) as entries:
            return {
                entry.name.removesuffix(ENDING): entry.path
                for entry in entries
                if entry.name.endswith(ENDING) and entry.is_file(follow_symlinks=False)
            }
    except OSError:
        return {}


def texts_in(root: str) -> dict[str, str]:
    """Name -> text of the machines in a folder, to be carried in a compiled file."""
    files = sorted(in_folder(root).items())
    return {name: read_file(path).decode("utf-8", "replace") for name, path in files}
