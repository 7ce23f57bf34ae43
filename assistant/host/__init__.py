"""The machines that checks speak to: this one, or a practice one.

- `base, limits, once`: the protocol and its values; deadlines; each list is taken once a run
- `local, posix, windows/, child, net/`: this machine: psutil, COM, registry, sockets, other
  programs
- `hands, edits, guard`: what can be changed on it; a file that is there; what is never changed
- `watching`: all that runs on it can be ended at once
- `figures, local_figures`: memory, file systems, owners, accounts, names: values, and this
  machine's
- `places, links, fence`: what no base looks at; where a path leads; a machine as far as a base
  reaches
- `launch_places, disguise`: where programs are started from; shells under other names
- `systemd, journal, crontab, containers, system_logs`: what other programs tell of this machine:
  services, timers, their messages, containers
- `practice/`: scripted machines, in memory
- `recording, recorded/`: what a host answered, kept; a bundle that answers again
"""
