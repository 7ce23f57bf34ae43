"""Results as text, JSON and schemas. Knows nothing of where they come from."""
