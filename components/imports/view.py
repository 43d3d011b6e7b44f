"""What the parts of the import page are drawn from, and the address of each of its states."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from read_models.imports import OUTCOMES, REASONS, HeldNumber, ImportJob, PastImport, Preview
from read_models.plain_values import number, page_asked, parameters
from read_models.query_strings import as_query
from sitemap import addresses, form_addresses

HOME = addresses.IMPORTS
OUTCOME_SLUGS = dict(zip(("moi", "doi", "giu", "loi"), OUTCOMES, strict=True))
REASON_SLUGS = dict(
    zip(("gia-tri", "trung", "tinh-khac", "khong-ro-tinh", "noi-khac"), REASONS, strict=True)
)


@dataclass(frozen=True)
class State:
    """The state that the address tells: `lan` the import, `xem` its rows by outcome, `loi` by kind
    of rejection, `trang` the page."""

    job: int | None = None
    outcome: str = ""
    reason: str = ""
    page: int = 1

    @classmethod
    def read(cls, search: str | None) -> "State":
        """What cannot be read counts as not said."""
        values = parameters(search)
        outcome, reason = (
            OUTCOME_SLUGS.get(values.get("xem", ""), ""),
            REASON_SLUGS.get(values.get("loi", ""), ""),
        )
        return cls(number(values.get("lan")), outcome, reason, page_asked(search))

    def href(self, *, outcome: str = "", reason: str = "", page: int = 1) -> str:
        slugs = {code: slug for slug, code in (OUTCOME_SLUGS | REASON_SLUGS).items()}
        values = {
            "lan": self.job,
            "xem": slugs.get(outcome),
            "loi": slugs.get(reason),
            "trang": page if page > 1 else None,
        }
        return HOME + as_query(values)


@dataclass(frozen=True)
class View:
    """`templates`: code → title; `fields`: code → heading, what a column can be said to hold;
    `known`: heading → code, of the headings asked about those that say it themselves; `limit_mb`:
    largest file; `kinds`: what the person may import; `explained`: (heading, field) that he has
    explained so far; `kept`: the file of an import that is not at work is still there; `posts`:
    code → name of those that may import, where there are several, and `post` the one in which the
    page is read; `explains`: what columns hold is the person's to say;
    `addresses`: how many without a province his province has declared; `demo`: this is a
    demonstration."""

    state: State
    job: ImportJob | None
    preview: Preview | None
    history: tuple[PastImport, ...]
    limit_mb: int
    templates: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    held: tuple[HeldNumber, ...] = ()
    kinds: frozenset[str] = frozenset()
    explained: tuple[tuple[str, str], ...] = ()
    kept: bool = False
    posts: Mapping[str, str] = field(default_factory=dict)
    post: str = ""
    explains: bool = True
    addresses: int = 0
    demo: bool = False

    def step(self, step: str) -> str:
        """The address that moves the job on by a step."""
        return form_addresses.import_step(self.job.id if self.job else 0, step)
