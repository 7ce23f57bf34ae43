"""Keys and tokens that are known by their own look."""

from __future__ import annotations

from itertools import pairwise

from ..record import TYPE_CHECKING
from .naming import Naming, Rule

if TYPE_CHECKING:
    from re import Match

_PREFIXED = (
    r"(?:AKIA|ASIA|AGPA|AROA|AIDA)[0-9A-Z]{16}"  # Amazon
    r"|gh[pousr]_[A-Za-z0-9]{20,}+|github_pat_\w{20,}+|glpat-[\w-]{20,}+"
    r"|xox[abeoprs]-[A-Za-z0-9-]{10,}+|xapp-[A-Za-z0-9-]{10,}+"  # Slack
    r"|sk-[A-Za-z0-9_-]{16,}+|[rsp]k_(?:live|test)_[A-Za-z0-9]{16,}+|whsec_[A-Za-z0-9]{16,}+"
    r"|AIza[\w-]{35}|ya29\.[\w-]{20,}+|GOCSPX-[\w-]{20,}+"  # Google
    r"|npm_[A-Za-z0-9]{36}|pypi-[\w-]{20,}+|hf_[A-Za-z0-9]{20,}+|dop_v1_[0-9a-f]{20,}+"
    r"|SG\.[\w-]{16,}+\.[\w-]{16,}+|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{20,}+|key-[0-9a-f]{32}"
    r"|eyJ[\w-]{8,}+\.[\w-]{4,}+(?:\.[\w-]*+){0,3}"  # JWT
)
_NEEDLES = (
    "akia", "asia", "agpa", "aroa", "aida", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_",
    "glpat-", "xox", "xapp-", "sk-", "k_live_", "k_test_", "whsec_", "aiza", "ya29.", "gocspx-",
    "npm_", "pypi-", "hf_", "dop_v1_", "sg.", "shpat_", "shpca_", "shppa_",
    "shpss_", "key-", "eyj",
)  # fmt: skip
_PEM_LINE = r"[ \t]*(?:[A-Za-z0-9+/=]{1,200}+|(?:Proc-Type|DEK-Info|Comment|Version): [^\n]*+)?"
LONG = 40


def _gone(label: str, match: Match[str], naming: Naming) -> str:
    return match[0] if naming.kept(match[0]) else naming.secret(label)


def _pem(match: Match[str], naming: Naming) -> str:
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
    return naming.secret("token")


def _mixed(word: str) -> bool:
    """Whether small letters, capitals and digits change as often as in random text."""
    shape = [c.islower() + 2 * c.isupper() + 3 * c.isdigit() for c in word[:400]]
    changes = sum(a != b for a, b in pairwise(shape))
    return {1, 2, 3} <= set(shape) and changes > 0.4 * len(shape)


RULES = (
    Rule(
        "private key",
        r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
        r"(?:(?:[^-]|-(?!----(?:BEGIN|END) ))*+-----END [A-Z0-9 ]{0,40}-----"
        rf"|\\[rn][A-Za-z0-9+/=\\]*+|(?:\n{_PEM_LINE}(?=\n|$))*+)",
        _pem,
        ("-----begin",),
        whole=True,
    ),
    Rule("key", rf"(?<![A-Za-z0-9])(?:{_PREFIXED})", _key, _NEEDLES),
    Rule("key", r"SK(?<![A-Za-z0-9]..)[0-9a-f]{32}", _key, gate=r"sk[0-9a-f]{32}"),  # Twilio
    Rule(
        "token",
        r"(?i)(?P<head>https://(?:hooks\.slack\.com/(?:services|workflows)"
        r"|discord(?:app)?\.com/api/webhooks|[\w.-]{1,100}\.webhook\.office\.com/webhookb2)/)"
        r"[\w/@.-]++",
        _hook,
        ("hooks.slack", "/webhooks", "webhook.office"),
    ),
    Rule(
        "token",
        r"(?i)(?P<head>[?&;](?:amp;)?(?:sig|signature|code|state|key|access_token|id_token"
        r"|refresh_token|sharedaccesssignature|x-amz-(?:signature|credential|security-token)"
        r"|apikey|api_key|auth|otp|sid|session|link_?token)=)"
        r"(?P<value>[^\s&\"'<>#]++)",
        _parameter,
        ("=",),
        whole=True,
    ),
    Rule("token", r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{40,}+={0,2}", _random, run=LONG),
)
