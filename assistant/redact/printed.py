"""What programs print of the values and users they were given: registries, prompts, consoles."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .entries import around
from .logins import is_account
from .naming import REMOVED, Naming, Rule
from .owners import SYSTEM

if TYPE_CHECKING:
    from re import Match

_TELLING = (
    r"(?:\w*(?:pass|pwd|pwrd|psw|secret|phrase|salt|token|cred|keymaterial|apikey|gatewaycode"
    r"|unlock|pin)"
    r"\w{0,8})"
)


def _value(match: Match[str], naming: Naming) -> str:
    value = match["value"].strip()
    harmless = re.fullmatch(r"(?i)true|false|null|none|yes|no|0|1|\*+|\(.*\)|\[.*\]|<.*>|", value)
    return match[0] if harmless or naming.kept(value) else around(match, naming.secret("password"))


def _user(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    odd = value.lower() in SYSTEM or not is_account(value) or naming.kept(value)
    return match[0] if odd else around(match, naming.name("user", value))


RULES = (
    Rule(
        "password",
        rf"(?i)(?P<head>(?<![a-z]){_TELLING}[\"']?[ \t]*=?[ \t]*(?:REG_(?:SZ|EXPAND_SZ|BINARY"
        rf"|MULTI_SZ|DWORD)[ \t]+"
        r"|hex(?:\(\d\))?:|\{[ ]?default[ ]?=[ ]?[\"']?|!!\w+[ ]))(?P<value>"
        r"(?!<)[^\n\"'<>}]{3,200})",
        _value,
        ("reg_", "hex", "default", "!!"),
        r"(?:reg_[a-z]+|hex(?:[(]0[)])?:|[{] ?default|!![a-z]+)",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?:enter|type|geben)[^\n:]{0,20}?(?:passphrase|password|passwort"
        r"|kennwort)[^\n]{0,80}?['\"]?:[ ])"
        rf"(?P<value>(?!{REMOVED})[^\n<>]{{3,80}})(?=\s*$|\n)",
        _value,
        ("enter", "type", "geben"),
        r"(?:enter|type|geben)[^\n]*(?:pass|kenn)[^\n]*: ",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<![\w-])(?:ms-mcs-admpwd|admpwd|unicodepwd|jsessionid|phpsessid"
        r"|asp\.net_sessionid"
        rf"|connect\.sid)[ ]{{1,3}})(?P<value>(?!{REMOVED}|is\b|was\b|not\b)[^\s<>=:]{{6,120}})",
        _value,
        ("admpwd", "unicodepwd", "sess", "connect.sid"),
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>{REMOVED}[^\n]{{0,8}}[(\[]?(?:base64|b64|hex|rot13|md5|encoded"
        rf"|enc)[ ]?[:=][ ]?)"
        r"(?P<value>[\w+/=-]{6,200})",
        _value,
        ("removed>",),
        r"removed>[^\n]{0,8}[(\[]?(?:base|b00|hex|rot|md0|enc)",
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<![\w.])(?:[\w.-]+|\*):(?:\d{2,5}|\*):[\w.*-]{1,40}:"
        r"(?P<user>[a-z][\w.-]{1,30}):)"
        r"(?P<value>(?!\d+:)[^\s:<>/]{4,80})(?=\s|$)",
        _value,
        (":00", ":*"),
        r":(?:00+|\*):[\w.*-]+:[a-z][\w.-]*:\S{4}",
        exact=True,
    ),
    Rule(
        "password",
        r"(?P<head>(?:binding parameter \[\d+\] as \[\w*CHAR\] - \[|Bound option [\w:]+ = |@\w*"
        r"(?:pass|pwd)\w*='))"
        r"(?P<value>(?!<)[^\]\n'<>]{3,120})",
        _value,
        ("binding parameter", "bound option", "@"),
        r"binding parameter|bound option|@\w*(?:pass|pwd)",
    ),
    Rule(
        "password",
        r"(?im)(?P<head>^[ \t;#]*(?:pwrd|pswd|passwd|pword|psswd|gpgphrase|confirm|current|retype"
        r"|repeat(?:ed)?)"
        rf"[ ]?[:=][ ]?['\"]?)(?P<value>(?!{REMOVED})(?=[^\n]*[\w])[^\n'\"<>]{{3,80}})"
        rf"(?=['\"]?[ \t]*$)",
        lambda match, naming: (
            match[0]
            if re.match(r"(?i)\W*(?:confirm|current|retype|repeat)", match["head"])
            and not re.search(r"\w[\d!$#*_-]|[\d!$#*_-]\w", match["value"])
            else _value(match, naming)
        ),
        ("pwrd", "pswd", "passwd", "pword", "psswd", "gpgphrase", "confirm", "current", "retype",
         "repeat"),
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<!\w)(?:password|passwort|kennwort|mot de passe|contraseña|pwd)[ ]?\[[ ]?)"
        rf"(?P<value>(?!{REMOVED})[^\]\n<>]{{4,60}}?)(?=[ ]?\])",
        _value,
        ("pass", "kenn", "mot de", "contrase", "pwd"),
        r"(?:passwor[dt]|kennwort|passe|contrase_a|pwd) ?\[",
    ),
    Rule(
        "user",
        r"(?m)(?P<head>^(?:[^\n]{0,40}?(?:quser|query user|qwinsta)[ \t]+)?[ \t]*>?)"
        r"(?P<value>[a-z][\w.-]{1,30})"
        r"(?=[ \t]{2,}(?:console|rdp-tcp\S*|ica\S*)?[ \t]+\d{1,4}[ \t]+(?:Active|Disc|Conn|Idle"
        r"|Aktiv|Getr))",
        _user,
        ("active", "disc", "conn", "idle", "aktiv", "getr"),
        r"[ \t]00?0?0?[ \t]+(?:active|disc|conn|idle|aktiv|getr)",
        exact=True,
    ),
    Rule(
        "user",
        r"(?i)(?P<head>(?<!\w)session[ ]\d{1,3}[ ]{1,8})(?P<value>[a-z][\w.-]{1,30})(?=[ ]{1,8}"
        r"(?:rdp|console|ica))",
        _user,
        ("session",),
        r"session 0",
    ),
    Rule(
        "user",
        r"(?P<head>(?<![\w.-])(?i:chown:?|(?:process|task|file|lock|ticket|job)[ ]"
        r"(?:owner|creator)"
        r"|owned by|reviewer:|author:|pusher|assignee:|usr[ ]?=|username:s:|sid-\d+[ ]"
        r"(?:=|->))[ ]?)"
        r"(?P<value>[a-z][\w.-]{1,30})(?=[\s,;:)]|$)",
        _user,
        ("chown", "owner", "creator", "owned by", "reviewer", "author", "pusher", "assignee",
         "usr", "username:s", "sid-"),
        r"(?:chown|owner|creator|owned by|reviewer:|author:|pusher|assignee:|usr ?=|username:s:"
        r"|sid-0+ [-=]).{0,3}[a-z]",
    ),
    Rule(
        "user",
        r"(?P<head>(?<!\w)')(?P<value>[a-z][\w.-]{1,30})(?='@'[\w.%-]+')",
        _user,
        ("'@'",),
    ),
    Rule(
        "user",
        r"(?P<head>(?<!\w)user-\d+(?: [A-ZÀ-Þ][\w'-]+)?[ ]\()(?P<value>[a-z][a-z0-9._-]{2,30})"
        r"(?=\))",
        _user,
        ("user-",),
        r"user-0[^\n]*[(][a-z]",
    ),
    Rule(
        "id",
        r"(?P<head><@|live:\.?(?:cid\.)?)(?P<value>U[A-Z0-9]{8,11}|[0-9a-f]{12,16}"
        r"|[a-z][\w.-]{2,30})(?=[>\s(]|$)",
        lambda match, naming: around(match, naming.name("user", match["value"])),
        ("<@", "live:"),
    ),
)  # fmt: skip
