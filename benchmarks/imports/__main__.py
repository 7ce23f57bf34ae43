"""``python -m benchmarks.imports``: the product beside FTS5 and BM25, tree by tree.

Without arguments it asks of the small trees that lie beside this file. ``--public FOLDER`` asks of
public ones that you have cloned into a folder, each under its name in `PUBLIC`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .score import HEADER, Tree, measure, row, total

_HERE = Path(__file__).parent
PUBLIC = {
    "jellyfin": "docs",
    "paperless-ngx": "docs",
    "grafana": "docs/sources",
    "rancher": "docs",
    "pi-hole": "docs",
}
"""jellyfin/jellyfin.org, paperless-ngx/paperless-ngx, grafana/loki, rancher/rke2-docs,
pi-hole/docs: where the pages are in each."""


def small() -> list[Tree]:
    """The trees that belong to this project."""
    folders = sorted(p for p in (_HERE / "trees").iterdir() if p.is_dir())
    return [Tree(p.name, p / "docs", p / "questions.jsonl") for p in folders]


def public(root: Path) -> list[Tree]:
    """Those of the public trees that are there."""
    named = ((name, root / name / docs) for name, docs in PUBLIC.items())
    return [Tree(name, docs, _HERE / "public.jsonl") for name, docs in named if docs.is_dir()]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.imports", description=__doc__)
    parser.add_argument("--public", type=Path, metavar="FOLDER", help="cloned public trees")
    parser.add_argument("--misses", action="store_true", help="name each question that was missed")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    found = parser.parse_args()
    trees = public(found.public) if found.public else small()
    scores = [measure(tree, [t for t in trees if t is not tree]) for tree in trees]
    if found.json:
        print(json.dumps([score._asdict() for score in scores], indent=1))
        return
    print(HEADER)
    for score in scores:
        print(row(score))
        for miss in score.missed if found.misses else ():
            print(f"    {miss}")
    print(row(total(scores)))


if __name__ == "__main__":
    main()
