"""Every link between README, docs and the files at the top leads somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import yaml

from tests.docs.consoles import ROOT
from tests.docs.site import TOP

DOCS = sorted((ROOT / "docs").rglob("*.md"))
PAGES = (ROOT / "README.md", *(ROOT / f"{name}.md" for name in TOP), *DOCS)
_FENCED = re.compile(r"^ *(`{3,}).*?^ *\1", re.DOTALL | re.MULTILINE)


def prose(page: Path) -> str:
    """A page without its blocks of code."""
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> list[str]:
    text = re.sub(r"`[^`\n]+`", lambda code: code[0] if "](" in code[0] else "x", prose(page))
    return re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'src="([^"]+)"', text)


def anchors(page: Path) -> set[str]:
    """What headings are called in an address, by GitHub and by mkdocs alike."""
    titles = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {_anchor(title) for title in titles}


def _anchor(title: str) -> str:
    text = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", path):
            assert path.startswith("https://"), link
            continue
        target = (page.parent / path).resolve() if path else page
        assert target.is_file(), link
        assert target.is_relative_to(ROOT)
        assert not anchor or anchor in anchors(target), link


def test_every_page_can_be_reached_and_says_for_whom_it_is() -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = yaml.safe_load(settings)["nav"]
    named = set(re.findall(r"[\w/-]+\.md", str(nav)))
    top = {f"design/{name.lower()}.md" for name in TOP}

    assert named == {page.relative_to(ROOT / "docs").as_posix() for page in DOCS} | top
    for page in DOCS:
        if page.name != "index.md" or page.parent != ROOT / "docs":
            title, blank, reader = page.read_text(encoding="utf-8").splitlines()[:3]
            assert title.startswith("# "), page
            assert (blank, reader[:1]) == ("", "*"), page


def test_readme_is_short_and_opens_every_door() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert len(text.splitlines()) < 150
    for command in ("py tasks.py run", "py tasks.py test", "make run", "make test"):
        assert command in text
    for door in ("problem", "support", "authors", "build"):
        assert f"(docs/{door}/index.md)" in text


def test_nothing_is_fetched_to_show_a_picture() -> None:
    shown = {link.rsplit("/")[-1] for page in PAGES for link in links(page)}
    pictures = {ROOT / "docs" / "pictures" / name for name in shown if name.endswith(".svg")}

    assert pictures
    for picture in pictures:
        text = picture.read_text(encoding="utf-8")
        assert set(re.findall(r"https?://[^\s\"'<)]+", text)) <= {
            "http://www.w3.org/2000/svg",
            "https://www.textualize.io",
        }


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="needs the extra “docs”")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        timeout=300,
        check=False,
    )

    assert built.returncode == 0, built.stderr.decode()
    page = (tmp_path / "design" / "architecture.html").read_text(encoding="utf-8")
    assert 'href="../reference/commands.html"' in page
