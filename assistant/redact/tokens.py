"""Keys and tokens that are known by their own look."""

from __future__ import annotations

import re
from itertools import pairwise

from ..record import TYPE_CHECKING
from . import vendors
from .keys import turns
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

_PEM_LINE = r"[ \t]*(?:[A-Za-z0-9+/=]{1,200}+|(?:Proc-Type|DEK-Info|Comment|Version): [^\n]*+)?"
LONG = 40
_SIGN = (
    r"(?:\\*[\"'`]|&quot;)?\]?[ \t]{0,3}(?:=>|:=|\|\||[=:>,]){1,3}[ \t]{0,3}(?:\\*[\"'`]|&quot;)?"
)
_LOOSE = r"[\t \"'`]{0,3}(?:=>|[:?]?=|\|\||[:>,]){1,3}[\t \"'`=]{0,5}"
_WORD = r"[\w=.~+/:%-]{10,}+"
_PARTS = tuple(f"-{'x' * first}-{'x' * second}-xxxx" for first in (4, 5, 6) for second in (4, 5, 6))
_KEYISH = (
    r"(?:key|token|secret|creds?|credentials?|auth|session|bearer|sid(?<![a-z]sid)|signature)"
    r"(?:[_. -]?(?:id|value|hash|data|v?\d))?"
)


def _gone(label: str, match: Match[str], naming: Naming) -> str:
    return match[0] if naming.kept(match[0]) else naming.secret(label)


def _pem(match: Match[str], naming: Naming) -> str:
    told = match[0].startswith("-----BEGIN") and match[0].count("-----") == 2
    if told and re.match(r"[,.;)'`]", match.string[match.end() : match.end() + 1]):
        return match[0]  # a message about keys
    return _gone("private key", match, naming)


def _key(match: Match[str], naming: Naming) -> str:
    return _gone("key", match, naming)


def _hook(match: Match[str], naming: Naming) -> str:
    return match["head"] + naming.secret("token")


def _parameter(match: Match[str], naming: Naming) -> str:
    return match[0] if naming.kept(match["value"]) else match["head"] + naming.secret("token")


def _random(match: Match[str], naming: Naming) -> str:
    """A long word that nobody would write: letters and digits mixed as in base64."""
    word = match[0]
    if len(word) < LONG or word.count("/") > len(word) // 12 or not _mixed(word):
        return word
    if re.search(r"(?i)sha(?:1|256|384|512)[-:]$", match.string[: match.start()][-8:]):
        return word  # a checksum
    return naming.secret("token")


def _vendor(match: Match[str], naming: Naming) -> str:
    """A word that may be a key, behind its vendor's name."""
    return _kept_if(_figures(match["value"]), match, naming)


def _keyed(match: Match[str], naming: Naming) -> str:
    """A word that nobody would write, behind a name such as `sensor_key`."""
    return _kept_if(_drawn(match["value"]), match, naming)


def _kept_if(drawn: bool, match: Match[str], naming: Naming) -> str:
    if not drawn or naming.kept(match["value"]):
        return match[0]
    return match["head"] + naming.secret("key")


def _figures(word: str) -> bool:
    """Whether letters and figures alternate at all, or there are but figures, many of them."""
    plain = re.sub(r"[^A-Za-z0-9]", "", word)
    if "://" in word or len(plain) < 11:
        return False
    return turns(plain) >= 2 or (plain.isdigit() and plain == word and len(plain) >= 14)


def _drawn(word: str) -> bool:
    """Whether a word looks as if it was drawn by lot: letters and figures alternate often."""
    plain = re.sub(r"[^A-Za-z0-9]", "", word)
    letters = sum(map(str.isalpha, plain))
    if "://" in word or word.startswith("0x") or len(plain) < 10 or not 0 < letters < len(plain):
        return False
    return turns(plain) >= max(3, 0.2 * (len(plain) - 1)) or _mixed(plain)


def _mixed(word: str) -> bool:
    """Whether small letters, capitals and digits change as often as in random text."""
    part = word[:400]
    if part in (part.lower(), part.upper()):
        return False
    shape = [c.islower() + 2 * c.isupper() + 3 * c.isdigit() for c in part]
    changes = sum(a != b for a, b in pairwise(shape))
    return {1, 2, 3} <= set(shape) and changes > 0.4 * len(shape)


RULES = (
    Rule(
        "private key",
        r"PuTTY-User-Key-File-\d: [^\n]*+(?:\n[ \t]*(?:(?:Encryption|Comment|Public-Lines"
        r"|Private-Lines|Private-MAC|Private-Hash|Key-Derivation|Argon2-\w+): [^\n]*+"
        r"|[A-Za-z0-9+/=]{1,100}+(?=\n|$)))*+",
        _pem,
        ("putty-user-key-file",),
        whole=True,
    ),
    Rule(
        "private key",
        r"(?:(?<=\n)|\A)(?:[ \t]*[A-Za-z0-9+/=]{1,100}\n){1,200}[ \t]*-----END [A-Z0-9"
        r" ]{0,40}PRIVATE KEY(?: BLOCK)?-----",
        _pem,
        ("-----end",),
        whole=True,
    ),
    Rule(
        "private key",
        r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
        r"(?:(?:[^-]|-(?!----(?:BEGIN|END) ))*+-----END [A-Z0-9 ]{0,40}-----"
        rf"|(?:\\[rn])++ {{0,40}}[A-Za-z0-9+/=\\]*+(?:[ ]{{1,40}}[A-Za-z0-9+/=]{{20,}}+\\[rn])*+"
        rf"|(?:\n{_PEM_LINE}(?=\n|$))*+)",
        _pem,
        ("-----begin",),
        whole=True,
    ),
    Rule("key", rf"(?<![A-Za-z0-9])(?:{vendors.PATTERN})", _key, vendors.NEEDLES, exact=True),
    *(
        Rule("key", rf"(?<![A-Za-z0-9])(?:{pattern})", _key, run=run, exact=True)
        for run, pattern in vendors.RUNS
    ),
    *(
        Rule("key", pattern, _key, (needle,), gate, exact=True)
        for needle, gate, pattern in vendors.GATED
    ),
    Rule(
        "key",
        rf"(?i)(?P<head>(?<![a-z])(?:{'|'.join(vendors.NAMES)})[\w .-]{{0,20}}?{_LOOSE})"
        rf"(?P<value>{_WORD})",
        _vendor,
        vendors.NAMES,
        rf"(?:{'|'.join(vendors.NAMES)})[\w .-]{{0,20}}?{_LOOSE}[\w=.~+/:%-]{{11}}",
    ),
    Rule(
        "key",
        rf"(?i)(?P<head>(?<!publickey){_KEYISH}{_SIGN})(?P<value>{_WORD})",
        _keyed,
        ("key", "token", "secret", "cred", "auth", "session", "bearer", "sid", "signature"),
        rf"{_KEYISH}{_SIGN}[\w=.~+/:%-]{{10}}",
    ),
    Rule(
        "token",
        r"(?i)(?P<head>https://(?:hooks\.slack\.com/(?:services|workflows)"
        r"|discord(?:app)?\.com/api/webhooks|[\w.-]{1,100}\.webhook\.office\.com/webhookb\d)/)"
        r"[\w/@.-]++",
        _hook,
        ("hooks.slack", "/webhooks", "webhook.office"),
    ),
    Rule(
        "token",
        r"(?i)(?P<head>[?&;](?:amp;)?(?:sig|signature|code|state|key|access_token|id_token"
        r"|refresh_token|sharedaccesssignature|x-amz-(?:signature|credential|security-token)|apikey"
        r"|api_key|auth|otp|sid|session|link_?token)=)(?P<value>[^\s&\"'<>#]++)",
        _parameter,
        ("=",),
        r"[?&;](?:amp;)?[a-z_-]{3,30}+=",
    ),
    Rule(
        "key",
        r"[A-Z0-9](?<![\w-].)(?:(?<=[A-Z])|(?=[A-Z0-9-]{0,59}[A-Z]))(?:(?<=\d)|(?=[A-Z0-9-]{0,59}\d))"
        r"[A-Z0-9]{3,5}-(?:[A-Z0-9]{4,6}-){2,8}[A-Z0-9]{4,6}(?![\w-])",
        _key,
        exact=True,
        marks=_PARTS,
    ),
    Rule("token", r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{40,}+={0,2}", _random, run=LONG),
)
