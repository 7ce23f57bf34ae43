"""What AI agents of a support desk can ask for, over the Model Context Protocol."""
