"""The rehearsal of a deck: what each slide will show, how long it takes, what has to be mended."""
