"""What every face calls: open knowledge bases, ask a question, run checks.

- `core`: ask; `single`: a question by itself, without what it denies
- `checking, evidence, fixing`: checks, what they say for articles, fixes
- `dialogue, followup, claims, context, hearing`: what was said before counts
- `outcomes`: how it ended before
- `assent`: is a line a yes
- `why`: reasons in words
- `setting`: changing one
- `expectations`: what practice machines expect
"""

from .core import Engine

__all__ = ["Engine"]
