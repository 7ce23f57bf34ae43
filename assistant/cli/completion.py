"""``assistant completion``: a script for a shell, out of the registry and the verbs' parsers."""

from __future__ import annotations

from collections.abc import Iterator

from ..record import TYPE_CHECKING, Record
from .common import Options
from .parser import Parser
from .registry import GLOBAL, PROGRAM, parser_of, runnable, what

if TYPE_CHECKING:
    from argparse import Action

SHELLS = ("bash", "zsh", "fish", "powershell")


class Completed(Record):
    """What can stand behind a verb."""

    names: tuple[str, ...]
    """Of the verb."""
    options: tuple[tuple[str, str], ...]
    """Each long option, with what it does."""
    words: tuple[str, ...]
    """What a positional argument may be, where that is known."""
    values: tuple[tuple[str, tuple[str, ...]], ...]
    """Long options whose values are known, with these."""


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant completion",
        description="Print a completion script.",
        epilog="for example: source <(assistant completion bash)",
    )
    parser.add_argument("shell", choices=SHELLS)
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Print the script of a shell."""
    found = make_parser().parse_args(arguments)
    makers = {"bash": _bash, "zsh": _zsh, "fish": _fish, "powershell": _powershell}
    print("\n".join(makers[found.shell]()))
    return 0


def completed() -> Iterator[Completed]:
    """What can stand behind each verb; behind one with verbs below it, these."""
    for names in runnable():
        actions: list[Action] = parser_of(*names)._actions  # noqa: SLF001 - it has no other list
        options = [(a.option_strings[-1], a.help or "") for a in actions if a.option_strings]
        words = [str(word) for a in actions if not a.option_strings for word in a.choices or ()]
        values = [
            (a.option_strings[-1], tuple(map(str, a.choices)))
            for a in actions
            if a.option_strings and a.choices
        ]
        yield Completed(names, tuple(options), tuple(words), tuple(values))


def _above() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Verbs with verbs below them, the program first -> these."""
    yield "", tuple(verb.name for verb in PROGRAM.verbs)
    for verb in PROGRAM.verbs:
        if verb.verbs:
            yield verb.name, tuple(below.name for below in verb.verbs)


def _globals() -> tuple[str, ...]:
    return tuple(option.flags[-1] for option in GLOBAL)


def _words() -> Iterator[tuple[str, str]]:
    """What has been typed of verbs -> all that can follow, separated by blanks."""
    for name, verbs in _above():
        yield name, " ".join((*verbs, *_globals(), "--help"))
    for one in completed():
        yield " ".join(one.names), " ".join((*one.words, *(flag for flag, _ in one.options)))


def _values() -> Iterator[tuple[str, str]]:
    """A verb and an option of it whose values are known -> these, separated by blanks."""
    for one in completed():
        for flag, values in one.values:
            yield " ".join((*one.names, flag)), " ".join(values)


def _valued() -> str:
    """Global options with a value behind them."""
    return "|".join(option.flags[0] for option in GLOBAL if option.value)


def _bash() -> Iterator[str]:
    rooms = "|".join(name for name, _ in _above() if name)
    yield f"""\
_assistant() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" verb="" words="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "${{COMP_WORDS[i]}}" in
            {_valued()}) ((i++)) ;;
            -*) ;;
            *)
                verb="${{verb:+$verb }}${{COMP_WORDS[i]}}"
                case "$verb" in {rooms}) ;; *) break ;; esac
                ;;
        esac
    done
    case "$verb" in"""
    for verb, words in _words():
        yield f'        "{verb}") words="{words}" ;;'
    yield '    esac\n    case "$verb ${COMP_WORDS[COMP_CWORD - 1]}" in'
    for option, values in _values():
        yield f"""\
        "{option}") COMPREPLY=($(compgen -W "{values}" -- "$word")); return ;;"""
    yield """\
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    [[ $word == -* || -z $verb ]] || COMPREPLY+=($(compgen -f -- "$word"))
}
complete -F _assistant assistant"""


def _zsh() -> Iterator[str]:
    yield "#compdef assistant"
    yield "autoload -U +X bashcompinit && bashcompinit"
    yield from _bash()


def _fish() -> Iterator[str]:
    for name, verbs in _above():
        seen = f"__fish_seen_subcommand_from {name}" if name else "__fish_use_subcommand"
        for verb in verbs:
            said = what(*filter(None, (name, verb)))
            yield f"complete -c assistant -f -n {_quoted(seen)} -a {verb} -d {_quoted(said)}"
    for one in completed():
        seen = "; and ".join(f"__fish_seen_subcommand_from {name}" for name in one.names)
        for word in one.words:
            yield f"complete -c assistant -f -n {_quoted(seen)} -a {word}"
        values = dict(one.values)
        for flag, said in one.options:
            if flag not in _globals():
                known = f" -x -a {_quoted(' '.join(values[flag]))}" if flag in values else ""
                yield _fish_option(flag, said, f" -n {_quoted(seen)}") + known
    for option in GLOBAL:
        yield _fish_option(option.flags[-1], option.what, "") + (" -r" if option.value else "")


def _fish_option(flag: str, said: str, when: str) -> str:
    return f"complete -c assistant{when} -l {flag.removeprefix('--')} -d {_quoted(said)}"


def _quoted(text: str) -> str:
    """A text between single quotes, for fish."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _powershell() -> Iterator[str]:
    yield """\
Register-ArgumentCompleter -Native -CommandName assistant -ScriptBlock {
    param($word, $line, $position)
    $words = @{"""
    for verb, words in _words():
        yield f"        '{verb}' = '{words}'"
    for option, values in _values():
        yield f"        '{option}' = '{values}'"
    rooms = ", ".join(f"'{name}'" for name, _ in _above() if name)
    first = f"$verb.Count -eq 0 -or ($verb.Count -eq 1 -and $verb[0] -in {rooms})"
    valued = ", ".join(f"'{flag}'" for flag in _valued().split("|"))
    yield f"""\
    }}
    $verb = @(); $skip = $false; $last = ''
    foreach ($element in $line.CommandElements | Select-Object -Skip 1) {{
        $text = $element.ToString()
        if ($element.Extent.EndOffset -ge $position) {{ break }}
        $last = $text
        if ($skip) {{ $skip = $false; continue }}
        if ($text -in {valued}) {{ $skip = $true; continue }}
        if ($text.StartsWith('-')) {{ continue }}
        if ({first}) {{ $verb += $text }}
    }}
    $known = $words["$($verb -join ' ') $last"]
    if (-not $known) {{ $known = $words[$verb -join ' '] }}
    $known -split ' ' | Where-Object {{ $_ -like "$word*" }}
}}"""
