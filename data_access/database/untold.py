"""What a failed statement says: which constraint, table and column, never a value. Errors are
logged, and logs are read by others than those whose data they would tell.

SQLAlchemy hides parameters by itself (`hide_parameters`). PostgreSQL repeats values in what it
answers: "Key (name)=(…) already exists", "Failing row contains (…)", 'invalid input syntax for type
date: "…"', and the line of a COPY.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

_ABOUT_VALUES = ("22", "23")
"""Classes of SQLSTATE: data exceptions and violated constraints, whose very first line may hold a
value."""
_NAMES = ("table_name", "column_name", "datatype_name", "constraint_name")


def keep_values(engine: Engine) -> None:
    """From now on errors of the engine's statements hold no value."""
    event.listen(engine, "handle_error", _handled)


@contextmanager
def values_untold() -> Iterator[None]:
    """The same for what is asked of the driver itself."""
    try:
        yield
    except Exception as error:
        _strip(error)
        raise


def _handled(context: ExceptionContext) -> None:
    told = _strip(context.original_exception)
    if told and context.sqlalchemy_exception is not None:
        kind = type(context.original_exception)
        context.sqlalchemy_exception.args = (f"({kind.__module__}.{kind.__name__}) {told}",)


def _strip(error: BaseException) -> str | None:
    """What is left of the error's text; None where it is left as it is."""
    told = _without_values(error)
    if told:
        error.args = (told,)
    return told


def _without_values(error: BaseException) -> str | None:
    if str(error).startswith("fts5:"):
        return "fts5: the query cannot be read"
    diagnosis: Any = getattr(error, "diag", None)
    state: str = getattr(error, "sqlstate", None) or ""
    if diagnosis is None or not state:
        return None
    if state.startswith(_ABOUT_VALUES):
        found = {name: getattr(diagnosis, name) for name in _NAMES}
        return ", ".join(
            [f"SQLSTATE {state}", *(f"{name} {value}" for name, value in found.items() if value)]
        )
    return str(diagnosis.message_primary or state)
