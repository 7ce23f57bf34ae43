"""Companies within identifiers of stores and databases, and rows below the heading of a report."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import TITLE, is_name, replaced
from .logins import is_account
from .mentions import someone
from .naming import Naming, Rule
from .nouns import NOUNS, PROGRAMS

if TYPE_CHECKING:
    from re import Match

_USE = (
    r"(?:prod(?:uction)?|live|test|dev|staging|stage|backups?|bak|data|sync|qb\w{0,6}|db|logs?|uat"
    r"|archive|old|new|copy|main|app|web|api|map|maps|files?|docs?|store|storage|\d+)"
)
_PLAIN = frozenset(
    """
    my our the public default master model msdb tempdb postgres information schema test prod dev
    staging app web api data db log logs backup backups sync sql mysql redis rabbitmq kafka nginx
    worker cache queue event events user users order orders report reports audit main core base
    connector integration gateway proxy quickbooks qb qbwc intuit company customer vendor item items
    terraform state assets static media images uploads files archive temp tmp import export billing
    inventory payroll sales finance accounting warehouse analytics metrics monitoring auth identity
    """.split()  # noqa: SIM905
)
_HELD = (
    r"(?:[Bb]ucket(?: name)?:?|[Cc]ontainer(?: name)?:|[Ss]chema|(?:pg |[Mm]y)?[Dd]atabase"
    r"|[Tt]enant|storage account show -n|s3:/|gs:/|git@[\w.-]{1,60}:|email-\d+:)"
)


def _within(match: Match[str], naming: Naming) -> str:
    """The firm's part of an identifier: what it is used for is left, and so are plain names."""
    value = match["value"]
    firm = re.sub(rf"(?i)(?:[_-]{_USE})+$|(?<=[a-z]{{6}})data$", "", value)
    words = [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", firm)]
    joined = len(words) > 1 or firm != value
    odd = re.search(PROGRAMS.replace(r"\b", ""), firm) or set(words) & (_PLAIN | NOUNS)
    if not joined or odd or len(firm) < 6 or not is_name(firm):
        return match[0]
    return match["head"] + naming.name("company", firm) + value[len(firm) :]


def _rows(match: Match[str], naming: Naming) -> str:
    """Names and amounts of all rows; sums and what was replaced stay as they are."""

    def row(found: Match[str]) -> str:
        if re.match(r"(?i)total|sum|gesamt|<", found["name"]):
            return found[0]
        amounts = re.sub(r"-?[\d,]*\d\.\d\d(?!\d)", naming.secret("value"), found["amounts"])
        return f"\n{naming.secret('value')}{found['gap']}{amounts}"

    return match["head"] + re.sub(_ROW, row, match["rows"])


_ROW = (
    r"\n(?P<name>\S[^\n\t]{0,60}?)(?P<gap>\t|[ ]{2,20}|[ .]{4,40})"
    r"(?P<amounts>-?[\d,]{1,14}\.\d\d[^\n]*)"
)


def _user(match: Match[str], naming: Naming) -> str:
    return replaced("user", match, naming) if is_account(match["value"]) else match[0]


RULES = (
    Rule(
        "company",
        rf"(?P<head>(?<![\w]){_HELD}[ /]?[\"']?)"
        rf"(?P<value>[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+){{0,6}})"
        r"(?![\w.@(=:])",
        _within,
        ("bucket", "container", "schema", "database", "tenant", "storage account", "s0:/", "gs:/",
         "git@", "email-0"),
        r"(?:bucket|container|name:?|schema|database|tenant|show -n|s0:/|gs:/|git@[\w.-]+:"
        r"|email-0+:)[ /]?[\"']?[a-z]",
        exact=True,
    ),
    Rule(
        "value",
        r"(?m)(?P<head>^[^\n]{0,30}(?:Aging|Balance Summary|Open Invoices|Balance Detail"
        r"|Sales by Customer|Top of report|Unpaid Bills)[^\n]{0,40})(?P<rows>(?:\n\S[^\n\t]{0,60}?"
        r"(?:\t|[ ]{2,20}|[ .]{4,40})-?[\d,]{1,14}\.\d\d[^\n]{0,80}){1,40})",
        _rows,
        ("aging", "balance", "invoices", "sales by", "top of", "unpaid"),
        r"(?:aging|balance summary|open invoices|balance detail|sales by customer|top of report"
        r"|unpaid bills)",
        reach=4000,
    ),
    Rule(
        "user",
        rf"(?P<head>(?<!\w)(?:TeamViewer|Teams|Zoom|AnyDesk|Splashtop|Skype):[ ])(?P<value>{TITLE})"
        r"(?<!\))(?=[ ](?:\(Guest\)[ ])?(?:joined|left|connected|disconnected))",
        someone,
        ("joined", "left", "connected"),
        r"(?:teamviewer|teams|zoom|anydesk|splashtop|skype): [a-z_]",
    ),
    Rule(
        "user",
        r"(?P<head>(?<!\w)(?:committed by|crontab for|[Ll]astUser[\"']?:|started under(?=[ ]')"
        r"|[Ll]ocked by|[Oo]pened by)[ ][\"']?(?:\.\\)?)(?P<value>[a-z][\w.-]{2,30})(?![\w\\@])",
        _user,
        ("committed", "crontab", "lastuser", "started", "locked", "opened"),
        r"(?:committed by|crontab for|lastuser[\"']?:|started under|locked by"
        r"|opened by) [\"']?[.a-z]",
    ),
    Rule(
        "user",
        rf"(?P<head>(?i:direct deposit|paycheck|garnishment|payment|refund)[^\n:]{{0,20}}?"
        rf"[ ]for[ ])(?P<value>{TITLE})(?=[,.;]|$|\n)",
        someone,
        (" for ",),
        r"(?:deposit|paycheck|garnishment|payment|refund)[^\n:]{0,20}? for [a-z_]",
    ),
)  # fmt: skip
