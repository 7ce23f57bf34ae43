"""``assistant kb list``: the articles of the knowledge bases at hand."""

from __future__ import annotations

from ..render.outputs import ArticleList, ArticleTitle
from .common import Options, open_engine, print_json
from .parser import Parser


def make_parser() -> Parser:
    """The verb's options."""
    return Parser(
        prog="assistant kb list",
        description="List the articles; with -v how far each base reaches.",
    )


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    make_parser().parse_args(arguments)
    engine = open_engine(options)
    articles = [(store.id, *row) for store in engine.stores for row in store.articles()]
    if options.json:
        data = ArticleList(tuple(ArticleTitle(*row) for row in articles))
        print_json("kb list", data, 0, kb=engine.stores[0].index.info, warnings=engine.warnings())
        return 0
    width = max(len(slug) for _, slug, _, _ in articles)
    for _, slug, title, _ in articles:
        print(f"{slug:<{width}}  {title}")
    if options.verbose:
        from ..engine.reach import reach_lines

        for store in engine.stores:
            print(f"\n{store.id}")
            for line in reach_lines(store):
                print(f"  {line}")
    return 0
