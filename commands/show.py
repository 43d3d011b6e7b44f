"""`show NUMBER`: the record with that application or title number, in any spelling."""

import json
from datetime import date
from typing import Any

import click

from commands.opened import Refused, opened
from data_access.database.scope import SYSTEM
from data_access.records.loading import find_by_number, record_view
from domain.places.provinces import PROVINCES_34, PROVINCES_63
from domain.records.asset import AssetRecord
from domain.records.kinds import KINDS
from domain.records.statuses import STATUSES
from language import N_, _
from read_models.record import RecordView
from settings import Settings

LABELS = {
    "application_no": N_("Số đơn"),
    "application_date": N_("Ngày nộp đơn"),
    "registration_no": N_("Số văn bằng"),
    "registration_date": N_("Ngày cấp"),
    "expiry_date": N_("Ngày hết hạn"),
    "owners": N_("Chủ sở hữu"),
    "inventors": N_("Tác giả"),
    "status_raw": N_("Trạng thái theo nguồn"),
    "province": N_("Tỉnh"),
    "province_vn63": N_("Tỉnh trước 01/07/2025"),
    "country": N_("Nước"),
    "source": N_("Nguồn"),
    "as_of": N_("Số liệu đến ngày"),
}


@click.command("show")
@click.argument("number")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="the record as JSON; a list where several share the number",
)
@click.pass_obj
def show_command(settings: Settings, number: str, as_json: bool) -> None:
    """Shows the record with that application or title number, in any accepted spelling."""
    if not number.strip():
        raise Refused(_("Chưa nêu số đơn hoặc số văn bằng cần xem."))
    # the operator's own look at any record
    with opened(settings, to_read=True) as database, database.read(SYSTEM) as connection:
        ids = find_by_number(connection, number, scope=SYSTEM)
        views = [record_view(connection, i, scope=SYSTEM) for i in ids]
    if not views:
        raise Refused(_("Không có bản ghi nào mang số {number}.", number=number))
    if as_json:
        records = [described(view) for view in views]
        click.echo(
            json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False, indent=2)
        )
        return
    click.echo("\n\n".join(_told(view) for view in views))


def described(view: RecordView) -> dict[str, Any]:
    """The record as the contract's JSON: dates ISO, absent is None. `owners` are the applicants
    while nothing is granted; a geographical indication has none, since the State owns it."""
    record = view.record
    return {
        "office": record.office,
        "kind": record.kind,
        "application_no": record.application_no,
        "application_date": _iso(record.application_date),
        "registration_no": record.registration_no,
        "registration_date": _iso(record.registration_date),
        "expiry_date": _iso(record.expiry_date),
        "title": record.title or None,
        "mark_category": record.mark_category,
        "owners": _owners(record),
        "inventors": [p.name for p in record.parties if p.role == "inventor"],
        "classes": [{"scheme": c.scheme, "code": c.code} for c in record.classes],
        "status": view.status,
        "status_raw": record.status_raw,
        "events": [
            {"date": _iso(e.date), "category": e.category, "code": e.code, "text": e.text}
            for e in record.events
        ],
        "province": PROVINCES_34[record.place.vn34].name
        if record.place.vn34 in PROVINCES_34
        else None,
        "province_vn63": PROVINCES_63[record.place.vn63].name
        if record.place.vn63 in PROVINCES_63
        else None,
        "country": record.country,
        "source": record.source,
        "as_of": _iso(record.as_of),
    }


def _owners(record: AssetRecord) -> list[str]:
    owners = [party.name for party in record.parties if party.role == "owner"]
    return owners or [party.name for party in record.parties if party.role == "applicant"]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _told(view: RecordView) -> str:
    """The record in lines for a person; what is absent is left out."""
    values = described(view)
    head = f"{values['title'] or '–'}: {_(KINDS[view.record.kind].label)}, {_(STATUSES[view.status].label)}"
    classes = ", ".join(f"{c.scheme} {c.code}" for c in view.record.classes)
    lines = [
        f"  {_(label)}: {_joined(values[name])}" for name, label in LABELS.items() if values[name]
    ]
    return "\n".join([head, *lines, *([f"  {_('Phân loại')}: {classes}"] if classes else [])])


def _joined(value: object) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)
