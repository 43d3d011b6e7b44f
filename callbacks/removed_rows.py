"""Fills the page of what was removed from the lists that a province keeps."""

from typing import Any

from callbacks.page_asked import list_asked, require_province
from components.removed_rows import View, removed_page
from data_access.local_lists.rows import kept_rows, removed_counts
from read_models.local_lists import LISTS
from web import access


def fill(pathname: str | None, search: str | None, saved: Any = None) -> list[Any]:
    """One list at a time; a list that is not there is the first one."""
    province, (code, page) = require_province(pathname, "removed-rows"), list_asked(search)
    kept = LISTS.get(code, next(iter(LISTS.values())))
    seen = access.scope()
    with access.reading() as connection:
        rows = kept_rows(connection, kept, scope=seen, vn34=province.code, removed=True)
        counts = removed_counts(connection, scope=seen, vn34=province.code)
    return removed_page(View(province, kept, rows, counts, page))
