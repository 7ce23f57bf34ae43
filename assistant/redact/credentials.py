"""Passwords, tokens and keys that a word in front of them gives away."""

from __future__ import annotations

import re

from ..record import TYPE_CHECKING
from .keys import GATE, KEY, NEEDLES, label, looks_secret, may_hold, names_secret
from .naming import REMOVED, Naming, Rule, is_settled, is_stand_in

if TYPE_CHECKING:
    from re import Match

_KEY = rf"(?:authRet(?:urn)?\[\d\]|{KEY})"
_WORD = rf"(?:{GATE}|authret)[\w-]{{0,24}}+(?:\.\w{{1,20}}){{0,2}}+(?:\[0\])?"
_CLOSING = r"(?:\\{0,128}[\"']|&quot;|&apos;)?\]?"
_TYPE = (
    r"(?:[ \t]{0,4}(?::[ \t]{0,4}[\w.]{1,30}(?=[ \t]{0,4}=[ \t]{0,8}[^=\s])"
    r"|(?i:as)[ \t][\w.]{1,30}(?=[ \t]{0,4}=)|[(\[<](?!\d+[)\]>])[\w ,.]{1,30}[)\]>]))?"
)
"""What stands between a key and its sign in some languages."""
_ASSIGNED = (
    rf"{_WORD}{_CLOSING}(?:[ \t]as[ \t][\w.]{{1,30}})?[ \t]{{0,8}}(?:\.{{2,40}}[ \t]?)?(?:[:=?]|-"
    rf"{{1,2}}>|[(\[<][^\n=:]{{1,34}}[=:])"
)
"""Gate: a key's last word, and behind it a sign."""
_UNSET = r"[<(\[](?:not set|none|unset|empty|null|hidden|masked|redacted|not shown|n/a)[>)\]]"
_MASKED = rf"(?!(?i:{_UNSET})|<MaskedFor|</|{REMOVED})"
_INNER = r"[\"'>](?=\w)|<(?![/!?]|\w{1,30}[\s>=/])"
"""Quotes and brackets within a value."""
_UNQUOTED = (
    rf"{_MASKED}(?![\"'<>]|[{{\[](?:\s|$|\\*[\"'{{\[]|&quot;))(?:[^\s\"'<>&;,)\]}}]|{_INNER}"
    r"|[;,&)\]}](?!\s|$|[)\]}\"',;]|[\w.%-]{1,40}[=:]))++"
)
_ANGLED = rf"{_MASKED}<[^\s<>\"']++>?"
_QUOTED = (
    r'(?:@|[NUEBbrfu]{1,2})?(?:"(?:[^"\\\n]|\\.|""(?=\w))*+"?|'
    r"'(?:[^'\\\n]|\\.|''(?=\w)|(?<=\w)'(?=\w))*+'?)"
)
_ESCAPED = r"(?P<q>\\+[\"']|&quot;|&apos;)(?P<inner>[^\n]*?)(?:(?P=q)|$)"
_BRACED = r"(?<=(?i:pwd|ord)=)\{(?:[^}\n]|\}\})*+\}(?=[;\"']|$)"
"""A value as strings of ODBC quote it."""
_VALUE = rf"(?:{_ESCAPED}|(?P<quoted>{_QUOTED})|(?P<bare>{_ANGLED}|{_BRACED}|{_UNQUOTED}))"
_TERM = r"[^\s\"'<>&;,|=(){}\[\]]++"
_SIGN = (
    rf"{_CLOSING}{_TYPE}[ \t]{{0,8}}(?:\.{{2,40}}[ \t]?)?(?:={{1,3}}>|:=|={{1,2}}|:|-{{1,2}}>"
    rf"|[→⇒➜])[ \t]{{0,40}}"
)
_PAIR = rf"(?m)(?P<head>(?P<key>{_KEY}(?:\.\w{{1,20}}){{0,2}}){_SIGN}){_VALUE}"
_WORDS_BEFORE = r"[\w.$'’ -]*"
"""What may be part of a key, or stand in front of it, backwards."""
_PHRASES = (
    "password|passwd|passphrase|passwort|kennwort|mot de passe|contrase[nñ]a|senha|wachtwoord|pwd"
)


HARMLESS = frozenset(
    """
    true false null none nil undefined empty missing required invalid expired wrong incorrect
    await new ok yes no set unset changed failed rejected accepted valid unknown denied not is
    was has invalide
    leer erforderlich fehlt falsch abgelaufen requis requise manquant vide requerida requerido
    vacía vacío falta inválida leeg vereist vazia obrigatória authentication authorization off
    the a an and or of for to in on mode type management started completed maskedforsecurity
    disabled enabled blocked allowed cleared deleted saved stored encrypted supported unsupported
    updated successfully secrets str string int integer bool boolean float bytes any number object
    using must should cannot contains muss darf soll doit debe deve moet
    """.split()  # noqa: SIM905
)


_SIZE = r"[(\[]\d{2,5}[)\]]?"
"""A key's length."""
_NO_COOKIE = (
    r"(?:[\w.-]{1,60}=(?:;[ ]?|$)|(?i:path|domain|max-age|expires|samesite)=[^;]*(?:;[ ]?|$)"
    r"|(?i:httponly|secure|partitioned)(?:;[ ]?|$))+"
)
"""A cookie that is deleted: names without values."""
_CALL = (
    r"(?:await |new )?[A-Za-z_][\w.:<>]{2,80}(?:\([^\n]{0,200}?\)|\[[\"'][\w.:-]{1,60}[\"']\])"
    r"(?:[;,.)\s]|$)"
)
_LOOKED_UP = (
    r"(?:os\.environ|process\.env|ENV|self|request|req|config|settings|args|opts|options|params)"
    r"(?:[.\[(]\S*)"
)
"""Where a program takes a value from."""
_NEAR = 200
"""How many characters in front of a key may tell that it is none."""
_MATERIAL = (
    r"(?i)[\w./\\:~-]+\.(?:key|pem|crt|cer|p12|pfx|jks|pub|csr|der|keystore)"
    r"|(?:rsa|ec|dsa|ed25519|dh)(?::[\w.-]+)?"
)
"""A file of keys, or of which kind and length one is to be."""
_SPOKEN_OF = r"(?:unexpected|expected|expecting|illegal|offending|extraneous|mismatched)[ ]$"
"""Before the word token: what a parser says."""


def _assigned(match: Match[str], naming: Naming) -> str:
    """``password=...`` in any of its forms: the key and the quotes stay."""
    if match["bare"] and (_says_nothing(match["bare"]) or _is_code(match)):
        return match[0]
    key = _whole_key(match)
    if not names_secret(key):
        return match[0]
    if not match["bare"]:
        return _held(match, naming)
    empty = re.search(r"=[ \t]+$", match["head"]) and not re.search(r"[ \t]=", match["head"])
    following = re.match(r"([A-Za-z][\w.-]{0,40})=(?!=)", match["bare"])
    if empty and following and not looks_secret(following[1]):
        return match[0]  # the next key: this one has no value
    return match["head"] + _bare(match["bare"], key, naming)


def _is_idle(value: str) -> bool:
    """Whether a header holds nothing: a cookie is deleted, a variable stands for what will be."""
    credentials = re.sub(r"^(?:Bearer|Basic|Digest|Token|token)(?: |$)", "", value.strip())
    idle = not credentials or is_stand_in(credentials)
    return idle or re.fullmatch(_NO_COOKIE, value) is not None


def _says_nothing(word: str) -> bool:
    plain = word.lower().rstrip(".!?)]}:;,")
    return plain in HARMLESS or re.fullmatch(rf"{_METHOD}|{_LINE}", plain) is not None


_LINE = r"\d{1,5}:\d{1,4}"
"""Where in a file a trace points to: ``password.js:44:3``."""


_METHOD = (
    r"scram-sha-\d+(?:-plus)?|sha-?\d{1,3}|bcrypt|scrypt|argon2(?:id?)?|pbkdf2(?:[_-]\w+)*"
    r"|aes-?\d{3}(?:-(?:cbc|gcm|ctr))?|hmac-?sha-?\d+|ntlmv2|(?:mysql_native|caching_sha2)_password"
)
"""Names of methods to hash and encrypt, as settings beside passwords have them."""


def _is_code(match: Match[str]) -> bool:
    """Whether a call stands for the value, the word was met by a parser or picked in a menu."""
    start, end = match.span("bare")
    text = match.string
    before = text[max(0, match.start() - _NEAR) : match.start()].rpartition("\n")[2]
    if re.compile(_CALL).match(text, start) or re.search(rf"(?i){_SPOKEN_OF}", before[-20:]):
        return True
    if match["key"] == "PASS" and re.match(r"(?i)\w*test\w*\b", match["bare"]):
        return True  # how a test went
    if text[start] == "<" and is_stand_in(text[start : text.find(">", start, start + 80) + 1]):
        return True
    if re.search("(?i)authorization|cookie", match["key"]) and _is_idle(
        text[start : (text + "\n").index("\n", end)].rstrip(" \"'")
    ):
        return True
    return (
        match["bare"].isalpha()
        and re.search("[→⇒➜]", before) is not None
        and (text[start - 2 : start - 1] in "→⇒➜")
    )


def _whole_key(match: Match[str]) -> str:
    """The key with the letters in front of what was recognized; with words, where these tell."""
    start = match.start("key")
    context = match.string[max(0, start - 50) : start]
    before = re.match(_WORDS_BEFORE, context[::-1])
    tail = before[0][::-1] if before else ""
    key = re.split("[ '’]", tail)[-1] + match["key"]
    if " " not in tail or names_secret(key):
        return key
    found = re.search(r"[\w.$-]*(?: [\w.$'’-]{1,20}){0,3} ?\Z", context)
    return (found[0] if found else "") + match["key"]


def _held(match: Match[str], naming: Naming) -> str:
    """A value in quotes, these perhaps escaped."""
    if match["quoted"]:
        before, quote, inner = re.split("([\"'])", match["quoted"], maxsplit=1)
        inner = inner.removesuffix(quote)
        return _wrapped(match, before + quote, inner, naming, quote)
    return _wrapped(match, match["q"], match["inner"], naming, match["q"])


def _wrapped(match: Match[str], before: str, inner: str, naming: Naming, after: str) -> str:
    said = inner.strip().lower() in ("", "yes", "no", "true", "false", "on", "off", "***")
    if said or naming.kept(inner) or inner == "<MaskedForSecurity>":
        return match[0]
    return match["head"] + before + naming.secret(label(match["key"])) + after


def _bare(value: str, key: str, naming: Naming) -> str:
    harmless = (
        _says_nothing(value) or re.fullmatch(_SIZE, value) or not re.search(r"[^*\W_]", value)
    )
    harmless = harmless or (key.lower().endswith("tokens") and value.isdigit())
    place = key.lower().endswith("pwd") and re.match(r"/|[A-Za-z]:[\\/]", value)
    if harmless or place or naming.kept(value) or not may_hold(key, value):
        return (
            re.sub(_PAIR, lambda m: _assigned(m, naming), value)
            if re.search("[=:]", value)
            else value
        )
    return naming.secret(label(key))


def _phrase(match: Match[str], naming: Naming) -> str:
    """A password of several words: all of it goes, up to the next key, option or separator."""
    new = _bare(match["first"], match["key"], naming)
    return match[0] if new == match["first"] else match["head"] + new


def _rest(match: Match[str], naming: Naming) -> str:
    """A header or a line that holds nothing but a secret: all of it goes."""
    value = match["value"]
    first = value.split()[0].lower().rstrip(".,;") if value.split() else ""
    if (
        not first
        or first in HARMLESS
        or re.match(rf"(?i){_UNSET}$", value.strip())
        or is_settled(value)
        or value.strip() in ("~", "-", "--", "?", "/")
        or value.startswith("<MaskedFor")
    ):
        return match[0]
    if naming.kept(value) or re.match(r"[=\-*#_ ]+$", value):
        return match[0]
    if _is_idle(value) or re.fullmatch(_LOOKED_UP, value.strip()):
        return match[0]
    return match["head"] + naming.secret(label(match["head"]))


def _option(match: Match[str], naming: Naming) -> str:
    """An option of a command line and its value."""
    value = match["value"].strip("\"'")
    harmless = _says_nothing(value) or re.fullmatch(_MATERIAL, value)
    if not value or naming.kept(value) or value.startswith("-") or harmless:
        return match[0]
    return match["head"] + naming.secret(label(match["head"]))


def _userinfo(match: Match[str], naming: Naming) -> str:
    scheme, user = match["head"].lower(), match[0][len(match["head"]) : -1]
    if not scheme.startswith(("http", "ftp")) and user.isalpha():
        return match[0]  # the name of a service
    return match["head"] + naming.secret("credentials") + "@"


_ARGUMENT = (
    r"(?P<value>\([^()\n]{0,60}?(?:\"[^\"\n]*+\"|'[^'\n]*+')[^()\n]{0,60}\)|\"[^\"\n]*+\"?|'[^'\n"
    rf"]*+'?|(?!<)(?:(?!{REMOVED})[^\s\"',])++)"
)

RULES = (
    Rule(
        "credentials",
        r"(?P<head>(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,30}:(?:\\?/){2})"
        r"(?:[^\s/\\?#\"'<>@]++(?:@(?=[^\s/\\?#\"'<>@]*+@)[^\s/\\?#\"'<>@]*+){0,4}"
        r"|[^\s/\\?#\"'<>@:]++:(?!\d{1,5}(?:[/?#]|$))[^\s\"'<>@]{1,256}+)@",
        _userinfo,
        ("@",),
    ),
    Rule(
        "password",
        r"(?im)^(?P<head>[ \t]*(?:export |set |\$env:)?[\w.-]{0,60}"
        rf"(?:{_PHRASES.removesuffix('|pwd')}|secret|(?<![a-z])pwd)[ \t]*[=:][ \t]*)"
        rf"(?P<value>(?![\"'{{\[]|/|[a-z]:\\|{REMOVED})[^\s&;][^\n&;=:]*+)$",
        _rest,
        NEEDLES,
        r"(?:pass|secret|pwd|kennwort|contrase|senha|wachtwoord)\w{0,10}+(?: de passe)?[ \t]*+[=:]",
    ),
    Rule(
        "password",
        rf"(?i)(?P<head>(?<![?&;])(?P<key>{_PHRASES})=)"
        rf"(?P<first>{_TERM})(?: (?![/-]){_TERM}(?!=))++",
        _phrase,
        NEEDLES,
        r"(?:pass|pwd|kennwort|contrase|senha|wachtwoord)\w{0,10}+=",
    ),
    Rule(
        "password",
        rf"(?P<head>(?P<key>{_KEY})(?:\\{{0,128}}[\"']|&quot;)"
        r"[ \t]{0,80}(?::[ \t]{0,80}\n|\n\s{0,80}:)\s{0,80})"
        rf"(?:{_ESCAPED}|(?P<quoted>{_QUOTED}))",
        _held,
        ('"', "'", "&quot;"),
        r"(?m)[\"';][ \t]{0,80}(?::[ \t]{0,80})?$",
        reach=200,
    ),
    Rule(
        "password",
        _PAIR,
        _assigned,
        NEEDLES,
        _ASSIGNED,
        lead=8,
    ),
    Rule(
        "password",
        rf"(?P<head>[/-](?<![\w-].)-?[\w-]{{0,30}}(?:{_KEY})[\"']?[ \t]{{1,4}})(?!-){_ARGUMENT}",
        _option,
        NEEDLES,
        r"[/-](?!\d\d(?:\d\d)?[T .:-])[\w.-]{3,80}+(?:\[0\])?[\"']?[ \t]",
    ),
)
