"""What cannot be taken back asks first: every form that writes is decided about here; one that is
not listed fails."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKERS = {"send_form", "post", "_post"}
ASKS = {
    "deadlines/aside.py _end_address": "calendars subscribed with the address stop",
    "deadlines/aside.py _new_address": "the old address ends",
    "imports/held.py _line": "another province loses or keeps the record",
    "imports/job.py _forget": "the file that was sent is gone",
    "imports/job.py _done": "undo: rows go, the file is needed to have them again",
    "kept.py _tools": "a row leaves the list",
    "plan/results.py _one": "a row leaves the list",
    "editions/page.py _final": "a published report is edited no more; a withdrawn one does not come back",
    "letters/booked.py _done": "what is booked goes",
    "letters/booked.py _row": "what is booked goes",
    "manual/form.py _removal": "a draft is thrown away; a record, which comes back from the shelf, is deleted with a reason instead",
    "network/requests/proposals.py _undo": "the record changes",
    "network/requests/files.py _removal": "name and content are gone",
    "network/station_documents.py _removal": "it is shown no more",
    "network/reports/decide.py _confirm": "a confirmed report is changed no more, only corrected beside",
    "network/reports/nudge.py _form": "a mail goes out and does not come back",
    "record/corrections.py _withdraw": "the institute sees it no more",
    "record/corrections.py decision": "an answer stays as it was given",
    "record/desk.py _note_tools": "a note is gone",
    "register/head.py _saved": "a saved filter is gone",
}
ASKS_NOTHING = {
    "deadlines/aside.py _calendar": "the first address ends nothing",
    "deadlines/in_charge.py _form": "saves a version; said anew, it is as before",
    "deadlines/panel.py _confirmation": "takes back what was recorded a moment ago; recorded again, it is as before",
    "deadlines/panel.py _form": "saves a version; the next page offers to take it back",
    "documents/words.py _form": "saves words that the next edition shows; written anew, they are as before",
    "documents/page.py _draft": "begins a draft, or opens the one that is there",
    "editions/page.py _answer": "an answer can be written anew until it is approved",
    "editions/page.py _correcting": "begins a draft",
    "editions/page.py _form": "a step that the next person can send back; a number is asked for before it is typed",
    "register/table.py register_list_form": "a tag and a following are taken back by the button beside",
    "network/requests/counter.py _booking": "books a search, which can be corrected and reopened",
    "network/requests/listings.py _form": "published or withdrawn again; the thread keeps each",
    "network/requests/proposals.py _decision": "can be undone; the history keeps it",
    "network/requests/proposals.py _form": "proposes; the record stays as it is",
    "network/requests/files.py file_form": "adds a file, which can be deleted",
    "network/requests/form.py correction": "saves a version; what stood before is kept in the thread",
    "network/requests/form.py form_page": "takes down what can be corrected and closed",
    "network/requests/composer.py _answering": "an answer stands in the thread; the request can be reopened",
    "network/requests/next_steps.py _assigning": "given to somebody else, it is as before",
    "network/requests/next_steps.py _moving": "each step can be gone back by another one",
    "network/requests/next_steps.py _passing": "whoever gets it gives it back; its way stands in the thread",
    "network/requests/composer.py _noting": "adds a note; nothing is lost",
    "imports/declared.py _by_address": "reads the file anew; taken back with the button in its place",
    "imports/declared.py _declared": "reads the file anew",
    "imports/declared.py _without_address": "reads the file anew",
    "imports/mending.py _form": "reads the file anew; what was put right can be left out again",
    "imports/mending.py _mended": "reads the file anew",
    "imports/explained.py _forget_addresses": "unfolded first, where it says what follows",
    "imports/explained.py _clear": "unfolded first, where it says what follows; the files ask again",
    "imports/job.py _running": "stopping: nothing is written yet, the file can be read anew",
    "imports/job.py _waiting": "stopping: nothing is written yet, the file can be read anew",
    "imports/job.py _ready": "taking rows can be undone; taking none leaves the file to be read anew",
    "imports/job.py _ended": "reads the file anew",
    "imports/questions.py list_day_form": "reads the file anew; said otherwise, it is as before",
    "imports/questions.py _kinds": "asks in other words",
    "imports/questions.py columns_form": "reads the file anew",
    "imports/questions.py encoding_form": "reads the file anew",
    "imports/questions.py province_form": "reads the file anew",
    "imports/unread.py _hidden_card": "reads the file anew",
    "imports/unread.py _sheet_form": "reads the file anew; said otherwise, it is as before",
    "imports/unread.py _choices": "reads the file anew; said otherwise, it is as before",
    "imports/unread.py _waived": "reads the file anew; said otherwise, it is as before",
    "imports/unread.py _others": "reads the file anew; said otherwise, it is as before",
    "imports/unread.py _part": "reads the file anew",
    "imports/unread.py _use_all": "reads the file anew; said otherwise, it is as before",
    "kept.py _add": "adds",
    "plan/results.py _form": "adds",
    "letters/sheet.py sender_card": "saves a version; said anew, it is as before",
    "letters/preview.py _form": "the preview is the question; taken back on the next page",
    "manual/form.py _form": "saves a version; the former one is in the history",
    "manual/shelf.py _action": "brings back",
    "rehearsal/page.py _slides": "an order of slides; in another order, it is as before",
    "network/availability.py _form": "saves a version that others are told of; typed anew, it is as before",
    "names/hits.py _form": "can be decided anew",
    "network/events/form.py _form": "saves a version; typed anew, it is as before",
    "network/goals/form.py target_form": "saves a version; typed anew, it is as before",
    "network/goals/form.py task_form": "the same; the former last day is kept",
    "network/prepared_answers.py answer_form": "saves a version; the former one is in the history",
    "network/prepared_answers.py _move": "the state before can be had again",
    "network/own_station.py change_station": "saves a version; typed anew, it is as before",
    "network/own_station.py new_station_card": "adds",
    "network/reports/decide.py _correct": "adds",
    "network/reports/decide.py _open": "can be opened to another day",
    "network/reports/decide.py _send_back": "handed in again, it is as before; its first day is kept",
    "network/reports/form.py form": "saves a version; what was handed in can be changed until it is confirmed or locked",
    "network/station_documents.py _add": "adds",
    "network/station_contact.py _form": "saves a version that others are told of",
    "network/station_staff.py _form": "saves a version that others are told of",
    "network/stages.py _form": "the day and paper of a stage can be changed",
    "names/rights.py _note": "adds",
    "record/corrections.py _form": "asks the institute; can be withdrawn",
    "record/desk.py follow_button": "pressed again, it is as before",
    "record/desk.py _contact_form": "saves a version that others are told of",
    "record/desk.py _tag": "the same label puts it back",
    "record/desk.py _tag_form": "adds",
    "record/desk.py notes_card": "adds",
    "register/head.py _save_form": "adds",
    "removed_rows.py _row": "brings back",
    "shell.py _user_menu": "signing out",
    "unresolved.py _form": "can be assigned anew",
}
MAKING = {"deadlines/aside.py _post", "forms.py send_form", "imports/step.py post"}
"""What makes forms for the others."""


def forms() -> Iterator[tuple[str, bool]]:
    """(file and function, whether it asks) of every form that a component makes."""
    for path in sorted((ROOT / "components").rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                name = f"{path.relative_to(ROOT / 'components')} {function.name}"
                yield from (
                    (name, asks(call))
                    for call in ast.walk(function)
                    if isinstance(call, ast.Call) and writes(call)
                )


def writes(call: ast.Call) -> bool:
    name = getattr(call.func, "id", None) or getattr(call.func, "attr", "")
    method = next((k.value for k in call.keywords if k.arg == "method"), None)
    return name in MAKERS or (name == "Form" and getattr(method, "value", "") == "POST")


def asks(call: ast.Call) -> bool:
    return any(k.arg == "ask" or "data_ask" in ast.dump(k) for k in call.keywords)


def test_every_form_that_writes_is_decided_about() -> None:
    """Issue 13, item 5: undo, a new calendar address, revoking it and their kind ask; for what asks
    nothing the reason stands here."""
    found = [form for form in forms() if form[0] not in MAKING]
    assert {name for name, _asks in found} == ASKS.keys() | ASKS_NOTHING.keys()
    assert {name for name, asked in found if asked} == ASKS.keys()
    assert ASKS.keys() & ASKS_NOTHING.keys() == set()


PLAIN = {
    "deadline.html": [True],
    "digest.html": [False],
    "letter_template.html": [True, True],
    "password.html": [False, False],
    "signin.html": [False],
}
"""Pages without the dashboard around them: whether each form can ask. Of a recorded deadline the
choice that drops a proof does."""


def test_plain_pages_ask_too() -> None:
    """Issue 13, item 5: dropping a proof, replacing a letter template, going back to the standard
    one."""
    found: dict[str, list[bool]] = {}
    for path in sorted((ROOT / "web" / "templates").glob("*.html")):
        pages = re.findall(r'<form method="post".*?</form>', path.read_text("utf-8"), re.S)
        if pages:
            found[path.name] = ["data-ask" in form for form in pages]
    assert found == PLAIN


@pytest.mark.parametrize("script", ["ask.js", "signin.js"])
def test_plain_pages_load_what_asks(script: str) -> None:
    assert f"asset('{script}')" in (ROOT / "web" / "templates" / "base.html").read_text("utf-8")
