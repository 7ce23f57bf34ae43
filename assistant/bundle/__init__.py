"""Support bundles: one redacted file from a machine elsewhere, and what it tells.

- `collect, make`: the whole way: pack, guard, write, scan
- `pack`: redacts
- `guard`: allows no claim that the machine did not make
- `write`: zips
- `facts, diff`: what changed between two
- `as_machine`: a recording -> a practice machine
"""
