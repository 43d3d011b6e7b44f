"""Fills the import page from its address."""

from typing import Any

from werkzeug.exceptions import NotFound

from callbacks import shell
from callbacks.page_asked import require_page
from components.imports.page import imports_page
from components.imports.view import State, View
from components.posts import post_name
from components.states import not_found
from data_access.importing.explained_headings import FIELDS, explanations, fields_known, fields_of
from data_access.importing.jobs import Folder, history, look
from data_access.importing.jobs.held import held_numbers
from data_access.importing.own_addresses import count_addresses
from domain.roles import ASSETS, PICTURES, importable
from read_models.import_templates import templates_for
from read_models.imports import DONE, READY, RUNNING, WAITING
from sitemap.rights import IMPORTING
from web import access, import_jobs
from web.import_said import keeper
from web.site import site


def fill(pathname: str | None, search: str | None) -> Any:
    """The page; an import of somebody else looks like one that does not exist."""
    require_page(pathname, "imports", search=search)
    try:
        return imports_page(read(State.read(search)))
    except NotFound:
        access.note_denied()
        return not_found()


def read(state: State) -> View:
    """What the address asks for. Raises NotFound."""
    place = site()
    owner = import_jobs.owner()
    job = import_jobs.current(state.job) if state.job else None
    folder = Folder(place.settings.data_dir, state.job or 0)
    with access.reading() as connection:
        shown = job is not None and job.state in (READY, DONE) and job.step != "undo"
        preview = (
            look(
                connection,
                folder,
                owner,
                outcome=state.outcome,
                reason=state.reason,
                page=state.page,
            )
            if shown
            else None
        )
        past = tuple(history(connection, owner))
        held = tuple(held_numbers(connection, scope=access.scope()))
        explained = tuple(explanations(connection, keeper()))
        own = count_addresses(connection, access.principal().vn34)
    kept = job is not None and job.state not in (WAITING, RUNNING) and folder.file.exists()
    role = access.principal().role
    titles = {code: template.title for code, template in templates_for(role).items()}
    headings = job.detail.get("unmatched", ()) if job else ()
    kind = str(job.detail.get("kind") or ASSETS) if job else ASSETS
    explains = keeper() is not None and job is not None and kind != PICTURES
    fields = fields_of(kind) if explains else FIELDS
    known = fields_known(headings, kind) if explains else {}
    posts, post = _posts()
    return View(
        state=state,
        job=job,
        preview=preview,
        history=past,
        limit_mb=place.settings.upload_limit_mb,
        templates=titles,
        fields=fields,
        known=known,
        held=held,
        kinds=importable(role),
        explained=explained,
        kept=kept,
        posts=posts,
        post=post,
        explains=explains,
        addresses=own,
        demo=place.settings.demo,
    )


def _posts() -> tuple[dict[str, str], str]:
    """Of several posts that may import: code → name, and the present one."""
    person = access.principal()
    able = [post for post in person.posts if post.role in IMPORTING]
    if len(able) < 2 or person.post is None:
        return {}, ""
    return {post.code: post_name(post, shell.hosts(person)) for post in able}, person.post.code
