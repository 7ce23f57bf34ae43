"""Documents as they are written for doc sites -> a knowledge base, again after they changed."""
