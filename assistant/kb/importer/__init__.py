"""Documents as teams have them -> articles of a knowledge base."""
