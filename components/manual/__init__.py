"""Records typed in by hand: their form, and what stands outside the register."""
