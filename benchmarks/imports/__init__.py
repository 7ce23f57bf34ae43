"""How well an import answers before anybody edits it, beside a plain full-text search."""
