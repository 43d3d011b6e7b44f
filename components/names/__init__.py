"""Local names: protected rights, products, the watch and what it found, entries about rights."""
