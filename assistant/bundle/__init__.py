"""Support bundles: one redacted file from a machine elsewhere, and what it tells."""
