"""The shared data-access layer: the only floor that knows SQL."""
