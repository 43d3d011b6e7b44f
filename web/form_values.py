"""What people typed into a form, read one way: numbers and days by read_models.plain_values, texts
composed and cut."""

from datetime import date

from flask import request

from domain.text.folding import nfc
from read_models import plain_values


def typed(name: str, limit: int) -> str:
    """What was typed into a field, composed and cut; line ends are one character."""
    text = request.form.get(name, "").replace("\r\n", "\n").replace("\x00", "")
    return nfc(text, longest=limit)


def number(name: str, otherwise: int = 0) -> int:
    """A whole number that the form carries unseen."""
    found = plain_values.number(request.form.get(name))
    return otherwise if found is None else found


def day(name: str) -> date | None:
    """What a date field holds; None for nothing and for what is no day."""
    return plain_values.day(request.form.get(name))
