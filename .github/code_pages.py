"""Looks at what each code page of a Windows console got, byte by byte: ``code_pages.py FOLDER``.

The folder holds ``ask-PAGE.txt``: what ``assistant ask "the icon by the clock went red"`` wrote
into a pipe while the console showed that page. Each must hold that page's own bytes, with plain
quotation marks where the page lacks round ones. With ``PYTHONUTF8`` set all of them are UTF-8.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

PAGES = {"437": '"red"', "850": '"red"', "1252": "“red”", "65001": "“red”"}
"""Page -> how a quoted word has to look on it."""
TITLE = "The connector's tray icon is red"


def faults(data: bytes, page: str, *, utf8: bool) -> list[str]:
    """What is wrong with the bytes that a page got."""
    encoding = "utf-8" if utf8 or page == "65001" else f"cp{page}"
    quoted = PAGES["65001" if utf8 else page]
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return [f"no {encoding}: {error}"]
    found = []
    if not text.startswith(TITLE):
        found.append(f"does not begin with the title: {text[:60]!r}")
    reason = text.splitlines()[1] if "\n" in text else ""
    if quoted not in reason:
        found.append(f"{quoted} is not in the reason: {reason!r}")
    if encoding != "utf-8" and b"\xe2\x80" in data:
        found.append("UTF-8 among the page's own bytes")
    if b"\x1b" in data:
        found.append("an escape sequence")
    return found


def main(folder: Path) -> int:
    """Look at all pages; 0 where all are right."""
    utf8 = os.environ.get("PYTHONUTF8") == "1"
    bad = 0
    for page in PAGES:
        data = (folder / f"ask-{page}.txt").read_bytes()
        odd = sorted({f"{byte:02x}" for byte in data if byte > 0x7E or byte < 0x20})
        print(f"{page}: {len(data)} bytes; beyond plain text: {' '.join(odd)}")
        for fault in faults(data, page, utf8=utf8):
            print(f"  {fault}")
            bad += 1
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
