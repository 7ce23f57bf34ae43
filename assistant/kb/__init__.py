"""Knowledge bases: read, check, compile, keep.

- `scan, folder, parse, yamlio, schema, prose`: files -> articles, with problems told by
  file:line
- `prepare, postings, vocabulary, background`: articles -> what the index needs
- `compile, calibrate, cache, builtin, store`: -> one SQLite file; which file answers for a
  folder
- `lint, evaluate, problem`: what is wrong with it; how well it answers
- `selftest, reliability`: asked by its own phrases; how far its confidence holds
- `bounds, seal, foreign`: how far it reaches; a compiled file from a stranger
- `scaffold`: the files of a new one
- `machine_files, machines`: the practice machines of a folder or a compiled file
- `behind`: is an article behind its docs; without a parser
- `leaks`: markup of doc sites that an import left over
- `importer/`: documents -> articles

The compiled file:

SQLite, opened read-only and immutable; behind the pages of a portable one stands a checksum.
Layout version: `kb.store.FORMAT`.

| table | key -> content |
| --- | --- |
| `meta` | description, the scorer's settings, synonyms, problems, each article's first phrase |
| `article` | number -> id, title, first symptom, JSON of all that is shown |
| `weight` | feature -> its length in a text, articles and weights, packed |
| `posting` | stem -> phrases and BM25 impacts, packed |
| `exact` | a symptom's words -> its article |
| `word` | first letter and length -> words and how often, for typo repair |
| `file`, `folder` | state of the sources (in the cache only; a portable file names no path) |

The wheel carries `assistant/builtin.kb`, compiled by `hatch_build.py`. A source checkout
answers from `knowledge/` itself, so that edits show at once.
"""
