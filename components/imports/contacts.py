"""What becomes of the contacts of owners that a register tells beside its assets."""

from components import html
from language import N_, _
from language.numbers import number
from read_models.imports import ImportJob

COUNTED = (
    ("new", N_("{shown} chủ có liên hệ mới")),
    ("changed", N_("{shown} chủ đổi liên hệ")),
    ("kept", N_("{shown} ô giữ như người đã ghi")),
    ("different", N_("{shown} ô ghi khác nhau giữa các dòng, lấy dòng đầu")),
)


def contacts_told(job: ImportJob) -> html.P | None:
    """None where the file tells none."""
    if n := job.detail.get("contacts", 0):
        text = _(
            "{shown} dòng có liên hệ của chủ sở hữu: không nhận, chỉ chuyên viên của tỉnh nhập liên hệ.",
            shown=number(n),
        )
        return html.P(text, role="status")
    ahead = job.detail.get("contacts_ahead") or {}
    faults = job.detail.get("contact_faults", [])
    parts = [_(words, shown=number(ahead[name])) for name, words in COUNTED if ahead.get(name)]
    said = _("Liên hệ của chủ sở hữu: {parts}.", parts=", ".join(parts)) if parts else ""
    left = "; ".join(
        _("dòng {n}, {field}: {reason}", n=row, field=field, reason=reason)
        for row, field, reason in faults
    )
    if not (said or left):
        return None
    return html.P(" ".join(part for part in (said, left) if part), role="status")
