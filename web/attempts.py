"""Attempts at a password, at the sign-in and where it is changed: counted first, looked at second,
so that parallel guesses do not slip through. What is refused for its size or form counts for its
address."""

from dataclasses import dataclass

from flask import request
from sqlalchemy import Connection

from data_access.accounts import audit, throttle, users
from data_access.database import faults
from data_access.database.engine import now
from web.access import Principal
from web.site import site

RIGHT, REFUSED, BLOCKED = 200, 401, 429
Counted = tuple[throttle.Attempt, throttle.Attempt]
"""Of the name and of the address."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one attempt: the account or None, and the status with which the form is shown again."""

    account: users.Account | None
    status: int


def attempt(username: str, password: str, *, person: Principal | None = None) -> Outcome:
    """`person`: who is signed in already and changes the password; each wrong guess at it leaves a
    row in the audit log, of which the limits let few pass. Raises DiskFull, before anything is
    counted, where what follows a right password would not fit: a count that stays without it would
    keep its owner out."""
    place = site()
    at = now()
    if place.database.file:
        faults.require_room(place.database.file)
    counted = _counted(username, request.remote_addr or "")
    if counted is None:
        return Outcome(None, BLOCKED)
    with place.database.read() as connection:
        account = users.authenticate(
            connection, username, password, at=at, within_session=person is not None
        )
    with place.database.write_signin() as connection:
        if account is None:
            _refused(connection, *counted, person)
        else:
            _succeeded(connection, *counted, account, person)
    return Outcome(account, RIGHT if account else REFUSED)


def count_refused() -> None:
    """An attempt of which nothing was read; the name that it was for is not known."""
    place = site()
    with place.database.write_signin() as connection:
        address = throttle.attempt(
            connection,
            "address",
            request.remote_addr or "",
            secret=place.settings.secret_key,
            at=now(),
        )
        if address.last:
            _note_block(connection, "address", address)


def _counted(username: str, remote: str) -> Counted | None:
    """None when one of them is blocked. What is refused for its name does not count against the
    address: colleagues share one."""
    place = site()
    at = now()
    secret = place.settings.secret_key
    with place.database.write_signin() as connection:
        if throttle.is_blocked(connection, "address", remote, secret=secret, at=at):
            return None
        name = throttle.attempt(
            connection, "name", users.normalised(username), secret=secret, at=at
        )
        return (
            (name, throttle.attempt(connection, "address", remote, secret=secret, at=at))
            if name.allowed
            else None
        )


def _succeeded(
    connection: Connection,
    name: throttle.Attempt,
    address: throttle.Attempt,
    account: users.Account,
    person: Principal | None,
) -> None:
    throttle.succeeded(connection, name, address)
    if person is None:
        audit.append(
            connection,
            actor=account.username,
            action="signed_in",
            vn34=account.vn34,
            detail={"failures_before": name.n - 1},
        )


def _refused(
    connection: Connection,
    name: throttle.Attempt,
    address: throttle.Attempt,
    person: Principal | None,
) -> None:
    if person is not None:
        audit.append(
            connection,
            actor=person.username,
            action="password_refused",
            vn34=person.vn34,
            detail={"failures": name.n},
        )
    if name.last:
        _note_block(connection, "name", name)
    elif address.last:
        _note_block(connection, "address", address)


def _note_block(connection: Connection, by: str, attempt: throttle.Attempt) -> None:
    detail = {"failures": attempt.n, "by": by, "key": attempt.key[:12]}
    audit.append(connection, actor="anonymous", action="signin_blocked", detail=detail)
