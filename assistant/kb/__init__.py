"""Knowledge bases: read, check, compile, keep."""
