"""Words, numbers and days in the reader's language; below every room."""

from language.translation import LANGUAGES, N_, _, in_language, language, ngettext, set_language

__all__ = ["LANGUAGES", "N_", "_", "in_language", "language", "ngettext", "set_language"]
