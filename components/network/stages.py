"""The life of a station: its stages with day and paper, the agreement, the successor; the institute
writes stages down here."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from components import html
from components.chart_card import card
from components.forms import choice, send_form, text_field
from components.marks import pill, present
from components.network.life_line import life_line
from components.published import moment_text, not_told
from domain.calendar.periods import written
from domain.network.hosts import host_key
from domain.network.stages import ENDED, STAGES, SUSPENDED, WORKING, Life, Stage
from language import _
from sitemap import addresses, form_addresses

TONES = {WORKING: "ok", SUSPENDED: "warn", ENDED: "off"}


def stages_card(
    life: Life, station_id: int, today: date, *, may: bool, successors: Mapping[str, int]
) -> html.Section:
    """`may`: write stages down; `successors`: key of the host → id of those that
    are stations."""
    lines = [_line(stage, station_id, may=may, successors=successors) for stage in life.in_order]
    told: Any = (
        html.Ol(lines, className="corrections") if lines else html.P(not_told(), className="muted")
    )
    began = any(stage.stage == WORKING and stage.day for stage in life.stages)
    empty = (
        "" if began else _("Chưa ghi ngày bắt đầu hoạt động: chưa tính tháng nào phải nộp báo cáo.")
    )
    new = _form(station_id, Stage(WORKING), "stage-new")
    add = html.Details(
        [html.Summary(_("Chuyển giai đoạn"), className="btn-q"), new], className="unfold add-row"
    )
    line = life_line(life, today) if lines else None
    return card(
        _("Vòng đời của Trạm"), html.Div(present(line, told, add if may else None)), subtitle=empty
    )


def _line(stage: Stage, station_id: int, *, may: bool, successors: Mapping[str, int]) -> html.Li:
    head = [
        pill(_(STAGES[stage.stage]), TONES.get(stage.stage, "info")),
        html.Span([_("từ"), " ", moment_text(stage.day)]),
    ]
    agreed = ", ".join(present(stage.number, stage.term))
    form = _form(station_id, stage, f"stage-{stage.id}-{stage.stage}")
    change = (
        html.Details([html.Summary(_("Sửa"), className="plain-b"), form], className="unfold")
        if may
        else None
    )
    return html.Li(
        present(
            html.Div(head, className="line"),
            html.Small(stage.evidence, lang="vi") if stage.evidence else None,
            html.Small(agreed, lang="vi") if agreed else None,
            successor(stage, successors) if stage.stage == ENDED else None,
            change,
        )
    )


def successor(stage: Stage, successors: Mapping[str, int]) -> html.Small:
    """The station that follows; that no source calls it a station, where that is so."""
    if not stage.successor:
        return html.Small(_("Kế tiếp: không có"))
    known = successors.get(host_key(stage.successor))
    if known:
        return html.Small(
            [_("Kế tiếp:"), " ", html.A(stage.successor, href=addresses.station(known), lang="vi")]
        )
    told = _("chưa có nguồn nào nêu Sở này là Trạm")
    return html.Small([_("Kế tiếp:"), " ", html.Span(stage.successor, lang="vi"), f" ({told})"])


def _form(station_id: int, stage: Stage, prefix: str) -> html.Form:
    """A published end (without an id) is written down anew; what is written then stands for it."""
    fields = stage_fields(stage, prefix)
    button = html.Button(_("Ghi giai đoạn"), type="submit", className="btn-q primary")
    parts = [html.Div(fields, className="fields"), html.Div(button, className="acts")]
    return send_form(
        form_addresses.write_stage(station_id),
        parts,
        also={"stage_id": stage.id, "version": stage.version},
    )


def stage_fields(stage: Stage, prefix: str) -> list[Any]:
    return [
        choice(
            "stage",
            _("Giai đoạn"),
            {code: _(label) for code, label in STAGES.items()},
            stage.stage,
            prefix=prefix,
        ),
        text_field(
            "day",
            _("Từ ngày"),
            written(stage.day),
            prefix=prefix,
            placeholder=_("ngày/tháng/năm"),
            maxlength=20,
        ),
        text_field("evidence", _("Văn bản, căn cứ"), stage.evidence, prefix=prefix, maxlength=500),
        text_field("number", _("Số thỏa thuận"), stage.number, prefix=prefix, maxlength=80),
        text_field("term", _("Thời hạn thỏa thuận"), stage.term, prefix=prefix, maxlength=80),
        text_field(
            "successor",
            _("Đơn vị kế tiếp, khi kết thúc"),
            stage.successor,
            prefix=prefix,
            maxlength=200,
        ),
    ]
