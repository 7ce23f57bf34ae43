"""What a transcript is made of: one kind of block a file."""
