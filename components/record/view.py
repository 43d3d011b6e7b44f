"""What all parts of a record's page are drawn from, and the words that depend on the kind and on
whether it is granted."""

from dataclasses import dataclass
from datetime import date

from domain.places.provinces import PROVINCES_34, Province
from domain.records.asset import AssetRecord, Party
from domain.records.kinds import KINDS
from domain.terms.rules import INTERNATIONAL
from domain.terms.status_timeline import awaits_viet_nam
from language import N_, _
from read_models.annotations import DeskView
from read_models.deadlines import DeadlineRow, RecordedAct
from read_models.record import RecordView
from sitemap import form_addresses

COMPUTED = N_("tính toán để tham khảo")
GI = "CDDL"
NOTHING = DeskView()


@dataclass(frozen=True)
class View:
    """`province` None: the page stands in the register of the whole country. `deadlines`: the
    coming one, then the last; `acts`: all that stands recorded about deadlines, the last due
    first."""

    data: RecordView
    province: Province | None
    today: date
    desk: DeskView = NOTHING
    deadlines: tuple[DeadlineRow, ...] = ()
    acts: tuple[RecordedAct, ...] = ()

    @property
    def slug(self) -> str | None:
        return self.province.slug if self.province else None

    def sent_to(self, *path: object) -> str:
        """Where a form about this record is sent; the institute answers under the province that the
        record counts in."""
        home = PROVINCES_34.get(self.record.place.vn34)
        return form_addresses.write(
            self.slug or (home.slug if home else None), "tai-san", self.data.id, *path
        )

    @property
    def record(self) -> AssetRecord:
        return self.data.record

    @property
    def granted(self) -> bool:
        return bool(self.record.registration_no or self.record.registration_date)

    @property
    def international(self) -> bool:
        """Registered by WIPO, which grants no title."""
        return self.record.office == INTERNATIONAL

    @property
    def awaited(self) -> bool:
        """Whether it is an international registration that Viet Nam has not decided on, as far as
        is known."""
        return self.data.status == "unknown" and awaits_viet_nam(self.record, self.today)

    def parties(self, *roles: str) -> list[Party]:
        return [party for party in self.record.parties if party.role in roles]

    def number_label(self) -> str:
        """Marks and geographical indications hold a certificate with a "số văn bằng", not a "bằng";
        what WIPO registered has neither."""
        return _("Số đăng ký quốc tế") if self.international else _("Số văn bằng")

    def holder_label(self) -> str:
        """Chủ đơn before grant, chủ văn bằng after."""
        if self.international:
            return _("Chủ đăng ký quốc tế")
        return _("Chủ văn bằng") if self.granted else _("Chủ đơn")

    def title_label(self) -> str:
        """What kind of title it is or will be."""
        return _(KINDS[self.record.kind].title_label)
