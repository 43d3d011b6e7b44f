"""A deck as a presentation that can be edited (PPTX): one finding a slide with native charts and its
notes, and behind all of them how each was worked out, with its rows. Loaded when one is written."""
