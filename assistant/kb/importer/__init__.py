"""Documents as teams have them -> articles of a knowledge base.

- `read/`: bytes -> lines -> dialects and notes -> tags -> pieces
- `sections, topics`: pieces -> topics, or a reason; `names, reading`: topics -> drafts
- `propose/`: text and commands in code -> checks and actions
- `keep/`: parts, merge: three-way; outcome: identity; swap: all or none
"""
