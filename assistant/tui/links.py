"""Where the links and pictures of an article lead, and which of them may be opened."""

from __future__ import annotations

import os
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from ..model import PICTURE
from ..record import Record

LONGEST = 2_000
"""Characters of an address; a longer one cannot be judged by looking at it."""
_HEADS = {
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF8",),
    ".webp": (b"RIFF",),
    ".bmp": (b"BM",),
}
"""Endings of picture files and how such files begin; no SVG, since it can hold programs."""
_KEPT = "/%:=&?~#+!$,;'@()*[]"
"""What is not escaped in an address beside letters and digits."""


class Target(Record):
    """Something in an article that leads elsewhere."""

    text: str
    """What is written there."""
    href: str
    article: str = ""
    """The article that it is in."""

    @property
    def picture(self) -> bool:
        """It is a picture, not a link."""
        return self.text.startswith(PICTURE)


class Place(Record):
    """What a target leads to."""

    kind: str
    """web, mail, article, file, or refused."""
    address: str
    """The true address, the article's id, or the file's path; of a refused one what was written."""
    told: str = ""
    """Where that is, or why it is not opened."""


def judge(href: str) -> Place:
    """Where a link leads. Only http, https and mailto are opened, and other articles."""
    if len(href) > LONGEST:
        return _refused(href[:80] + "…", "the address is too long to be looked at")
    if not href.isprintable() or any(c.isspace() or c == "\\" for c in href):
        return _refused(href, "it is no proper address")
    scheme = href.partition(":")[0].casefold() if ":" in href else ""
    if scheme in ("http", "https"):
        return _web(href)
    if scheme == "mailto":
        return _mail(href)
    if href.endswith(".md") and "/" not in href and not scheme:
        return Place("article", href[:-3])
    named = f"{scheme}:" if scheme else "paths of files"
    return _refused(href, f"only web and mail addresses are opened, not {named}")


def _web(href: str) -> Place:
    try:
        parts = urlsplit(href)
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:  # UnicodeError is one
        return _refused(href, "it is no proper address")
    if not host:
        return _refused(href, "the address names no server")
    if parts.username is not None:
        return _refused(href, "what stands before the @ hides where the address leads")
    place = f"[{host}]" if ":" in host else host
    whole = parts._replace(netloc=f"{place}:{port}" if port else place).geturl()
    return Place("web", quote(whole, safe=_KEPT), host)


def picture(href: str, home: str | None, file: str) -> Place:
    """Where a picture is: on the web, or a file that lies inside the knowledge base.

    Args:
        href: what the article says.
        home: the knowledge base's folder; None where it is a single file.
        file: the article's file, relative to `home`.
    """
    if href.casefold().startswith(("http:", "https:")):
        return judge(href)
    if home is None:
        return _refused(href, "a knowledge base in one file holds no pictures")
    path = unquote(href)
    if os.path.isabs(path) or path.startswith("/") or "\\" in path or ":" in path:
        return _refused(href, "only pictures inside the knowledge base's folder are opened")
    try:
        root = os.path.realpath(home)
        found = os.path.realpath(os.path.join(root, os.path.dirname(file), path))
        if os.path.commonpath([root, found]) != root:
            return _refused(href, "it lies outside the knowledge base's folder")
        return _picture_file(href, found)
    except (OSError, ValueError):
        return _refused(href, "there is no such file")


def _picture_file(href: str, path: str) -> Place:
    heads = _HEADS.get(os.path.splitext(path)[1].casefold())
    if heads is None:
        return _refused(href, f"only pictures are opened: {', '.join(_HEADS)}")
    if not os.path.isfile(path):
        return _refused(href, "there is no such file")
    with open(path, "rb") as opened:
        if not opened.read(8).startswith(heads):
            return _refused(href, "it is not the picture that its name says")
    return Place("file", path, "a picture of the knowledge base")


def _mail(href: str) -> Place:
    address, _, query = href.partition("?")
    if "@" not in address:
        return _refused(href, "it names no one to write to")
    if any(key.casefold().startswith("attach") for key, _ in parse_qsl(query)):
        return _refused(href, "it would attach a file")
    return Place("mail", quote(href, safe=_KEPT), unquote(address.partition(":")[2]))


def _refused(href: str, why: str) -> Place:
    return Place("refused", href, why)
