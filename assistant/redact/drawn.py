"""Words that look drawn by lot, near what tells that they are secrets; secrets in other scripts."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .entries import around
from .fields import whole
from .keys import label, looks_secret, names_secret, turns
from .naming import REMOVED, Naming, Rule

if TYPE_CHECKING:
    from re import Match


def _beside(match: Match[str], naming: Naming) -> str:
    """A word that looks drawn, next to a key or to what says that it is one."""
    value = match["value"]
    kinds = [re.search(kind, value) for kind in ("[a-z]", "[A-Z]", "[0-9]")]
    drawn = all(kinds) or (kinds[2] and turns(value) >= max(3, len(value) // 8))
    path = value.count("/") > 1 + len(value) // 12
    if (
        not drawn
        or path
        or naming.kept(value)
        or re.fullmatch(
            r"[\d.:/-]+|0x\w+|\w+[/-]\d+"
            r"(?:\.\d+)*",
            value,
        )
    ):
        return match[0]
    return around(match, naming.secret("key"))


_COMMON = frozenset(
    """
    must have more than when that this with from they will were what your been then them some into
    only used does have just like over also back well even want need here each much many very such
    long made make take come work time last next word code mail user data file pass fail lost read
    sent send held hold open done true safe weak good case same both type list line name must least
    """.split()  # noqa: SIM905
)


def _grouped(match: Match[str], naming: Naming) -> str:
    """``abcd efgh ijkl mnop``: a password that a mail service drew for a program."""
    words = match["value"].lower().split()
    if naming.kept(match["value"]) or not _COMMON.isdisjoint(words) or len(set(words)) < 3:
        return match[0]
    return around(match, naming.secret("password"))


def _codes(match: Match[str], naming: Naming) -> str:
    """Codes for a lost second factor: in groups, or several of them."""
    value = match["value"]
    if not re.search(r"\d", value) or naming.kept(value) or re.fullmatch(r"\d{1,3}", value):
        return match[0]
    return around(match, naming.secret("key"))


def _composite(match: Match[str], naming: Naming) -> str:
    """``smtp_password X``, ``apiKey X``: a name that programs give, and a word that looks drawn."""
    value = match["value"]
    plain = value.strip("\"'")
    drawn = looks_secret(plain) and not re.search(
        r"[(){}]|^\d+(?:[.:,-]\d+)*\w?$|\\|://|^/"
        r"|\.\w{2,4}$",
        plain,
    )
    told = re.search(rf"(?i){_TOLD}$", match["key"]) and names_secret(match["key"])
    if not told or naming.kept(plain) or not drawn:
        return match[0]
    return around(match, naming.secret(label(match["key"])))


_TOLD = r"(?:(?:pass\w{0,6}|pwd?|key|token|secret|kennwort)|(?<![a-z])(?:hmac|salt|pepper|seed))"
_CODE = r"[A-Za-z0-9]{3,10}(?:[ -][A-Za-z0-9]{3,10}(?![a-z]*[:=])){0,8}"
_NOUN = (
    r"pass(?:word|wort|phrase|code|wd)?|pwd?|pw|kennwort|mot de passe|mdp|contrase[nñ]a|clave|senha"
    r"|wachtwoord|secret|seed|2fa|totp|smtp\w*|imap\w*|[\w.-]{1,20}pass(?:word|wort)?"
)
_ABROAD = (
    "пароль пароля паролем пароли ключ секрет гасло парола лозинка κωδικός κωδικοσ şifre şifresi"
    " parolası 密码 密碼 口令 密钥 令牌"
    " パスワード 暗証番号 パスフレーズ 비밀번호 암호 סיסמה סיסמא كلمة مرور رمز गुप्तकूट پاسورد"
)


def _abroad(match: Match[str], naming: Naming) -> str:
    value = match["value"].strip("\"'")
    if naming.kept(value) or not value.isascii() or not (match["sign"] or looks_secret(value)):
        return match[0]
    return around(match, naming.secret("password"))


RULES = (
    Rule(
        "password",
        rf"(?P<head>(?:{'|'.join(_ABROAD.split())})[ ]?(?P<sign>[:=]|-|은|は|это|είναι)?[ ]{{0,2}}"
        rf"[\"']?)(?P<value>(?!{REMOVED})[^\s\"'<>]{{3,80}})",
        _abroad,
        words=whole(_ABROAD),
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<![^\W_])(?:{_NOUN})(?![a-z])[^\n]{{0,40}}?(?<![\w.-]))"
        r"(?P<value>(?:[a-z]{4}(?:[ ][a-z]{4}){3}|(?=[A-Z0-9 ]{0,40}\d)[A-Z2-7]{4}(?:[ ]"
        r"[A-Z2-7]{4}){3,7})(?![\w-]| [a-z]{4}\b))",
        _grouped,
        ("pass", "pw", "kennwort", "mdp", "contrase", "clave", "senha", "wachtwoord", "secret",
         "seed",
         "0fa", "totp", "smtp", "imap"),
        r"[ =:\"'][a-z0]{4} [a-z0]{4} [a-z0]{4} [a-z0]{4}(?!\w)",
        exact=True,
    ),
    Rule(
        "key",
        r"(?i)(?P<head>(?<![^\W_])(?:(?:recovery|backup|emergency|scratch|rescue|unseal|one-time"
        r"|reserve"
        r"|wiederherstellungs-?|notfall-?|einmal-?|ersatz)[ _-]?(?:codes?|keys?|schlüssel"
        r"|passwords?)"
        r"|c[óo]digos? de (?:recuperaci[óo]n|respaldo)|codes? de (?:secours|récupération)"
        r"|herstelcodes?)"
        r"(?:[ ](?:no\.?[ ])?\d{1,2}(?:[ ](?:of|von|de|sur|van)[ ]\d{1,2}|/\d{1,2})?)?"
        r"(?:[ \t]{0,3}(?:[-=]>|[:=\u2192])[ \t]{0,3}|[ ](?:is|was|ist|lautet|est|es)[ ]|[ ]))"
        rf"(?P<value>(?!<){_CODE}(?:[,;]?[ ]{_CODE}){{0,9}})(?![\w.])",
        _codes,
        ("recovery", "backup", "emergency", "scratch", "rescue", "unseal", "one-time", "reserve",
         "wiederherstellung", "notfall", "einmal", "ersatz", "recuperaci", "respaldo", "secours",
         "r_cup", "herstel"),
    ),
    Rule(
        "key",
        r"(?P<head><(?:key|token) removed>[^\n<]{1,40}?(?<![\w/+.-]))"
        r"(?P<value>[A-Za-z0-9/+][A-Za-z0-9/+_=-]{19,200})(?![\w.(/])",
        _beside,
        ("key removed>", "token removed>"),
    ),
    Rule(
        "key",
        r"(?i)(?<![\w/+.=-])(?P<value>[A-Za-z0-9][A-Za-z0-9/+_=-]{19,200})(?=[ ](?:(?:is|was"
        r"|as|ist|est|es|war)[ ])?"
        r"(?:[a-z-]{1,12}[ ]){0,2}?(?:api-?)?(?:key|token|secret|password|schlüssel|passwort)(?!"
        r"[\w-]))",
        _beside,
        ("key", "token", "secret", "password", "schl_ssel", "passwort"),
        r"[\w/+=-]{20} (?:[a-z-]{1,12} ){0,3}(?:api-?)?(?:key|token|secret|password|schl_ssel"
        r"|passwort)(?![\w-])",
    ),
    Rule(
        "password",
        r"(?P<head>(?<![\w$.-])(?P<key>[A-Za-z][A-Za-z0-9]*+(?:[_.-][A-Za-z0-9]++)*+)(?:["
        r" \t]{1,8}|[ ]?[~\u2026|\u21d2][ ]?"
        r"|[ ]\.{2,5}[ ]))(?P<value>(?:\"[^\"\n<>]{6,120}\"|'[^'\n<>]{6,120}'|[^\s\"'<>=:,;|&"
        r"(){}\[\]\\][^\s\"'<>=;,|]{5,200}))(?=[\s,;.)\"']|$)",
        _composite,
        ("pass", "pw", "key", "token", "secret", "kennwort", "hmac", "salt", "pepper", "seed"),
        _TOLD + r"(?:[ \t]{1,8}|[ ]?[~\u2026|?][ ]?|[ ]\.{2,5}[ ])\S{6}",
    ),
)  # fmt: skip
