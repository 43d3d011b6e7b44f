"""Case files of the USPTO."""
