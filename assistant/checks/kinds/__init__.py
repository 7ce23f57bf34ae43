"""One check kind a file: its name is the kind, its docstring the reference page."""
