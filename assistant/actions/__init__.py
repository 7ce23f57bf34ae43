"""Fixes: declared changes to a host, planned in the open, made with consent, verified by checks.

- `kinds/`: one kind a file: parameters, plan, perform
- `read, plan, lint`: a block's YAML -> the exact steps here and now
- `apply, elevate, elevated`: doing them; one step with administrator rights
- `places`: files and folders that a fix may change
- `journal, lock`: what was done, append-only; one fix at a time

How a fix runs:

`engine.fixing.Fixer.fix` looks at the check that the action resolves, has `actions.plan` make
the plan (kinds only look), shows it, asks for consent to its hash, takes the lock, plans again
and compares, then has `actions.apply` do the steps between two journal entries each. The
verifying checks are asked until they pass or the action's patience is over. `guard` is asked
twice: when planning, and by the host itself.
"""
