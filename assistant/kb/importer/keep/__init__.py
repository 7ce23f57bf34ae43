"""Drafts -> a folder of articles, and again without losing what an author did."""
