"""What the columns of a table mean: one module a layout; `registry` asks them in turn."""
