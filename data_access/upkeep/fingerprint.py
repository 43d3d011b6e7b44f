"""What statuses and deadlines were worked out with: the dated rules, the days off, and the sources
of the code that assesses.

Where it differs from the one that the database remembers, everything stored is out of date and is
assessed again (data_access.upkeep.anew).
"""

import ast
import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from domain.calendar.holidays import SWAPPED, holidays
from domain.terms import rules

ROOTS = (
    "domain.terms.assessment",
    "domain.terms.deadlines",
    "data_access.writing.assessing",
    "data_access.writing.rows",
    "data_access.writing.reread",
    "data_access.writing.misplaced",
    "data_access.writing.owner_keys",
    "domain.local_names.watch",
)
"""What reads words and addresses, makes an assessment, lays the recorded acts over it, turns it
into rows, and what finds likenesses of names; what they import of RULES belongs to it."""
RULES = ("domain.", "readers.spellings.")
"""Where rules stand: what is true on paper, and what the words of senders mean."""
YEARS = range(1980, 2121)
"""Years whose days off can move a payment of a title that is known."""


def fingerprint() -> str:
    """SHA-256 of rules, days off and sources, as they are now. What the sources do takes some tenths
    of a second to work out: `letters` tells in a hundredth that nothing has changed."""
    return _with_days(_sources())


def letters() -> str:
    """SHA-256 of rules, days off and every file that may be a source, comments included: while it
    is the same, so is the fingerprint."""
    return _with_days(_letters())


def _with_days(sources: str) -> str:
    days = [sorted(holidays(year)) for year in YEARS]
    return hashlib.sha256(repr((rules.RULES, days, SWAPPED, sources)).encode()).hexdigest()


@cache
def _letters() -> str:
    found = hashlib.sha256()
    for file in sorted(files()):
        found.update(file.read_bytes() + b"\0")
    return found.hexdigest()


def files() -> set[Path]:
    """The files of all modules of rules, and of the roots."""
    rooms = [_file(name.rstrip(".")).parent for name in RULES]
    return {_file(name) for name in ROOTS}.union(*(room.rglob("*.py") for room in rooms))


@cache
def _sources() -> str:
    found = hashlib.sha256()
    for name in modules():
        found.update(behaviour(_file(name).read_text(encoding="utf-8")).encode())
    return found.hexdigest()


def behaviour(source: str) -> str:
    """What a module does, without its comments and docstrings: a better sentence makes nothing out
    of date."""
    return ast.dump(_Wordless().visit(ast.parse(source)))


class _Wordless(ast.NodeTransformer):
    """Leaves out every statement that is a text and nothing else."""

    def visit_Expr(self, node: ast.Expr) -> ast.Expr | None:
        is_text = isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        return None if is_text else node


def modules() -> list[str]:
    """The modules of rules that the roots import, directly or not, and the roots, in the order of
    their names."""
    found: set[str] = set()
    waiting = list(ROOTS)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [other for other in _imported(name) if other.startswith(RULES)]
    return sorted(found)


def _imported(name: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(_file(name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            within = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {node.module} | {name for name in within if _is_module(name)}
    return found


def _is_module(name: str) -> bool:
    """Whether what is imported is a module of its own, and not a name in one."""
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # what it would stand in is no package
        return False


def _file(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    return Path(spec.origin)
