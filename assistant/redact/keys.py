"""Which words say that a secret follows, in the languages of settings and of tickets."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from .normal import any_of
from .vocabulary import name_parts

_SURE = """
    p[aä]ss-word geheim-wort losungs-wort pass-wd passw[oö]rt passwoert
    pass-phrase pass-code pass-key kenn-w[oö]rt kennwoert
    pass-wrd zugangs-code zugangs-daten zugangs-schlussel zugangs-schluessel geheimnis
    mot-de-passe mots-de-passe code-secret contrase[nñ]a contrasenya clave-secreta clave-de-acceso
    palavra-passe palabra-clave senha wacht-?woord wachtwoorden parola-d'?ordine parola-chiave
    secret secret-word segreto geheim-?code credential credenciales identifiants creds bearer token
    jeton cookie
    authorization php-sess-id j-session-id asp-session-id aspx-auth asp-net-session-id session-id
    session-ticket security-answer secret-answer ticket connect-sid pre-shared-key psk wpa-key
    network-key whsec
    mek otp-secret totp one-time-password shared-access-signature sas-token account-sid-token
    store-pass key-pass user-pass
    segredo passord has[lł]o heslo losenord salasana adgangskode jelszo
    lozinka snmp-community community-string private-community
"""
"""Whatever such a field holds is a secret; ``-`` stands for any sign between words or for none."""
_OWNERS = """
    api app application client consumer access account private auth authentication authorization
    encryption encrypt decryption signing signature master session shared storage product licen[cs]e
    activation recovery security subscription secret crypto cipher aes des rsa hmac ssh gpg pgp
    service function machine validation decrypt user root admin integration deploy registration
    instrumentation unlock pairing wifi host web-?hook rest server-?side server write read ingest
    sendgrid mailgun stripe twilio maps lizenz aktivierungs?
"""
"""Of whom or what a ``key`` is a secret."""
_CODES = """
    activation recovery security licen[cs]e access backup verification authorization auth one-time
    registration confirmation unlock pairing reset pin sms login sicherheits aktivierungs
    wiederherstellungs bestatigungs freischalt lizenz
"""
_LOOSE = (
    "pwd pass pw psw pswd otp cvv\\d? cvc\\d? pin sid session sig auth clave clé cle cred mfa"
    " tan nip salt pepper hmac seed"
)
"""Secrets too, where such a word stands alone or as the last of several."""
_ENDING = (
    "s|es|er|e|hash|text|value|plain|old|new|enc|encrypted|confirm|confirmation|string|raw|b64"
)


def _words(text: str, between: str) -> str:
    return "|".join(word.replace("-?", "-").replace("-", between) for word in text.split())


def _pattern(between: str) -> str:
    keys = rf"(?:{_words(_OWNERS, between)}){between}(?:key|schl(?:ue|[uü])ssel)"
    codes = rf"(?:{_words(_CODES, between)}){between}code"
    keys_before = (
        rf"(?:clave|cl[eé]|chave|chiave|jeton|token){between}(?:d[ei]?['’]?{between})?"
        r"(?:api|acc?[eè]s{1,2}o?|licen\w{1,5}|(?:priv|se[cg]ret)\w{1,4})"
    )
    return rf"{_words(_SURE, between)}|{keys}|{codes}|{keys_before}"


_CORES = any_of(
    tuple(
        """
        pass päss pwd kennw kenn-w secret segreto cred token jeton auth cookie sess ticket totp
        bearer
        zugang geheim contrase clave clé chave chiave senha wachtw palavra palabra parola identif
        schl key code mdp psk salt pepper hmac seed segredo hasl hasł heslo lösen losen salasana
        whsec
        adgangsk jelsz lozink
        """.split()  # noqa: SIM905
    )
)
"""How the telling part of a key begins."""
LOOSE = _LOOSE.replace(" ", "|")
KEY = (
    rf"(?=[aAbBcCgGhHiIjJkKlLmMnNoOpPsStTwWzZ\u017f\u212a])(?:(?i:{_CORES})|(?<![A-Za-z])(?i:"
    rf"{LOOSE})"
    r"|(?<=[A-Z][A-Z])PWD|(?<=[a-z0-9_])(?:Pwd|Pin|Sid|Otp|Sig|PIN|SID|PWD|OTP))[\w-]{0,24}"
)
"""The last part of what may be a key in a text; what stands before it decides with it."""
NEEDLES = (
    "pass", "p_ss", "kennw", "kenn-w", "secret", "segreto", "cred", "token", "jeton", "auth",
    "cookie", "c_digo",
    "sess", "ticket", "totp", "bearer", "zugang", "geheim", "contrase", "clave", "cl_", "chave",
    "chiave", "senha", "wachtw", "palavra", "palabra", "parola", "identif", "schl", "key", "code",
    "segredo", "hasl", "has_o", "heslo", "l_sen", "losen", "salasana", "adgangsk", "jelsz",
    "lozink", "whsec",
    "mdp", "psk", "\bpw", "pwd", "\bpsw", "\botp", "otp\b", "\bcvv", "\bcvc", "\bpin", "pin\b",
    "\bsid", "sid\b", "\bsig", "sig\b", "\bcle", "\bmfa", "\btan", "\bnip", "salt", "pepper",
    "hmac", "seed",
)  # fmt: skip
"""One of these stands in each, in folded letters; ``\\b`` is the edge of a word."""
GATE = any_of(tuple(dict.fromkeys(needle.strip("\b") for needle in NEEDLES)))
"""All that, as a pattern for folded text."""

_JOINED = rf"(?:{_pattern('')})(?:{_ENDING}|\d{{1,3}})?$"
_LAST = (
    rf"(?:{LOOSE}|(?!by|com|tres|over|under|sur|sys)[a-z]{{1,12}}pass|[a-z]{{1,12}}pwd?)(?:s|\d{{"
    rf"1,3}})?$"
)
_HARMLESS = (
    r"(?:public|primary|foreign|sort|partition|row|cache|hot|registry|sub|config|setting|index"
    r"|object|lookup|group|route|routing|unique|composite|parent|map|dict|meta|context|item"
    r"|value)keys?$|publickeytoken$|tokens?types?$|(?:max|min|num|prompt|total|completion|input"
    r"|output)\w{0,20}tokens?$|contextcookie$|(?:last|next|prev|page|continuation|cancellation|sync"
    r"|change)token$|bypass$"
)
_STEM = (
    r"(?:pass(?:word|wd|w|wort|phrase|code)?|motdepasse|pwd?|psw|pswd|kennwort|contrasena|senha"
    r"|wachtwoord|mdp|secret|segredo|geheimnis|passord|haslo|heslo|losenord|salasana|adgangskode"
    r"|jelszo|clave|parola|credentials?|apikey|passwords)\d{0,3}"
)
"""A word that tells by itself, also where others follow: `wachtwoord_db`, `PWD_ADMIN`."""
_ABOUT = frozenset(
    """
    policy policies length len min max age expiry expires expired expiration expire change changed
    changes changing reset required require requires enabled disabled enable hint type count id ids
    name names path paths file files filename location dir url uri link links algorithm algo method
    mode manager management prompt provider encoder encoding format field fields column label title
    check checker checks checking validation validator valid verify verified verification attempt
    attempts retry retries error errors failed failure failures fail status state stored last date
    time timeout timeouts ttl interval never history strength complexity regex pattern rule rules
    filter filters generator helper util utils set get is has based protected protection less grace
    authentication auth login sync screen dialog page form button flow class object exception spec
    version missing invalid wrong incorrect ok okay policyid through thru ed word words by phase
    reminder lockout notification update updated command cmd arg args input output handler event
    sent received store storage cache cached number num size index ref source scope scopes list
    rotation days hours minutes seconds weeks months lifetime limit limits quota rounds iterations
    bits bytes default
    """.split()  # noqa: SIM905
)
"""What a word behind says of a secret that is none itself."""
_DOERS = (
    r"(?:iz|at|ifi|id|hash|crypt|pars|load|read|writ|mask|scrubb|build|handl|fetch|cod)(?:er|or)$"
)
"""The last part of what is called after what it does with a secret: a hasher, a validator."""
_WEAK = (
    r"(?:otp|cvv2?|cvc2?|pin|sid|session|sig|auth|clave|cle|cred|mfa|tan|nip|key|salt|pepper"
    r"|hmac|seed)s?$"
)
_PLAIN = str.maketrans("", "", " _-.:\t\u00a0")


@lru_cache(8192)
def folded_key(key: str) -> str:
    """A key in small letters without accents, blanks, dashes and dots."""
    letters = unicodedata.normalize("NFKD", key)
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return plain.lower().translate(_PLAIN)


@lru_cache(8192)
def names_secret(key: str) -> bool:
    """Whether a field of this name holds a secret, whatever it looks like."""
    written, key = key, key.strip().strip("[]\"'").removesuffix("[0")
    joined = folded_key(key)
    if joined in ("authret", "authreturn"):
        return "[0" in written
    if len(joined) > 200 or re.compile(_HARMLESS).search(joined):
        return False
    if re.compile(_JOINED).search(joined):
        return True
    last = name_parts(key.split(" ")[-1])
    if last[-1:] in (["key"], ["keys"]):
        return len(last) > 1 and last[0] not in ("get", "set", "has", "is", "on")
    if bool(last) and re.compile(_LAST).fullmatch(last[-1]) is not None:
        return True
    return _led(last)


def _led(words: list[str]) -> bool:
    """Whether a telling word comes first and those behind it say whose it is."""
    words = " ".join(words).replace("mot de passe", "motdepasse").split()
    at = next((i for i, word in enumerate(words) if re.compile(_STEM).fullmatch(word)), -1)
    behind = words[at + 1 :]
    about = not _ABOUT.isdisjoint(behind) or any(re.compile(_DOERS).search(w) for w in behind)
    return at >= 0 and 0 < len(behind) <= 3 and not about


@lru_cache(8192)
def is_weak(key: str) -> bool:
    """Whether such a word says so little that its value has to look like a secret as well."""
    last = name_parts(key)[-1:]
    sure = re.compile(_JOINED).search(folded_key(key)) is not None
    return bool(last) and not sure and re.compile(_WEAK).fullmatch(last[0]) is not None


def label(key: str) -> str:
    """The class of secret that a field of this name holds."""
    low = folded_key(key)
    if any(
        word in low for word in ("token", "ticket", "authret", "sig", "session", "bearer", "jeton")
    ):
        return "token"
    if "cookie" in low:
        return "cookie"
    if "auth" in low or "cred" in low:
        return "credentials"
    return "key" if "key" in low or "schl" in low else "password"


def looks_secret(value: str) -> bool:
    """Whether a word is written as a secret is: letters and figures mixed, or long and mixed."""
    if len(value) < 6 or re.match(r"S-1-\d|0[xX][0-9a-fA-F]+$|v?\d+(?:[.:_-]\w+)*$", value):
        return False
    kinds = [re.search(kind, value) for kind in ("[a-z]", "[A-Z]", "[0-9]", "[^A-Za-z0-9]")]
    letters = kinds[0] or kinds[1]
    return bool(letters and kinds[2]) or (bool(kinds[0] and kinds[1]) and len(value) >= 16)


def turns(word: str) -> int:
    """How often a figure follows a letter or a letter a figure."""
    return sum(a.isdigit() != b.isdigit() for a, b in pairwise(word))


def looks_drawn(word: str) -> bool:
    """Whether a long word, perhaps behind a short name, was drawn by lot and is no checksum.

    Checksums are written in hexadecimal, and nothing stands in front of their figures.
    """
    match = re.fullmatch(r"(?:[A-Za-z]{2,8}[_-]){1,3}([A-Za-z0-9]{20,})|([A-Za-z0-9]{32,})", word)
    if not match:
        return False
    body = match[1] or match[2]
    figures = sum(map(str.isdigit, body))
    if not 2 < figures < len(body) - 2 or re.fullmatch("[0-9a-f]+|[0-9A-F]+", body):
        return False
    return turns(body) >= max(5, 0.2 * (len(body) - 1))


_TYPE = r"[A-Z][a-z]+\w*[{(@]|(?:[a-z][a-z0-9]*\.){2,}[A-Za-z]"
"""The name of a type: what begins an object, or a class with its package."""


def may_hold(key: str, value: str) -> bool:
    """Whether `value`, not in quotes, may be what a field of this name hides.

    A single figure, the name of a type or the opening of an object is none.
    """
    if len(value) == 1 and value.isdigit():
        return False
    if is_weak(key) and re.search(r"[|:()\[\]{}]", value):
        return False
    if is_weak(key):
        return looks_secret(value) or (value.isdigit() and len(value) > 2 and _counts(key))
    return label(key) == "password" or not re.match(_TYPE, value)


def _counts(key: str) -> bool:
    """Whether such a secret consists of figures."""
    return re.search(r"(?:otp|cvv2?|cvc2?|pin|mfa|tan|nip)s?$", folded_key(key)) is not None
