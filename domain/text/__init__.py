"""Texts: folding, old encodings, syllables, counts, names of files."""
