"""``assistant completion``: a completion script for a shell."""

from __future__ import annotations

from .bundle import VERBS as BUNDLE_VERBS
from .common import Options
from .kb import VERBS as KB_VERBS
from .main import VERBS
from .parser import Parser
from .sessions import VERBS as SESSION_VERBS

_OPTIONS = "--kb --json --no-color --version --help"
_BASH = """\
_assistant() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}"
    case "${{COMP_WORDS[COMP_CWORD-1]}}" in
        assistant) COMPREPLY=($(compgen -W "{verbs} {options}" -- "$word")) ;;
        kb) COMPREPLY=($(compgen -W "{kb}" -- "$word")) ;;
        bundle) COMPREPLY=($(compgen -W "{bundle}" -- "$word")) ;;
        sessions) COMPREPLY=($(compgen -W "{sessions}" -- "$word")) ;;
        ask) COMPREPLY=($(compgen -W "--batch --top {options}" -- "$word")) ;;
        --kb|--batch) COMPREPLY=($(compgen -f -- "$word")) ;;
        *) COMPREPLY=($(compgen -W "{options}" -f -- "$word")) ;;
    esac
}}
complete -F _assistant assistant"""
_ZSH = """\
#compdef assistant
autoload -U +X bashcompinit && bashcompinit
{bash}"""
_FISH = """\
complete -c assistant -f -n __fish_use_subcommand -a "{verbs}"
complete -c assistant -f -n "__fish_seen_subcommand_from kb" -a "{kb}"
complete -c assistant -f -n "__fish_seen_subcommand_from bundle" -a "{bundle}"
complete -c assistant -f -n "__fish_seen_subcommand_from sessions" -a "{sessions}"
complete -c assistant -l kb -r -d "a knowledge base"
complete -c assistant -l json -d "one JSON object"
complete -c assistant -l no-color -d "plain text"
complete -c assistant -n "__fish_seen_subcommand_from ask" -l batch -r -d "JSON lines"
complete -c assistant -n "__fish_seen_subcommand_from ask" -l top -x -d "articles to name\""""


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    parser = Parser(
        prog="assistant completion",
        description="Print a completion script.",
        epilog="for example: source <(assistant completion bash)",
    )
    parser.add_argument("shell", choices=("bash", "zsh", "fish"))
    found = parser.parse_args(arguments)
    words = {
        "verbs": " ".join(VERBS),
        "kb": " ".join(KB_VERBS),
        "bundle": " ".join(BUNDLE_VERBS),
        "sessions": " ".join(SESSION_VERBS),
        "options": _OPTIONS,
    }
    bash = _BASH.format(**words)
    print({"bash": bash, "zsh": _ZSH.format(bash=bash), "fish": _FISH.format(**words)}[found.shell])
    return 0
