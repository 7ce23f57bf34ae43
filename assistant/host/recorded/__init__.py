"""A machine elsewhere, as a support bundle tells of it. The zip is never extracted."""
