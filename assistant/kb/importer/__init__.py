"""Documents as teams have them -> articles of a knowledge base.

- `read/`: bytes -> lines -> includes, dialects, notes and tags -> pieces
- `sections, topics, rows, judge`: pieces -> topics, or a reason
- `kinds, names, symptoms, duplicates`: topics -> drafts
- `propose/`: text and commands in code -> checks and actions
- `keep/`: parts, merge, marks: three-way; manifest, match: identity; swap: all or none
"""
