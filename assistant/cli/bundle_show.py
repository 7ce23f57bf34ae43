"""``assistant bundle show``: what is in a bundle."""

from __future__ import annotations

from ..errors import Exit
from ..host.recorded.host import open_bundle
from ..render.bundles import bundle_data, show_lines
from .common import Options, print_json, stdout_style
from .parser import Parser


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(prog="assistant bundle show", description="What is in a support bundle.")
    parser.add_argument("file", metavar="FILE.zip")
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb; 65 where it is no bundle."""
    found = make_parser().parse_args(arguments)
    bundle = open_bundle(found.file)
    manifest, label = bundle.manifest.data, bundle.host.label
    if options.json:
        data = {**bundle_data(manifest), "file": found.file, "label": label}
        print_json("bundle show", data, Exit.OK)
        return Exit.OK
    style = stdout_style(options)
    for line in show_lines(manifest, label, style):
        print(line)
    return Exit.OK
