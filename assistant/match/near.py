"""Words that mean nearly the same whatever the product: who asks did not write the docs."""

from __future__ import annotations

from functools import cache

from .tokens import stem_of

_LINES = """
remove delete uninstall erase drop
slow performance speed fast sluggish latency
big bigger large larger expand expansion grow resize extend increase
small smaller shrink reduce decrease
fake mock stub
forgot forgotten lost reset
empty clear clean purge flush wipe
picture image photo img
folder directory dir
stop prevent disable avoid
stop quit close exit
move migrate migration switch transfer
timeout timed
crash die exit abort
login signin log auth authentication authenticate
start launch boot startup begin
show display appear visible
hide invisible hidden
fail error failure broken exception
change edit modify
configure configuration setting option config
install setup deploy installation deployment
update upgrade
computer machine host pc
allow permit enable
deny denied refuse forbidden reject
permission authorization right access
skip ignore exclude omit
find search locate
missing absent lost gone
stuck hang freeze frozen
automatically automatic auto
connect connection reach
reachable unreachable accessible inaccessible
copy duplicate clone
save store persist
restore recover recovery
protect secure security
password credential passphrase pw
user account
send post submit
receive get
check verify validate
wrong incorrect invalid
build compile
docs documentation manual
website site
old outdated obsolete stale
newest latest recent
limit quota maximum max
minimum min
memory ram
disk drive storage
network internet
certificate cert tls ssl https
sound audio
film movie video
retry repeat attempt
schedule cron periodic
notify notification alert
refresh reload renew
buy purchase order
price cost fee
phone mobile
language locale translation
log logs logging logfile
address url link
admin administrator
database db
environment env
repository repo
application app program
kubernetes k8s
processor cpu
message msg
information info
production prod
"""


@cache
def near_words() -> dict[str, dict[str, None]]:
    """Stem -> the stems of its near words, in order."""
    found: dict[str, dict[str, None]] = {}
    for line in _LINES.strip().splitlines():
        stems = dict.fromkeys(map(stem_of, line.split()))
        for stem in stems:
            found.setdefault(stem, {}).update(stems)
    return found
