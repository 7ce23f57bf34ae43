"""The machines that checks speak to: this one, or a practice one."""
