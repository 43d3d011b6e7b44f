"""Every regular expression of our modules, how it is applied, and texts that would make an
ambiguous one slow."""

import ast
import importlib
import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).parents[1]
ROOMS = (
    "language",
    "domain",
    "read_models",
    "readers",
    "sitemap",
    "data_access",
    "web",
    "callbacks",
    "components",
    "reports",
    "commands",
    "pages",
)
SEARCHING = {"search", "sub", "subn", "split", "findall", "finditer"}
MATCHING = {"match", "fullmatch"}
FUNCTIONS = SEARCHING | MATCHING
MANY = 20
"""A repetition that may go further than this counts as one without end."""
UNITS = (
    *(
        "0",
        "1",
        " ",
        "a",
        "\n",
        ",",
        ";",
        "-",
        ".",
        "/",
        "(",
        "[",
        '"',
        "\\",
        "<",
        "&",
        "_",
        "=",
        ":",
        "é",
        "e\u0301",
        "\u0301",
        "中",
    ),
    *("1,", "1, ", "1 ", "1-", "1/", "1.", "(1", "(1)", "a ", "a,", "a.", "a-", " ,", "; "),
    *("[1", "12/", "VN ", "<a", "<!", "<!--", "&a", "a=", '"a', '\\"', '"\\', '{"a":', "http://"),
    *(
        "a@",
        "a.a",
        "é ",
        "\r\n",
        "\t",
        " 1",
        "VI",
        "(VI) ",
        "nhóm 1",
        "nhóm",
        "nhóm ",
        "2020-01-01",
    ),
)
"""What is repeated whatever the pattern: digits, spaces, separators, openings without an end, marks
that combine."""
TAILS = ("", "\x01", " @\n")
"""What makes a match fail at the end."""


@dataclass(frozen=True)
class Applied:
    """One pattern where it stands and the ways in which it is applied there."""

    place: str
    pattern: "re.Pattern[Any]"
    ways: tuple[str, ...]

    def subject(self, text: str) -> Any:
        """The text as the pattern takes it, no longer in bytes than in letters."""
        return text.encode()[: len(text)] if isinstance(self.pattern.pattern, bytes) else text

    def run(self, way: str, subject: Any) -> None:
        if way in MATCHING:
            getattr(self.pattern, way)(subject)
        else:
            for _found in self.pattern.finditer(subject):
                pass


def files() -> Iterator[tuple[str, Path]]:
    """Module name and file of everything that is ours and part of the product."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield (
                    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(
                        ".__init__"
                    ),
                    path,
                )
    yield "settings", ROOT / "settings.py"


def all_patterns() -> list[Applied]:
    """Compiled ones at the top of a module, alone or within a table, and those that are written
    inside a call of `re`."""
    trees = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in files()}
    ways = _ways(trees.values())
    found: list[Applied] = []
    seen: set[int] = set()
    for name, tree in trees.items():
        for variable, value in vars(importlib.import_module(name)).items():
            for pattern in _within(value):
                if id(pattern) in seen:
                    continue
                seen.add(id(pattern))
                used = (
                    ways.get(variable, set())
                    if isinstance(value, re.Pattern)
                    else _ways_of_others(tree)
                )
                found.append(Applied(f"{name}.{variable}", pattern, _chosen(used)))
        found += [
            Applied(f"{name}:{line}", pattern, (way,))
            for line, pattern, way in written_in_calls(tree)
        ]
    return found


def _chosen(used: set[str]) -> tuple[str, ...]:
    """One way of searching stands for all of them; where no way is seen, the hardest ones are
    tried."""
    chosen = sorted(used & MATCHING) + (["finditer"] if used & SEARCHING else [])
    return tuple(chosen) or ("finditer", "fullmatch")


def _ways_of_others(tree: ast.Module) -> set[str]:
    """How a module applies patterns of its tables: what it calls on names that are no patterns
    themselves."""
    return {way for name, used in _ways([tree]).items() if not name.isupper() for way in used}


def _ways(trees: Iterable[ast.Module]) -> dict[str, set[str]]:
    """Name of a variable → the methods that are called on it anywhere."""
    found: dict[str, set[str]] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Attribute)
                and node.attr in FUNCTIONS
                and isinstance(node.value, ast.Name)
            ):
                found.setdefault(node.value.id, set()).add(node.attr)
    return found


def _within(value: object) -> Iterator["re.Pattern[Any]"]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _within(inner)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for inner in value:
            yield from _within(inner)


def written_in_calls(tree: ast.Module) -> list[tuple[int, "re.Pattern[Any]", str]]:
    """Line, pattern and way of `re.search("…", …)` and its like."""
    found = []
    for node in ast.walk(tree):
        if way := _call_of_re(node):
            assert isinstance(node, ast.Call)
            if isinstance(node.args[0], ast.Constant):
                flags = [k.value for k in node.keywords if k.arg == "flags"] + node.args[2:3]
                ignoring = any("IGNORECASE" in ast.dump(f) for f in flags)
                dotall = any("DOTALL" in ast.dump(f) for f in flags)
                pattern = re.compile(
                    node.args[0].value, re.IGNORECASE * ignoring | re.DOTALL * dotall
                )
                found.append((node.lineno, pattern, way if way in MATCHING else "finditer"))
    return found


def hidden(tree: ast.Module) -> list[int]:
    """Lines where `re` is given a pattern that nobody can see: neither a text that stands there nor
    compiled at the top."""
    lines = []
    for node in ast.walk(tree):
        if _call_of_re(node):
            assert isinstance(node, ast.Call)
            if not isinstance(node.args[0], ast.Constant):
                lines.append(node.lineno)
    for function in ast.walk(tree):
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)) and not _makes_patterns(
            function
        ):
            lines += [
                n.lineno
                for n in ast.walk(function)
                if isinstance(n, ast.Call) and _is_re(n.func, {"compile"})
            ]
    return sorted(set(lines))


def _makes_patterns(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A helper whose result is a pattern, called at the top of its module."""
    return function.returns is not None and "Pattern" in ast.dump(function.returns)


def _call_of_re(node: ast.AST) -> str:
    if isinstance(node, ast.Call) and _is_re(node.func, FUNCTIONS):
        assert isinstance(node.func, ast.Attribute)
        return node.func.attr
    return ""


def _is_re(node: ast.expr, names: set[str]) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and node.attr in names
        and isinstance(node.value, ast.Name)
        and node.value.id == "re"
    )


def hostile(pattern: "re.Pattern[Any]") -> list[tuple[str, str]]:
    """(beginning, unit): texts made of the beginning and the unit many times, from the pattern's
    own parts and from UNITS."""
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    source = (
        pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    )
    tree = parser.parse(source, (flags & (re.IGNORECASE | re.DOTALL | re.MULTILINE | re.ASCII)))
    found = dict.fromkeys(("", unit) for unit in UNITS)
    whole = _sample(tree)
    steps = list(_repetitions(tree, ""))
    letters = dict.fromkeys(letter for _before, body in steps for letter in body if letter)
    letters |= dict.fromkeys(_literals(tree))
    for before, body in steps:
        for unit in body:
            found |= dict.fromkeys([(before, unit), ("", before + unit), ("", unit)])
            found |= dict.fromkeys((before, unit + other) for other in letters)
    found |= dict.fromkeys(("", whole[:end]) for end in range(1, min(len(whole), 40) + 1))
    found |= dict.fromkeys(
        (whole[:end], unit) for end in range(1, min(len(whole), 12) + 1) for unit in (" ", "0", "a")
    )
    return [(before, unit) for before, unit in found if unit]


def _repetitions(tree: Any, before: str) -> Iterator[tuple[str, list[str]]]:
    """What stands before each repetition without end, and what it repeats."""
    for code, value in tree:
        yield from _inner_repetitions(code, value, before)
        before += _one(code, value)


def _inner_repetitions(code: Any, value: Any, before: str) -> Iterator[tuple[str, list[str]]]:
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        _least, most, body = value
        if most > MANY:
            yield before, _bodies(body)
        yield from _repetitions(body, before)
    elif code is op.SUBPATTERN:
        yield from _repetitions(value[3], before)
    elif code is op.BRANCH:
        for way in value[1]:
            yield from _repetitions(way, before)
    elif code in (op.ASSERT, op.ASSERT_NOT):
        yield from _repetitions(value[1], before)
    elif code is op.ATOMIC_GROUP:
        yield from _repetitions(value, before)


def _literals(tree: Any) -> Iterator[str]:
    """Single signs that stand in the pattern between its repetitions."""
    for code, value in tree:
        if code is op.LITERAL and not chr(value).isalnum():
            yield chr(value)
        elif code is op.SUBPATTERN:
            yield from _literals(value[3])
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            yield from _literals(value[2])
        elif code is op.BRANCH:
            for way in value[1]:
                yield from _literals(way)


def _bodies(body: Any) -> list[str]:
    if len(body) == 1 and body[0][0] is op.IN:
        return _members(body[0][1])[:4]
    if len(body) == 1 and body[0][0] is op.SUBPATTERN:
        return _bodies(body[0][1][3])
    if len(body) == 1 and body[0][0] is op.BRANCH:
        return [_sample(way) for way in body[0][1][1]][:6]
    return [_sample(body)]


def _sample(tree: Any) -> str:
    return "".join(_one(code, value) for code, value in tree)


def _one(code: Any, value: Any) -> str:
    """A short text that the part matches, or nothing where it takes no letter."""
    if code is op.LITERAL:
        return chr(value)
    if code is op.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if code is op.ANY:
        return "a"
    if code is op.IN:
        return _members(value)[0]
    if code is op.BRANCH:
        return _sample(value[1][0])
    if code is op.SUBPATTERN:
        return _sample(value[3])
    if code is op.ATOMIC_GROUP:
        return _sample(value)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _sample(value[2]) * max(1, value[0])
    return ""


_CANDIDATES = [
    *" 01a-,.;:/(\"\\<[A_\n\t'é中\u0301",
    *map(chr, range(33, 127)),
    *map(chr, range(0x80, 0x120)),
]


def _members(items: Any) -> list[str]:
    """Letters that a set takes, ordinary ones first."""
    compiled = parser.SubPattern(parser.State(), [(op.IN, items)])
    machine = re._compiler.compile(compiled)  # type: ignore[attr-defined]
    return [c for c in _CANDIDATES if machine.fullmatch(c)] or ["a"]


class TooLong(Exception):
    """The case was ended by its limit."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Ends what runs within when it has used so much processor time: a regular expression looks for
    signals, too."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def cost(work: Callable[[], None], *, limit: float, times: int = 1) -> float:
    """Processor seconds, the least of some tries; the limit where it was reached."""
    least = limit
    for _try in range(times):
        begin = time.thread_time()
        try:
            with at_most(limit):
                work()
        except TooLong:
            continue
        least = min(least, time.thread_time() - begin)
    return least
