"""``assistant kb show``: one article, whole."""

from __future__ import annotations

from ..errors import AssistantError, Exit
from ..suggest import did_you_mean
from .common import Options, open_engine, print_json, stdout_style
from .parser import Parser


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(prog="assistant kb show", description="Print an article.")
    parser.add_argument("article", help="its id, as “assistant kb list” prints it")
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    found = make_parser().parse_args(arguments)
    engine = open_engine(options)
    article = engine.article(found.article)
    if article is None:
        known = [slug for store in engine.stores for slug, _, _ in store.articles()]
        raise AssistantError(
            "no-article",
            f"there is no article “{found.article}”",
            hint=did_you_mean(found.article, known),
            exit_code=Exit.NO_INPUT,
        )
    if options.json:
        print_json("kb show", {"article": article}, 0, kb=engine.stores[0].index.info)
        return 0
    from ..render.as_text import article_lines
    from ..render.terminal import Piece, wrap

    style = stdout_style(options)
    for line in (
        *wrap([Piece(article["title"], "title")], style),
        "",
        *article_lines(article, style, by_hand=True),
    ):
        print(line)
    return 0
