"""What the belt makes of text: a statement that names a tenant's table, a piece of text within a
statement that could widen it."""

import re
from functools import lru_cache

from data_access.database.scope import GUARDED_TABLES, TENANT_TABLES

_TABLES = "|".join(sorted(TENANT_TABLES | GUARDED_TABLES, key=len, reverse=True))
_NAMES = re.compile(rf"(?<![a-z0-9_$])(?:{_TABLES}|asset_search_[a-z]+)(?![a-z0-9_$])")
_HIDES = re.compile(r"u&\"|\bexecute\b|\bprepare\b")
"""PostgreSQL: names written as code points, statements made of text while they run."""
_WIDENS = re.compile(
    r"\b(?:select|from|join|table|union|except|intersect|with|into|values|returning|execute)\b|;|--|/\*|\bin\b(?!\s*\()|\"|`|\["
)
_OR = re.compile(r"\bor\b|\|\|")
OPERATOR = re.compile(r"(?:(?!--|/\*)[-@<>=&|~!#%^*/+?])+|MATCH")
"""What may stand between two expressions as an operator of its own."""


@lru_cache(maxsize=4_000)
def names_tenant(text: str) -> bool:
    """Whether a whole statement names a table of tenants, however it is written, or could hide one.
    Remembered: statements recur."""
    lowered = text.lower()
    return bool(_NAMES.search(lowered) or _HIDES.search(lowered))


def is_narrow(piece: str) -> bool:
    """Whether a piece of text within a statement can neither bring in another table nor weaken a
    condition that it stands beside."""
    lowered = piece.lower()
    depth = 0
    if _WIDENS.search(lowered):
        return False
    outside = []
    for letter in lowered:
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return False
        outside.append(letter if depth == 0 else " ")
    return depth == 0 and not _OR.search("".join(outside))
