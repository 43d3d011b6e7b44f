"""Who imports, and whether he may: domain.roles asked for the sender of a file, at preview, at
apply and on the command line."""

from dataclasses import dataclass

from sqlalchemy import Connection

from data_access.accounts import users
from data_access.database.jobs import Job
from domain.posts import Post
from domain.records.asset import AssetRecord
from domain.roles import BY_CODE, COMMAND, DATA_KINDS, DECLARING, NO_IMPORT, Reach, import_reach
from language import _
from readers.file.reading import FileRefused


class NotAllowed(FileRefused):
    """The sender may not import this: his role has no right to the `kind`, or is not what it was
    when the file came."""

    def __init__(self, reason: str, kind: str | None = None) -> None:
        super().__init__(reason)
        self.kind = kind


@dataclass(frozen=True)
class Sender:
    """Who imports. `vn34`: the officer's own province, outside of which nothing may be written;
    None for others. `declared`: the province of rows that have no address, as somebody has said of
    this file. `own_addresses`: an officer has said that addresses without a province are the own
    one's, all but those of the keys `foreign_addresses`. `station_id`: the own station of a
    station's operator."""

    actor: str
    actor_id: int | None
    vn34: str | None
    declared: str | None
    role: str
    station_id: int | None = None
    own_addresses: bool = False
    foreign_addresses: frozenset[str] = frozenset()

    @property
    def post(self) -> str:
        """The code of the post in which the file was sent, '' from the command line."""
        return "" if self.role == COMMAND else Post(self.role, self.vn34, self.station_id).code

    def limit(self, record: AssetRecord) -> str | None:
        """The only province whose stored records this row may change; None for any. A row that is
        in its province by declaration alone, or that an officer sends, changes nothing that another
        province holds."""
        return self.vn34 or (self.declared if record.place.origin == "declared" else None)


def sender_of(connection: Connection, job: Job) -> Sender:
    """The sender of a job with the role that he has now. Raises NotAllowed where he is not who he
    was when the file came."""
    account = users.usable(connection, job.actor_id)
    detail = job.detail
    post = _post_of(account, job) if account else None
    if account is None or post is None:
        raise NotAllowed(
            _(
                "Quyền của tài khoản đã gửi tệp đổi từ khi tệp được gửi; hãy nhập lại tệp bằng tài khoản có quyền."
            )
        )
    own = post.vn34 if detail.get("declared_own") else None
    declared = detail.get("declared") if post.role in DECLARING else own
    return Sender(
        actor=detail["actor"],
        actor_id=account.id,
        vn34=post.vn34,
        declared=declared,
        role=post.role,
        station_id=post.station_id,
        own_addresses=post.vn34 is not None and bool(detail.get("own_addresses")),
        foreign_addresses=frozenset(detail.get("foreign_addresses", ())),
    )


def _post_of(account: users.Account, job: Job) -> Post | None:
    """The post in which the file was sent, if it is still held: the same one, else one in the same
    tenant, in which another role may have other rights."""
    here = [
        post
        for post in account.posts
        if (post.vn34, post.station_id) == (job.vn34, job.detail.get("station"))
    ]
    same = (post for post in here if post.role == job.detail.get("role"))
    return next(same, here[0] if here else None)


def by_command(actor: str, declared: str | None = None) -> Sender:
    """Whoever has the machine."""
    return Sender(actor, None, None, declared, COMMAND)


def require_right(sender: Sender, kind: str) -> Reach:
    """How far the sender may import the kind. Raises NotAllowed."""
    found = import_reach(sender.role, kind)
    if found is Reach.OWN and sender.vn34 is None and sender.station_id is None:
        found = None  # nothing is the own of somebody without a province or a station
    if found is None:
        told = BY_CODE[sender.role].no_import if sender.role in BY_CODE else NO_IMPORT
        raise NotAllowed(_(told, kind=_(DATA_KINDS[kind])), kind)
    return found
