"""The files of a small knowledge base that works, to begin one's own with."""

from __future__ import annotations

import re

from .parse import slug

_SERVICE = """---
id: {id}-stopped
title: {name} has stopped
symptoms:
  - {name} does not answer
  - {name} is down
  - {name} has stopped
  - I cannot reach {name} any more
  - the {id} service is not running
  - connection refused when I open {name}
  - since the restart nobody can connect
  - the page of {name} does not load
not_symptoms:
  - the whole network is down
sources: [{{doc: "{name}, operations manual", heading: Starting and stopping}}]
---
{name} runs as a service in the background. While that is stopped, nobody can connect.

```check {id}-runs
title: The service {id}
service: {{name: {id}}}
outcomes:
  - {{when: running, state: pass, message: '{name} is running.'}}
  - {{when: not exists, state: fail, message: 'There is no service {id} here.'}}
  - {{state: fail, message: '{name} is not running, so nobody can connect.'}}
```

```action start-{id}
title: Start {name}
service: {{name: {id}, do: start}}
resolves: {id}-runs
```

If it stops again at once, its log says why.
"""
_DISK = """---
id: disk-full
title: The disk is full
symptoms:
  - the disk is full
  - no space left on device
  - I cannot save anything any more
  - there is no room for the backup
  - writing a file fails
  - the drive has run out of space
  - it says that storage is full
  - uploads end with an error about space
not_symptoms:
  - the mailbox is full
sources: [{{doc: "{name}, operations manual", heading: Disk space}}]
---
{name} cannot write while the disk has no room left.

```check disk-space
title: Free disk space
disk_usage: {{path: '{disk}'}}
outcomes:
  - {{when: free < 1 GB, state: fail, message: 'Only {{free}} are free, so nothing can be saved.'}}
  - {{when: percent < 10, state: warn, message: '{{free}} are free. That will not last.'}}
  - {{state: pass, message: '{{free}} are free.'}}
```

```action make-room
title: Make room on the disk
manual:
  steps:
    - Empty the trash.
    - Move old backups to another disk.
resolves: disk-space
```
"""
_INFO = """id: {id}
title: Help for {name}
version: "0.1"
product: {name}
support:
  name: the {name} team
  url: https://example.com
  ticket: [Issue, First seen, Impact, Error text, Actions taken]

# The folders that checks look into, and those in which fixes change something. Nothing else is
# looked at or changed.
reads: ['{folder}']
changes: []

# The practice machine to try first, and what somebody would say who sits before it.
demos:
  stopped: {name} does not answer
"""
_NONE = """# What this knowledge base does not answer, one sentence a line.
how do I reset my e-mail password
the printer jams
what is the weather like tomorrow
my monitor stays black
"""
_VAGUE = """# What says too little to go by, one sentence a line: it is answered with a question.
it does not work
I need help
something is wrong
there is an error
"""
_HEALTHY = """# All is well here, to compare.
title: Everything works
platform: {platform}
elevated: true  # you have administrator rights there, as starting a service needs
services: [{{name: {id}, state: running}}]
disk: {{free: 40e9, total: 100e9}}

# What “assistant kb test” expects of this machine.
expect:
  checks: {{{id}-runs: pass, disk-space: pass}}
"""
_STOPPED = """# The service was stopped; starting it helps.
title: {name} has stopped
like: healthy
services: [{{name: {id}, state: stopped}}]

expect:
  checks: {{{id}-runs: fail, disk-space: pass}}
  answers: {{'nobody can connect to {name}': {id}-stopped}}
  fixes: {{start-{id}: fixed}}
"""
_FULL = """# The disk has no room left; a person has to make some.
title: The disk is full
like: healthy
disk: {{free: 10e6, total: 100e9}}

expect:
  checks: {{{id}-runs: pass, disk-space: fail}}
  answers: {{'writing fails': disk-full}}
"""
_QUESTIONS = """\
{{"id": "q1", "query": "nobody gets through, {name} does not answer", "expected": "{id}-stopped"}}
{{"id": "q2", "query": "is {name} down? I cannot reach it", "expected": "{id}-stopped"}}
{{"id": "q3", "query": "cannot save, the drive is full", "expected": "disk-full"}}
{{"id": "q4", "query": "no space left, the backup fails", "expected": "disk-full"}}
{{"id": "q5", "query": "a recipe for apple pie", "expected": "none"}}
"""
_FILES = {
    "kb.yaml": _INFO,
    "{id}-stopped.md": _SERVICE,
    "disk-full.md": _DISK,
    "phrases/none.txt": _NONE,
    "phrases/vague.txt": _VAGUE,
    "machines/healthy.yaml": _HEALTHY,
    "machines/stopped.yaml": _STOPPED,
    "machines/full.yaml": _FULL,
    "questions.jsonl": _QUESTIONS,
}


def scaffold(name: str, *, windows: bool) -> dict[str, str]:
    """Path -> text of a small knowledge base.

    Args:
        name: of the product; the id is made from it.
        windows: the practice machines are Windows PCs; else Linux computers.
    """
    shown = re.sub(r"[^\w .+-]", " ", name).strip()[:40] or "My product"
    words = {
        "name": shown,
        "id": slug(shown) or "my-product",
        "platform": "windows" if windows else "linux",
        "disk": "C:\\" if windows else "/",
        "folder": f"%ProgramData%\\{shown}" if windows else f"/var/lib/{slug(shown)}",
    }
    return {path.format(**words): text.format(**words) for path, text in _FILES.items()}
