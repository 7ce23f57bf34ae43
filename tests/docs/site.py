"""What mkdocs asks for when it builds the site: pages that lie at the top of the repository.

``ARCHITECTURE.md`` and its like stay where everybody looks for them, and are pages of the site too.
Links lead to the files as they lie in the repository, so that they work there as well.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TOP = ("ARCHITECTURE", "CHANGELOG", "CONTRIBUTING", "SECURITY")


def on_files(files: Any, config: Any) -> Any:
    """Add the pages of the top."""
    from mkdocs.structure.files import File

    for name in TOP:
        text = (ROOT / f"{name}.md").read_text(encoding="utf-8")
        files.append(File.generated(config, f"design/{name.lower()}.md", content=_moved(text)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Lead links to the top to where those pages are on the site."""
    up = "../" * page.file.src_uri.count("/")
    names = "|".join(TOP)
    return re.sub(
        rf"\]\((?:\.\./)+({names})\.md", lambda m: f"]({up}design/{m[1].lower()}.md", markdown
    )


def _moved(text: str) -> str:
    """A page of the top as it reads from ``docs/design``."""
    names = "|".join(TOP)
    text = text.replace("](docs/", "](../")
    return re.sub(rf"\]\(({names})\.md", lambda m: f"]({m[1].lower()}.md", text)
