"""The conversation on a full screen; it owns no logic, the engine does."""
