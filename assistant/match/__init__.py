"""The matcher: a question -> articles with reasons -> a decision."""
