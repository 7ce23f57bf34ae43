"""Keys and values of the Windows registry that no knowledge base reads, whatever it says.

Sources: the documentation of Windows and of the programs named.
"""

from __future__ import annotations

import re

_KEYS = """
    sam security system/*/control/lsa system/*/services/snmp/parameters
    system/*/services/wlansvc system/*/services/bthport/parameters/keys
    software/microsoft/systemcertificates
    software/policies/microsoft/systemcertificates software/microsoft/identitycrl
    software/microsoft/protected?storage* software/microsoft/idconfigdb software/microsoft/vault
    software/microsoft/internet?explorer/intelliforms
    software/microsoft/internet?explorer/typedurls
    software/microsoft/terminal?server?client software/microsoft/office/*/outlook/profiles
    software/microsoft/windows?nt/currentversion/windows?messaging?subsystem
    software/microsoft/windows?messaging?subsystem software/microsoft/windows/currentversion/unread*
    software/microsoft/windows/currentversion/explorer/runmru
    software/microsoft/windows/currentversion/explorer/typedpaths
    software/microsoft/windows/currentversion/explorer/recentdocs
    software/microsoft/windows/currentversion/explorer/comdlg32
    software/microsoft/windows/currentversion/explorer/wordwheelquery
    software/microsoft/windows/currentversion/explorer/userassist
    software/simontatham software/9bis.com software/martin?prikryl software/openssh
    software/realvnc software/orl software/tightvnc software/ultravnc software/uvnc
    software/teamviewer software/anydesk software/radmin software/dameware* software/logmein*
    software/filezilla software/ipswitch software/far software/far2 software/vandyke
    software/foxmail software/incredimail software/google/chrome software/microsoft/edge
    software/keepass* software/aerofox
""".split()  # noqa: SIM905 - words read better than a list of strings
"""Accounts, certificates, saved logins of programs, and what the user typed: beginnings of a key,
counted from its hive, parts joined by ``/``; ``*`` stands for any one part, ``?`` for a blank."""
_NAMES = re.compile(
    r"pass(?:word|wd|phrase|code)|(?<![a-z])pw(?:d|ord)?(?![a-z])|pwd|secret|credential|token"
    r"|(?:api|access|account|auth|private|encryption|license|licence|product)[ _-]?key|cookie"
)
_HIVE = re.compile(r"hk[a-z_]+/")
_THIRTY_TWO = re.compile(r"wow(?:6432|aa32)node/")
_KEY = re.compile(
    "|".join(re.escape(k).replace(r"\*", "[^/]*").replace(r"\?", " ") + "(?:/|$)" for k in _KEYS)
)
_OTHER_USER = re.compile(r"(?:hku|hkey_users)(?:/|$)")
PRIVATE = "passwords, keys and what a user typed are not looked at"
OTHERS = "the registry of other users is not looked at"


def refused_key(key: str, value: str = "") -> str:
    """Why a key or a value in it is not read, as a clause; empty where it may be."""
    plain = re.sub(r"/+", "/", key.casefold().replace("\\", "/")).strip("/ ")
    if _OTHER_USER.match(plain):
        return OTHERS
    below = _THIRTY_TWO.sub("", _HIVE.sub("", plain, count=1)).removeprefix("software/classes/")
    if _KEY.match(below) or _NAMES.search(value.casefold()):
        return PRIVATE
    return ""
