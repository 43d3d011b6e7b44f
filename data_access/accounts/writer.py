"""Who writes at the desk, and what can come in between."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from data_access.accounts import audit
from data_access.database.scope import Scope


class Gone(Exception):
    """What was to be changed is not there, or not this person's to change: the answer is the
    same."""


class Conflict(Exception):
    """Somebody else saved first. `theirs`: field → what stands there now; `version`: of what stands
    there; `by`: who saved it."""

    def __init__(self, theirs: Mapping[str, str], version: int, by: str) -> None:
        super().__init__(by)
        self.theirs, self.version, self.by = dict(theirs), version, by


@dataclass(frozen=True, slots=True)
class Writer:
    """The signed-in person in the province that is written about; '' where it is about no
    province's rows."""

    user_id: int
    username: str
    name: str
    vn34: str
    scope: Scope = field(default_factory=Scope)

    def record(self, connection: Connection, action: str, subject: object, **detail: Any) -> None:
        """The audit row of a write; call it last in the transaction."""
        audit.append(
            connection,
            actor=self.username,
            action=action,
            subject=str(subject),
            vn34=self.vn34 or None,
            detail=detail,
        )
