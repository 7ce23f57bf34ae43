"""Results as text, JSON and schemas. Knows nothing of where they come from.

- `outputs`: what --json prints, one class each, from which the JSON and the schemas follow
- `authoring, expectations`: schemas of what authors write; of practice machines
- `checks/`: one format a file
"""
