"""The machine at hand, where it runs Windows. Each kind of question has its own file."""
