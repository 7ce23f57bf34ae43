"""Logins in audits, chats, lists of users and what systems say of locks and sessions."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .fields import is_name, keyed, replaced
from .mentions import STOPS
from .naming import Naming, Rule, is_settled
from .nouns import NOUNS

if TYPE_CHECKING:
    from re import Match

LOGIN = r"[A-Za-z][\w.-]{1,40}(?:\\[\w.-]{1,40})?"


def _login(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    if value.lower() in NOUNS or value.lower() in STOPS or not is_name(value):
        return match[0]
    return replaced("user", match, naming)


def _handle(match: Match[str], naming: Naming) -> str:
    return match[0] if is_settled(match["value"]) else replaced("user", match, naming)


def _list(match: Match[str], naming: Naming) -> str:
    """Users in a row, apart by commas."""
    parts = re.split(r"([,;] ?)", match["value"])
    new = [part if i % 2 else _member(part, naming) for i, part in enumerate(parts)]
    return match["head"] + "".join(new)


def _member(part: str, naming: Naming) -> str:
    plain = part.strip()
    usual = plain.lower() in NOUNS or not is_name(plain) or len(plain) < 2
    return part if usual else naming.name("user", part)


RULES = (
    Rule(
        "user",
        r"(?P<head>(?i:(?<![^\W_])(?:opened|locked|held|used|edited|changed|created|taken|blocked"
        r"|owned|killed|started|saved|closed|gesperrt|geöffnet|belegt|bloqueado|abierto|ouvert"
        r"|verrouillé|utilisé|aberto|geopend|vergrendeld|aperto|bloccato)(?: [a-z-]{3,20})? (?:by"
        r"|von|por|par|door|da)(?: user)? [\"']?))"
        rf"(?P<value>{LOGIN})(?=[\"']? (?:on|at|since|from|auf|an|am|seit|en|desde|sur|depuis|em"
        rf"|op|sinds|su)"
        r" (?:[A-Z\d]|host-))",
        _login,
        words=frozenset(
            [
                "opened", "locked", "held", "used", "edited", "changed", "created", "taken",
                "blocked", "owned", "killed", "started", "saved", "closed", "gesperrt", "geöffnet",
                "belegt", "bloqueado", "abierto", "ouvert", "verrouillé", "utilisé", "aberto",
                "geopend", "vergrendeld", "aperto", "bloccato",
            ]
        ),
    ),
    Rule(
        "user",
        rf"(?P<head>(?i:(?<![^\W_])(?:usr|session for(?: user)?|anmeldung von|login (?:of|by|for))"
        rf" [\"']?))(?P<value>{LOGIN})(?=[\"']?(?: [a-z]|[.,;)]|$))",
        _login,
        words=frozenset(("usr", "session", "anmeldung", "login")),
    ),
    Rule(
        "user",
        rf"(?P<head>(?:^|(?<=[\s;,(])|(?<=\] ))[+-])(?P<value>{LOGIN})(?= (?:joined|left|quit"
        rf"|connected|entered"
        r"|disconnected)\b)",
        _login,
        (" joined", " left", " quit", " connected", " entered", " disconnected"),
    ),
    Rule(
        "user",
        r"(?i)(?P<head>\bName=[\"'](?:Target|Subject|Caller|Requester|Logon|Sam|Client|Primary|New"
        r"|Old)?_?(?:User|Account|Member)_?(?:Name)?[\"']>)(?P<value>[^<>\n]{2,60})",
        _login,
        ("name=",),
        r"name=[\"'][a-z_]*(?:user|account|member)",
    ),
    Rule(
        "host",
        r"(?i)(?P<head>\bName=[\"'](?:(?:Target|Subject)?Domain_?Name|Workstation(?:Name)?"
        r"|Computer(?:Name)?)[\"']>)(?P<value>[\w.-]{2,60})(?=<)",
        lambda match, naming: replaced("host", match, naming),
        ("name=",),
    ),
    Rule(
        "user",
        rf"(?P<head>\bsu(?:\[\d+\])?: [^\n]{{0,20}}?\((?:to )?[\w.-]{{1,40}}\)"
        rf" )(?P<value>{LOGIN})(?= on )",
        _login,
        words=frozenset(("su",)),
    ),
    Rule(
        "user",
        rf"(?m)(?P<head>^[ \t]*)(?P<value>{LOGIN})(?=[ \t]+ALL ?= ?\()",
        _login,
        (" all=(", " all =(", " all= (", " all = ("),
    ),
    Rule(
        "user",
        rf"(?P<head>\\\\[\w.-]{{1,60}}[ \t]+)(?P<value>{LOGIN})(?=[ \t]+(?:Windows|Linux|Mac|\d))",
        _login,
        ("\\\\",),
    ),
    keyed(
        "user",
        "user list;users;logged in users;active users;current users;users online;benutzerliste"
        ";benutzer;angemeldete benutzer;utilisateurs;usuarios;usuários;gebruikers;utenti;members"
        ";member of;teilnehmer;attendees;participants;cc;recipients",
        r"[A-Za-zÀ-ÿ][\w.' @-]{0,40}(?:[,;] ?[A-Za-zÀ-ÿ][\w.' @-]{0,40}){1,30}(?![\w:=(])",
        _list,
        sign=r"[ \t]{0,3}[:=][ \t]{1,3}",
    ),
    keyed(
        "user",
        "user name;username;benutzername;login;login name;login as;nom d'utilisateur;nombre de"
        " usuario;nome de usuário;gebruikersnaam;nome utente;user"
        " id;anmeldename;identifiant;kürzel;usuario;actor;initiator;principal;logged in"
        " user;current user;subject user name;assignee;logged in;logged on;windows user",
        rf"{LOGIN}(?![\w(=@\\])",
        _login,
        sign=r"(?:(?: is| ist| est| es| é| è| war| was)(?: now| jetzt)?:?"
        r" ?[\"'\u2018-\u201f\u00ab]?"
        r"|[\"']?[ \t]{0,4}[:=\u2192>][ \t]{0,4}[\"'\u2018-\u201f\u00ab]?|"
        r" ?[\u00ab\u201e\u201c\u2039] ?)",
    ),
    Rule(
        "user",
        r"(?i)(?P<head>\b(?:assigned|assignee|assign|cc|by|to|from|thanks|thx|ping|ask|hi|hey|hello"
        r"|reviewer|owner|author|mention(?:ed)?|via|with|zugewiesen|asignado|assigné|reported"
        r"|opened|closed)\b(?: (?:to"
        r"|by))?[ :=\u2192>-]{1,5})(?P<value>@[a-z][\w.-]{1,38}\w)(?![\w/(@])",
        _handle,
        ("@",),
    ),
    Rule(
        "host",
        r"(?i)(?P<head>\b(?:user[ _-]?name|principal|identity|spn|user)[\"']?[ \t]?[=:]["
        r" \t]?[\"']?host/)(?P<value>[\w.-]{2,80})",
        lambda match, naming: replaced("host", match, naming),
        ("host/",),
    ),
)  # fmt: skip
