"""What people state of themselves: days of birth, numbers of papers, cards, where they live."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .entries import around
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|juin|juil|ao[uû]t|f[eé]v|avr|mär|okt"
    r"|dez"
    r"|ene|abr|ago|dic|déc)[a-zéû]{0,7}\.?"
)
_DATE = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d\d)|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.?(?:st|nd|rd"
    rf"|th)?[ ]"
    rf"(?:de[ ])?{_MONTH},?[ ](?:de[ ])?\d{{4}}|{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd"
    rf"|th)?,?[ ]\d{{4}})(?!\d)"
)
_BORN = (
    r"(?:born|birth(?:day|date)?(?:['’]s)?|date of birth|dob|gebor(?:en|n)|geburts\w*|n[ée]"
    r"\(?e?\)?|nac[ií]"
    r"|nacid[oa]|nacimiento|nascid[oa]|naissance|hire date)"
)
_PAPER = (
    r"(?:driver['’]?s?['’]?[ ]licen[cs]e|passport|führerschein|reisepass|ausweis\w*"
    r"|permis de conduire"
    r"|passeport|pasaporte|insurance[ ]id|member[ ]id|policy|subscriber|notary commission|siret"
    r"|siren"
    r"|employee|medicare|green card|visa)"
)
_CARD = (
    r"(?:card(?:holder)?|visa|mastercard|amex|jcb|diners|cvv|cvc|exp(?:iry|ires)?|karte|carte"
    r"|tarjeta)"
)


def _stated(match: Match[str], naming: Naming) -> str:
    return match[0] if naming.kept(match["value"]) else around(match, naming.secret("value"))


def _numbered(match: Match[str], naming: Naming) -> str:
    if naming.kept(match["value"]) or len(re.findall(r"\d", match["value"])) < 4:
        return match[0]
    return around(match, naming.name("id", match["value"]))


def _card(match: Match[str], naming: Naming) -> str:
    return (
        match[0]
        if naming.kept(match["value"])
        else around(match, naming.name("card", match["value"]))
    )


RULES = (
    Rule(
        "value",
        rf"(?i)(?P<head>(?<![^\W_]){_BORN}(?![^\W_])[^\n\d]{{0,30}}?)(?P<value>(?<!\w){_DATE})",
        _stated,
        ("born", "birth", "dob", "gebor", "geburts", "n_", "ne(", "nac", "nascid", "naissance",
         "hire"),
        r"(?:born|birth|dob|gebor|geburts|(?<![a-z0])n_|nac[i_]|nascid|naissance|hire date)[^\n0]*?"
        r"(?:0|[a-z_]{3,10}\.? 00?)",
    ),
    Rule(
        "value",
        rf"(?i)(?<!\w)(?P<value>{_DATE})(?=[ ](?:in[ ]\w+[ ])?(?:geboren|born))",
        _stated,
        ("geboren", "born"),
    ),
    Rule(
        "id",
        rf"(?i)(?P<head>(?<!\w){_PAPER}(?!\w)[^\n\d:#=]{{0,30}}?(?:no\.?|number[^\n:\d]{{0,16}}"
        rf"|nr\.?|id|[:#=])"
        r"[ ]?[:#=]?[ ]?#?)(?P<value>[A-Z]{0,5}\d?[A-Z\d]{0,4}[ -]?\d[A-Z\d-]{2,14}"
        r"(?:[ ]\d{3,5}){0,3})(?![\w.])",
        _numbered,
        ("licen", "passport", "f_hrerschein", "reisepass", "ausweis", "permis", "passeport",
         "pasaporte", "insurance", "member", "policy", "subscriber", "notary", "siret", "siren",
         "employee", "medicare", "card", "visa"),
        r"(?:licen[cs]e|passport|f_hrersch|reisepass|ausweis|permis|passeport|pasaporte"
        r"|insurance id"
        r"|member id|policy|subscriber|notary|siret|siren|employee|medicare|green card"
        r"|visa)[^\n]*0",
        exact=True,
    ),
    Rule(
        "id",
        r"(?i)(?P<head>(?<!\w)(?:ss(?:n|#)|ss[ ]?no\.?|social(?:[ ]security)?|tin|itin)(?:[ ]"
        r"(?:number|no\.?|is))?#?"
        r"[ ]?[:=#]?[ ]?)(?P<value>\d{3}[ .-]\d{2}[ .-]\d{4})(?!\d)",
        _numbered,
        ("ss", "social", "tin"),
        r"(?:ss(?:n|#| ?no)|social|tin)[^\n]*000[ .-]00[ .-]0000",
    ),
    Rule(
        "card",
        rf"(?i)(?P<head>(?<![a-z]){_CARD}(?![a-z])[^\n]{{0,60}}?(?<![\w.-]))"
        rf"(?P<value>\d{{4}}([ -])\d{{4}}\3\d{{4}}\3"
        r"\d{3,4}|3\d{13,15}|[2-6]\d{15})(?![\w-])",
        _card,
        ("card", "visa", "amex", "jcb", "diners", "cvv", "cvc", "exp", "karte", "carte", "tarjeta"),
        r"(?:card|visa|amex|jcb|diners|cvv|cvc|exp|karte|carte"
        r"|tarjeta)[^\n]*0000[ -]?0000[ -]?0000",
        exact=True,
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?<![\w-])card-\d+[^\n]{0,60}?(?:code|cvv2?|cvc2?|security|sec|csc"
        r"|prüfziffer)[ :#=]{1,3}"
        r"(?:is[ ]|number[ ])?)(?P<value>\d{3,4})(?![\w/-])",
        lambda match, naming: around(match, naming.secret("password")),
        ("card-",),
        r"card-0[^\n]*(?:code|cvv|cvc|sec|csc|pr_f)",
    ),
    Rule(
        "account",
        r"(?P<head>[⑆⑈⑉][ ]?)(?P<value>\d[\d -]{2,16}\d)",
        lambda match, naming: (
            match[0] if naming.kept(match["value"])
            else around(match, naming.name("account", match["value"]))
        ),
        ("?",),
        r"\?[ ]?00",
    ),
    Rule(
        "value",
        r"(?i)(?P<head>(?<!\w)(?:(?:I|we)[ ](?:now[ ])?live[ ](?:at|on|in)|moved[ ]to"
        r"|located[ ]at|address[ ]is|deliver"
        r"(?:ed)?[ ]to:?|wohne[n]?[ ](?:in|an)[ ]der|habite(?:[ ]au)?|vivo[ ]en)[ ])"
        r"(?P<value>(?-i:[^\n,]{0,20}?\d{1,5}[ ][A-Z][\w' .-]{3,40}|[A-Z][\w'.-]+"
        r"(?:[ ][A-Z][\w'.-]+){0,3}"
        r"[ ](?:number[ ]|no\.?[ ]|#)?\d{1,4}))(?=[,.;\n]|$|[ ](?:and|in)[ ])",
        _stated,
        ("live", "moved", "located", "address is", "deliver", "wohne", "habite", "vivo"),
        r"(?:live |moved to|located at|address is|deliver|wohne|habite|vivo en)[^\n]*0",
    ),
)  # fmt: skip
