"""``assistant mcp``: the knowledge base and the checks for AI agents, over stdin and stdout."""

from __future__ import annotations

from ..checks.run import Settings
from ..errors import AssistantError, Exit
from ..settings import read_config
from .common import Options, open_engine, usage_error
from .given import allowed_folders, trusts
from .parser import Parser


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant mcp",
        description="Serve AI agents over the Model Context Protocol (stdio): ask, read articles, "
        "run checks, read bundles, plan fixes, draft tickets. Fixes run only where “assistant "
        "config set mcp.fixes true” allows it, and then ask the person each time.",
    )
    parser.add_argument(
        "--bundles",
        action="append",
        default=[],
        metavar="FOLDER",
        help="where agents may read bundles, beside the working folder",
    )
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb until the client leaves."""
    found = make_parser().parse_args(arguments)
    if options.json or options.machine != "live":
        raise usage_error("an agent names the machine itself", "leave --machine and --json out")
    try:
        from ..agents.server import make_server
    except ModuleNotFoundError as error:
        raise AssistantError(
            "mcp-missing",
            f"agents need the library mcp, which is not installed ({error.name} is missing)",
            hint='pip install "troubleshooting-assistant[mcp]"',
            exit_code=Exit.UNAVAILABLE,
        ) from None
    from ..agents.desk import Desk

    config = read_config()
    settings = Settings(trusted=trusts(options), reads=allowed_folders())
    private = bool(config.of("mcp.redact"))
    desk = Desk(open_engine(options), settings, found.bundles, private=private)
    make_server(desk, fixes=config.of("mcp.fixes")).run("stdio")
    return Exit.OK
