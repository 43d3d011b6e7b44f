"""Rules of industrial property that would still be true on paper. No input or output; imports
nothing of ours but language."""
