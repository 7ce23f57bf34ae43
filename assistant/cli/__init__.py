"""The command line: one verb a file.

- `registry`: all verbs; help, completion and the reference follow
- `ask, check, kb_test`: one verb a file, each with `make_parser` and `run`
- `default_kb`: which knowledge base answers where none is named
- `streams, leaving`: the process's streams, of which only this room writes stderr; its end
"""
