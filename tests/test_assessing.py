"""One function assesses stored records: nobody goes round it."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
ASSESSING = {"assess", "overlaid", "with_proofs"}
"""What makes an assessment of a record; of domain.terms.assessment and domain.terms.deadlines."""
MAY_ASSESS = {
    "data_access/writing/assessing.py": ASSESSING,
    "data_access/records/loading.py": {"with_proofs"},
}
"""The one function of all that write an assessment; the record page shows proved payments among the
events."""


def assessing(source: str) -> set[str]:
    """Names by which a module could assess a record itself."""
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    ours = [
        node
        for node in nodes
        if node.module in ("domain.terms.assessment", "domain.terms.deadlines")
    ]
    whole = [
        node
        for node in nodes
        if node.module == "domain.terms"
        and {a.name for a in node.names} & {"assessment", "deadlines"}
    ]
    return {alias.name for node in ours for alias in node.names if alias.name in ASSESSING} | (
        {"module"} if whole else set()
    )


def test_what_is_recorded_cannot_be_forgotten() -> None:
    """Issue 13, item 1; X-10: whatever stores an assessment takes it from the one function that
    lays the recorded acts over it."""
    assert assessing("def f():\n    from domain.terms.assessment import assess, annuities") == {
        "assess"
    }
    assert assessing("from domain.terms import assessment") == {"module"}
    rooms = (
        "read_models",
        "data_access",
        "web",
        "callbacks",
        "commands",
        "components",
        "pages",
        "reports",
    )
    files = [path for room in rooms for path in (ROOT / room).rglob("*.py")]
    found = {
        str(path.relative_to(ROOT)): names
        for path in files
        if (names := assessing(path.read_text(encoding="utf-8")))
    }
    assert found == MAY_ASSESS
