"""What an answer can rest on: the lines of the law and the rules of deadlines, each with the print
of what it says on a day. A print that differs says that the text, or the rule in force, has
changed."""

import hashlib
from dataclasses import astuple
from datetime import date
from functools import lru_cache

from domain.terms.law import LAW, Line
from domain.terms.rules import RULES, Rule

OF_LAW, OF_RULE = "luat:", "quy-tac:"


@lru_cache(maxsize=1)
def citable() -> tuple[str, ...]:
    """Codes: of the law's lines, then of the rules, each once."""
    lines = [f"{OF_LAW}{line.code}" for line in LAW]
    rules = dict.fromkeys(f"{OF_RULE}{rule.code}" for rule in RULES)
    return (*lines, *rules)


def line_of(code: str) -> Line | None:
    """The line of the law, None where the code is not of one."""
    return next((line for line in LAW if f"{OF_LAW}{line.code}" == code), None)


def rule_on(code: str, on: date) -> Rule | None:
    """The version of the rule that is in force on a day."""
    return next(
        (
            rule
            for rule in RULES
            if f"{OF_RULE}{rule.code}" == code
            and rule.valid_from <= on
            and (rule.valid_to is None or on <= rule.valid_to)
        ),
        None,
    )


def said_on(code: str, on: date) -> str:
    """The print of what stands there on that day; '' where nothing does any more."""
    found: Line | Rule | None = line_of(code) or rule_on(code, on)
    if found is None:
        return ""
    return hashlib.sha256(repr(astuple(found)).encode()).hexdigest()[:16]
