"""Secrets that stand some words away from their name, in no fixed order: the look of a word tells.

Chat, tickets and messages of programs: "pw for the server would then be X, thanks", "X is the
password", "log in with admin / X".
"""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .keys import NEEDLES, looks_secret, names_secret
from .naming import REMOVED, Naming, Rule, is_settled
from .sentences import PLAIN_NOUN, TOLD

if TYPE_CHECKING:
    from re import Match

_NOUN = (
    rf"(?:{PLAIN_NOUN}|passwd|passw|pass ?phrase|zugangs-?code|access code|toegangscode"
    r"|code d['’]acc[eè]s|codice di accesso|c[oó]digo de acc?es[so]o?|has[lł]o|heslo|lösenord"
    r"|passord|salasana|adgangskode|jelsz[oó]|segredo|geheimwort|wi-?fi (?:key|code)|wlan[- ]?(?:"
    r"key|schlüssel)|(?:safe|alarm|door) code)"
)
_FAR = 110
"""Characters in which a value may follow its name."""
_SIGNS = r"#!$%^&*+?~@=€§"
_TECHNICAL = (
    r"(?i:\d[\d.,:/-]*[a-z%]{0,5}|0x[0-9a-f]+|v?\d+(?:\.\w+)+|(?:sha|md|aes|rsa|ssh|tls|ssl|oauth"
    r"|utf|base|https?|ipv|smb|win(?:dows)?|qb(?:fc|xml|w)?|ntlmv?|ec|rc|x|java|python|net|office|o"
    r"|sql|sqlserver|ssha|krb|argon|ed|saml|error|code|line|step|rule|port|host|srv|server|node"
    r"|worker|thread|pid|user|uid|col|event|status|rfc|cve|kb|level|round|attempt|retry|id|tty|pts"
    r"|eth|log|test|step|phase|page|item|field|slot|task|job|session|bcrypt|scrypt|pbkdf|version"
    r"|build|part|chapter|section)[-_]?\d[\d.-]*[a-z]{0,2}"
    r"|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[\w.-]+\.(?:exe|dll|log|txt|xml|json|ini|cfg"
    r"|conf|ya?ml|py|js|java|cs?|h|sh|bat|ps1|sql|md|html?|pdf|zip|qb\w|com|net|org|local|lan|io|de"
    r"|db|dat|pem|crt|key|csv|so|properties))|[A-Z]{1,8}-?\d+|[A-Z]+\d*(?:_[A-Z0-9]+)+"
)
"""Words with figures or signs that name a thing of computing."""
_INTRODUCED = (
    r"(?i)(?:is|was|are|be|ist|war|w[äa]re|lautet|hei(?:ß|ss)t|est|était|es|era|siendo|é|è|[:=>→|"
    r"–—-]+"
    r"|i\.e\.|d\.h\.|z\.b\.|now|dann|nun|jetzt|die|das|le|la|el|o|that|named|called|word[te]|zijn)"
)
_OWNERS = frozenset(
    [
        "for", "user", "from", "by", "für", "von", "pour", "de", "para", "door", "login",
        "username", "account", "as", "to",
    ]
)  # fmt: skip
_FIRM = r"(?i)(?:log(?:ged)?[- ]?(?:in|on)|sign|cred|zugang|anmeld)"
_NEXT = frozenset(
    [
        "now", "to", "or", "and", "but", "then", "is", "was", "jetzt", "nun", "auf", "oder", "und",
        "ahora", "maintenant", "ou", "nu", "of", "en",
    ]
)  # fmt: skip
_SSHD = r"(?i)\b(?:failed|accepted|invalid|postponed|illegal) \w{1,20} for\b"
_EDGES = "\"'`“”„‘’«»()[]{}<>.,;:!?"


def looks_chosen(word: str, *, introduced: bool) -> bool:
    """Whether a word looks like a password that somebody chose, and not like a thing's name."""
    if not 5 <= len(word) <= 80 or re.search(r"[\\/:(){}<>\"|=,]", word):
        return False
    if not re.search(r"[^\W\d_]", word) or re.fullmatch(_TECHNICAL, word):
        return False
    if re.fullmatch(r"[^@]+@[\w-]+(?:\.[\w-]+)+", word):
        return False
    if re.fullmatch(r"[A-Za-z_-]+", word) and names_secret(word):
        return False  # another name of a secret
    if re.search(r"\d", word) or re.search(rf"\w[{re.escape(_SIGNS)}]+(?:\w|$)", word):
        return True
    return introduced and re.search(r"[^\W\d_]{2}[._-][^\W\d_]{2}", word) is not None


def _told(match: Match[str], naming: Naming) -> str:
    """The first word behind the noun that looks chosen."""
    near = match.string[max(0, match.start() - 40) : match.end()]
    if re.search(_SSHD, near):
        return match[0]
    rest = match["rest"]
    before = ""
    gone = False
    for token in re.finditer(r"<[^<>\n]*>[^\s<>]*|\S+", rest):
        word = token[0].strip(_EDGES)
        if is_settled(token[0].rstrip(".,;:!?)\"'")):
            gone, before = True, ""
            continue
        if "<" in token[0]:
            return match[0]
        if gone and before.lower() not in _NEXT:
            before = token[0]
            continue
        introduced = bool(re.fullmatch(_INTRODUCED, before)) or before.endswith(":")
        pin = introduced and re.fullmatch(r"\d{4,8}", word) and match["pin"]
        skipped = before.lower() in _OWNERS
        if not skipped and (pin or looks_chosen(word, introduced=introduced)):
            if naming.kept(word):
                return match[0]
            at = token.start() + token[0].index(word)
            return match["head"] + rest[:at] + naming.secret("password") + rest[at + len(word) :]
        if re.search(r"[^\W\d_]{3}[.!?]$", token[0]) or re.search(r"[\\/({]|=.", token[0]):
            return match[0]  # the sentence ends, or this is none
        before = token[0]
    return match[0]


def _turned(match: Match[str], naming: Naming) -> str:
    """``X is the password``."""
    word = match["value"].strip(_EDGES)
    if not looks_chosen(word, introduced=True) or naming.kept(word):
        return match[0]
    return match[0].replace(word, naming.secret("password"), 1)


def _beside_user(match: Match[str], naming: Naming) -> str:
    """``log in with admin / X``."""
    word = match["value"].strip(_EDGES)
    if not looks_chosen(word, introduced=True) or naming.kept(word):
        return match[0]
    if re.fullmatch(r"[a-z]+\d{1,2}[a-z]?", word) and not re.search(_FIRM, match["head"]):
        return match[0]  # such as srv01
    return match["head"] + match["value"].replace(word, naming.secret("password"), 1)


def _words(match: Match[str], naming: Naming) -> str:
    """A phrase of several plain words."""
    words = match["value"].split()
    if naming.kept(match["value"]) or words[0].lower() in TOLD or words[0].endswith("ed"):
        return match[0]
    return match["head"] + naming.secret("password")


def _last(match: Match[str], naming: Naming) -> str:
    """The word at the end of a message about a login."""
    word = match["value"].strip(_EDGES)
    about = re.fullmatch(
        r"(?i)\w+(?:ion|ed|ing|ity|ment)|yes|no|hash|auth|file|only|prompt|default|strict|never|"
        r"match|null|x+|\*+|other|another|same",
        word,
    )
    if not word or about or word.lower() in TOLD or naming.kept(word):
        return match[0]
    return match["head"] + match["value"].replace(word, naming.secret("password"), 1)


def _denied(match: Match[str], naming: Naming) -> str:
    naming.learn("user", match["value"])
    return match["head"] + match["q"] + naming.name("user", match["value"]) + match["q"]


def _drawn(match: Match[str], naming: Naming) -> str:
    value = match["value"]
    if not looks_secret(value) or naming.kept(value) or re.fullmatch(_TECHNICAL, value):
        return match[0]
    return match["head"] + naming.secret("token")


RULES = (
    Rule(
        "password",
        r"(?i)(?<![\w.$/\\])(?:(?<=[a-z]-)|(?<!-))(?P<head>(?:(?P<pin>pin(?:[ -]?code)?|otp"
        rf"|tan)|{_NOUN})(?![\w.(/\\$"
        r"=]|-\w))"
        rf"(?P<rest>[^\n]{{1,{_FAR}}})",
        _told,
        NEEDLES,
        r"(?<![\w.$/])(?:pass|pw|kenn.?wort|mot.de|mdp|contrase_a|senha|wachtwoord|palavra|clave"
        r"|pin|otp|tan|acc_s|access.code|zugangs|toegangs|codice|c_digo|has[l_]o|heslo|l_senord"
        r"|salasana|adgangsk|jelsz|segredo|geheimwort|parola|wi-?fi|wlan|safe|alarm|door)",
        lead=0,
        exact=True,
    ),
    Rule(
        "password",
        rf"(?i)(?<!\S)(?P<value>[^\s<>]{{5,80}})[ \t]+(?:is|was|ist|war|est|était|es|era|é|è|als|"
        r"as|comme|como|come)[ \t]+"
        rf"(?:[\w-]{{1,12}}[ \t]+){{0,3}}?{_NOUN}(?![\w-])",
        _turned,
        NEEDLES,
        r"[ \t](?:is|was|ist|war|est|_tait|es|era|_|als|as|com[eo]|comme)[ \t](?:[\w-]{1,12}[ \t]"
        r"){0,3}?"
        r"(?:pass|pw|kenn|mot|mdp|contra|senha|wacht|palavra|clave|pin|parola)",
        exact=True,
    ),
    Rule(
        "password",
        r"(?i)(?<![\w-])(?P<head>(?:log(?:ged)?[- ]?(?:in|on)|sign(?:ed)?[- ]?(?:in|on)|connect\w*"
        r"|anmeld\w*|einlogg\w*|zugang\w*|acced\w*|entrar|inlogg\w*|identifi\w*|connexion"
        r"|cred(?:ential)?s?)(?![\w-])[^\n]{0,40}?[ \t][\w.@\\-]{2,40}[ \t]*(?:/|\||:|[ \t](?:and"
        r"|und|et|y|e|en)[ \t])[ \t]*)(?P<value>[^\s<>]{5,80})",
        _beside_user,
        ("login", "logon", "log in", "log on", "log-", "logged", "sign",
         "connect", "anmeld", "einlogg", "inlogg", "zugang", "acced",
         "entrar", "identif", "connexion",
         "cred"),
        r"(?<![\w-])(?:log|sign|connect|anmeld|einlog|inlog|zugang|acced|entrar|identif|connexion"
        r"|cred)[\w /-]{0,60}?(?:[ ](?:with|as|mit|avec|con|com|met|als|comme|como|using|use|is)[ ]"
        r"|[:=]|[ ]\S+ ?[/:] ?\S)",
        lead=0,
        exact=True,
    ),
    Rule(
        "password",
        r"(?i)(?<![\w-])(?P<head>(?:pass|seed|recovery|backup)[ -]?phrase(?:[ \t]+[\w'’-]{1,20}){"
        r"0,3}?"
        r"(?:[ \t]+(?:is|was|ist|lautet|est|es)[ \t]*:?[ \t]+|[ \t]*:[ \t]*))"
        rf"(?P<value>(?!{REMOVED})[^\W\d_]{{2,20}}(?:[ \t]+[^\W\d_]{{2,20}}){{1,24}})",
        _words,
        ("phrase",),
    ),
    Rule(
        "password",
        rf"(?im)(?P<head>\b(?:log[io]n|auth\w*|connect\w*|user|sign-?in)\b[^\n]{{0,80}}?[ \t]"
        rf"(?:with|using|mit|avec|con|com|met)[ \t]+{_NOUN}[ \t]+)(?P<value>[^\s<>=:]{{3,60}})"
        r"(?=[ \t]*$)",
        _last,
        NEEDLES,
        r"[ \t](?:with|using|mit|avec|con|com|met)[ \t](?:pass|pw|kenn|mot|mdp|contra|senha|wach"
        r"t|palavra|clave|pin|parola)",
        exact=True,
    ),
    Rule(
        "password",
        r"(?i)(?P<head>(?:log[io]n|sign-?in|auth|anmeld|connexion)[^\n]{0,80}?(?<!\w)(?:tried|typed"
        r"|entered|versucht|eingegeben|essayé|probado)[ \t:]+)(?P<value>[^\s<>]{5,80})",
        _beside_user,
        ("tried", "typed", "entered", "versucht", "eingegeben", "essay", "probado"),
        r"(?:log[io]n|sign-?in|auth|anmeld|connexion)[^\n]{0,80}?(?:tried|typed|entered|versucht"
        r"|eingegeben|essay_|probado)[ \t:]",
        exact=True,
    ),
    Rule(
        "password",
        rf"(?im)(?P<head>(?<![\w-]){_NOUN}[ \t]+(?:(?:has|have|was|been|is|now|wurde|a été|fue|ha"
        r" sido)[ \t]+)*(?:changed|set|reset|updated|geändert|gesetzt|changé|cambiad[oa]"
        r"|gewijzigd)[ \t]+(?:to|auf|en|à|a|in|naar)[ \t]+)(?P<value>[^\s<>=:]{3,60})(?=[ \t]*$)",
        _last,
        NEEDLES,
        r"[ \t](?:changed|set|reset|updated|ge_ndert|gesetzt|chang_|cambiad[oa]|gewijzigd)[ \t]+"
        r"(?:to|auf|en|_|a|in|naar)[ \t]",
        exact=True,
    ),
    Rule(
        "user",
        r"(?i)(?P<head>access denied for (?:user )?)(?P<q>['\"])(?P<value>[^'\"\n<>]{2,60})(?P=q)",
        _denied,
        ("access denied",),
    ),
    Rule(
        "token",
        r"(?i)(?<![\w-])(?P<head>(?:token|secret|api|key|licen[cs]e|apikey|pat|psk)[ \t]+)"
        r"(?P<value>[A-Za-z0-9_.~+-]{12,200})(?![\w/\\(=:])",
        _drawn,
        ("token", "secret", "key", "api ", "licen", "pat ", "psk"),
        r"(?:token|secret|key|api|licen[cs]e|pat|psk)[ \t]+[\w.~+-]{12}",
        exact=True,
    ),
)  # fmt: skip
