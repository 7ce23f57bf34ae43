"""Words that stand where a user's name may stand, and are none."""

from __future__ import annotations

NOUNS = frozenset(
    """
    account accounts session sessions data interface input output profile profiles name names id
    ids mode agent list lists group groups setting settings directory folder folders file files
    process thread config configuration experience manager management database permission
    permissions role roles token tokens space mapping request requests not is was has had does
    did can cannot could will with without and or who that which to from by for in on at of as
    if when while unknown none null undefined invalid root administrator admin guest system
    service services anonymous a an the this another other each every no any all my your our new
    old same current local remote domain logged log login logout logon interaction action
    actions activity activities feedback error errors message messages check state status type
    types level defined specified authentication credentials password passwords rights right
    limit limits options option preferences preference command commands device key keys access
    mail email hive store stub space32 initiated expected intended designed usual normal well
    soon follows before needed required shown described such parent child daemon standalone
    background foreground bit batch cluster client server host node task job query queries table
    application applications app script scripts kontensteuerung konto konten daten ein eine der
    die das und ist hat wurde wird kann nicht le la les un une est el los las usuario sudo su
    ssh sshd cron cache cookie cookies form forms page window dialog screen record records entry
    count portal certificate license licence seat quota home disk document documents desktop
    shell environment variable scope filter field fields value index object class model view
    control menu registry install installation guide manual help map story flow behaviour
    behavior locale language time zone event events successfully just already never
    automatically i we you they he she it nobody somebody someone anyone everyone only once
    twice again be been being are were get got getting so then now also still ever cmd exe
    connected funds checking savings payable receivable income expense expenses inventory
    out values select insert into where set exceeded version failed wrong incorrect bad empty blank
    missing right correct different changed tunnel gateway link adapter peer endpoint
    """.split()  # noqa: SIM905
)
PROGRAMS = (
    r"(?i)\b(?:service|server|manager|windows|microsoft|update|driver|quickbooks|connector|agent"
    r"|client|runtime|system|desktop|host|helper|tools?|framework|studio|office|print|spooler|web"
    r"|network|event|log|security|center|cloud|sync|backup|engine|task|database|remote|local|user"
    r"|group|internet|explorer|player|viewer|reader|software|edition|setup|installer)\b"
)
"""What stands in the names of programs and services."""
RESOLVERS = frozenset(
    """
    8.8.8.8 8.8.4.4 1.1.1.1 1.0.0.1 9.9.9.9 149.112.112.112 208.67.222.222 208.67.220.220
    2001:4860:4860::8888 2001:4860:4860::8844 2606:4700:4700::1111 2606:4700:4700::1001 2620:fe::fe
    """.split()  # noqa: SIM905
)
"""Public servers of names: everybody's, as the documentation of each says."""
