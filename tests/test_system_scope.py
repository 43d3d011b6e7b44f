"""Who sees everybody's rows: every place that says SYSTEM for a transaction, with its reason. It
reads the syntax tree."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("web", "callbacks", "commands", "data_access")
KNOWN = {
    "commands/demo.py": {
        "build write": "the demonstration of all provinces is made in one transaction"
    },
    "commands/digest.py": {
        "_send write": "a letter goes out without a request; one person's row is noted"
    },
    "commands/fees.py": {
        "fees_command write": "one table of fees for the country, from the command line"
    },
    "commands/import_job.py": {
        "work read": "the process of a job has no person",
        "_settle write": "the process of a job has no person",
    },
    "commands/remind.py": {
        "remind write": "a letter goes out without a request; one person's row is noted"
    },
    "commands/report_job.py": {
        "make_files read": "the process of a job has no person",
        "make_files write": "the process of a job has no person; files of what is frozen already",
    },
    "commands/show.py": {"show_command read": "the operator's look at any record"},
    "commands/undo.py": {"undo_command write": "the operator takes back anybody's import"},
    "commands/users.py": {"_changing write": "accounts of every tenant, from the command line"},
    "data_access/records/search_index.py": {
        "merge_parts write": "one index of the words of all provinces; no row is read or changed"
    },
    "data_access/upkeep/anew.py": {
        "assess_all read": "how many records there are",
        "assess_all write": "rules and days are those of every record",
        "_portion write": "rules and days are those of every record",
        "_rekey_some write": "owners have rights in every province",
        "keep_letters write": "rules are those of every record",
    },
    "data_access/upkeep/backing_up/ending.py": {
        "end write": "sessions and calendar addresses of everybody end with a restore",
        "counts read": "what came back, of the whole country",
    },
    "data_access/upkeep/checks/run.py": {"check read": "proves the figures of the whole country"},
    "data_access/upkeep/daily.py": {
        "_changing read": "time passes for every record",
        "_look read": "the watch on names looks at all provinces' new marks",
        "_look write": "what it has found belongs to several provinces",
        "_roll_some write": "time passes for every record",
        "_roll_requests read": "the requests of every desk are asked for stale days",
        "_roll_requests write": "time passes for requests of every desk",
        "_note write": "the day that the whole database has reached",
    },
    "data_access/deadlines/recording.py": {
        "record as_system": "what follows from an act is computed: status, deadlines, counts"
    },
    "data_access/register/drafts_and_deleted.py": {
        "restore as_system": "pictures of the record that has just been put back have no province of their own"
    },
    "data_access/proposals/by_requests.py": {
        "propose as_system": "a station asks for a correction; the right was judged, nothing is changed yet",
        "proposals_of as_system": "what a request asks for, to whoever sees the request",
    },
    "data_access/rollups/freshness.py": {
        "as_of as_system": "when the institute last imported something: nothing but the moment is told"
    },
    "data_access/network/requests/desks.py": {
        "_working as_system": "of other stations their names and stages are told, which are published"
    },
    "data_access/network/requests/handing_on.py": {
        "transfer as_system": "a request is given to another tenant; the right to give it was judged"
    },
    "data_access/network/requests/known.py": {
        "known_of as_system": "how a requester is reached is known to be hidden, and told to nobody",
        "hide_for_ever as_system": "what nobody is to know any more goes out of entries of every desk",
    },
    "data_access/network/station_year.py": {
        "station_year as_system": "of other stations it is told how many stand before, and of how many"
    },
    "data_access/editions/acts.py": {
        "acts_since as_system": "which import or hand changed a row that the asker sees, or has seen sent"
    },
    "data_access/importing/fact_file.py": {
        "import_facts write": "the institute's figures; _owner decides whose rows a sender may write"
    },
    "data_access/importing/pipeline.py": {
        "_write write": "numbers are unique in the country, counts everybody's; the stage was judged",
        "_watch read": "the watch on names looks at what has come for all provinces",
        "_watch write": "what it has found belongs to several provinces",
    },
    "data_access/importing/explained_headings.py": {
        "remembered read": "explanations, for the process of a job or the command line"
    },
    "data_access/importing/stage/fill.py": {
        "fill read": "assignments of the institute, and numbers that any province may hold"
    },
    "data_access/importing/jobs/queue.py": {
        "ahead read": "how many wait before; nothing but their number is told",
        "start_waiting read": "places are everybody's",
        "_claim write": "gives turns to everybody's imports",
        "require_room as_system": "what a person has sent, of the tenant that he was of before, too; only counted",
        "_launch write": "one that could not be started goes on waiting",
    },
    "data_access/importing/jobs/run.py": {
        "_undo write": "takes rows of the register and of every count back",
        "_job read": "the process of a job has no person",
        "beat write": "the process of a job has no person",
        "_begin_to_tell write": "the process of a job has no person",
        "_contacts_ahead read": "private, and shown to the sender whose rows they are",
        "_end write": "the process of a job has no person",
    },
    "data_access/upkeep/pruning.py": {
        "_request_files write": "files of requests of every desk end with their time",
        "_requesters write": "how requesters of every desk are reached ends with its time",
        "_addresses write": "ended addresses of everybody",
        "_undecided write": "everybody's imports",
        "_previews write": "everybody's imports",
        "_jobs write": "everybody's imports",
        "_contacts write": "everybody's imports",
    },
    "data_access/pictures/keep.py": {
        "keep_pictures write": "a picture's record may be anywhere; _owner keeps to the sender's province"
    },
    "data_access/register/unresolved.py": {
        "assign as_system": "the records' rows and the country's counts, in bulk; what is assigned was judged"
    },
    "data_access/upkeep/database_roles.py": {
        "grant write": "rights on the tables themselves",
        "require_owner read": "the catalogue alone",
    },
    "data_access/upkeep/upgrade.py": {
        "upgrade write": "tables and reference rows of everybody",
        "is_current read": "the schema alone",
        "is_newer read": "the schema alone",
        "is_empty read": "the schema alone",
    },
    "data_access/writing/edit.py": {
        "add_record as_system": "whether a number is free in the country; counts; the watch of all provinces",
        "take_out as_system": "counts, and what other provinces' watch has found in the record",
        "bring_back as_system": "as for a new record",
        "change_record as_system": "as for a new record",
    },
}
"""Module → what says it → why it must. What a signed-in person asks for is read and written in that
person's scope: none of web, none of callbacks."""


def sayings(source: str) -> list[tuple[str, int]]:
    """('function what', line) of every transaction that is opened or widened to SYSTEM; what is
    hidden counts as 'hidden'."""
    found: list[tuple[str, int]] = []
    _look(ast.parse(source), "", found)
    return found


def _look(node: ast.AST, function: str, found: list[tuple[str, int]]) -> None:
    for child in ast.iter_child_nodes(node):
        name = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
        if isinstance(child, ast.Call) and (what := _said(child)):
            found.append((f"{function} {what}", child.lineno))
        elif _hides(child):
            found.append((f"{function} hidden", child.lineno))  # type: ignore[attr-defined]
        _look(child, name, found)


def _said(call: ast.Call) -> str | None:
    """write, read or as_system, where a call is one of these for everybody's rows; write, too,
    where it names no scope."""
    called = (
        call.func.attr
        if isinstance(call.func, ast.Attribute)
        else call.func.id
        if isinstance(call.func, ast.Name)
        else ""
    )
    if called == "as_system":
        return called
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return (
        called
        if called in ("write", "read") and any(_is_or_may_be_system(value) for value in given)
        else None
    )


def _is_system(node: ast.AST | None) -> bool:
    return (isinstance(node, ast.Name) and node.id == "SYSTEM") or (
        isinstance(node, ast.Attribute) and node.attr == "SYSTEM"
    )


def _is_or_may_be_system(node: ast.AST | None) -> bool:
    """SYSTEM, or a choice with it."""
    if isinstance(node, ast.IfExp | ast.BoolOp):
        return any(_is_or_may_be_system(part) for part in ast.iter_child_nodes(node))
    return _is_system(node)


def _hides(node: ast.AST) -> bool:
    """Another name for it: an assignment, an import under another name, the scope made anew."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr):
        return _is_or_may_be_system(node.value)
    if isinstance(node, ast.ImportFrom):
        return any(alias.name in ("SYSTEM", "as_system") and alias.asname for alias in node.names)
    made = (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Scope"
    )
    return made and any(isinstance(n, ast.Constant) and n.value == "system" for n in ast.walk(node))


def test_the_walker_sees_what_it_must() -> None:
    """Each way to say it, known by example."""
    assert sayings("def f():\n    with db.write(SYSTEM) as c: pass") == [("f write", 2)]
    assert sayings("def f():\n    with db.read(scope=scope.SYSTEM) as c: pass") == [("f read", 2)]
    assert sayings("def f():\n    def g():\n        with as_system(c): pass") == [
        ("g as_system", 3)
    ]
    assert sayings("with db.write(SYSTEM if odd else NATIONAL) as c: pass") == [(" write", 1)]
    assert sayings("def f():\n    seen = SYSTEM if odd else NATIONAL") == [("f hidden", 2)]
    assert sayings("from data_access.database.scope import SYSTEM as ALL") == [(" hidden", 1)]
    assert sayings("def f(): return Scope('system')") == [("f hidden", 1)]
    handed_on = "def f():\n    with db.write(who.scope) as c: load(c, scope=SYSTEM)"
    assert sayings("from data_access.database.scope import SYSTEM\n" + handed_on) == []


@pytest.mark.parametrize("room", ROOMS)
def test_whoever_sees_everybodys_rows_is_known(room: str) -> None:
    """Issue 13, item 7: a new place is entered above with its reason, and has a comment at its
    line or above it."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / room).rglob("*.py")):
        module, source = str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        # where it is made
        if module in ("data_access/database/scope.py", "data_access/database/engine.py"):
            continue
        lines = source.splitlines()
        for saying, line in sayings(source):
            found.setdefault(module, set()).add(saying)
            above = lines[line - 2].strip()
            said = "  # " in lines[line - 1] or above.startswith("# ")
            assert said, f"{module}:{line} gives no reason"
    assert found == {
        module: set(why) for module, why in KNOWN.items() if module.startswith(f"{room}/")
    }


@pytest.mark.parametrize("room", ["web", "callbacks"])
def test_a_request_never_names_the_system(room: str) -> None:
    """Issue 13, item 7: neither SYSTEM nor as_system is known where a request is answered."""
    for path in (ROOT / room).rglob("*.py"):
        names = {
            n.id
            for n in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(n, ast.Name)
        }
        assert not names & {"SYSTEM", "as_system"}, path
