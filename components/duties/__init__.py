"""What is to be done today in each of a person's posts."""
