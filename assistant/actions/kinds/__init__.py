"""One kind of action a file: its name is the kind, its docstring the reference page."""
