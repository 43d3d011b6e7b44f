"""Kinds of industrial-property asset and categories of mark: codes, plain names, terms. Source:
domain facts §2."""

from dataclasses import dataclass

from language import N_


@dataclass(frozen=True)
class Kind:
    """`prefix` is the digit that opens a Vietnamese application number; labels are gettext keys."""

    code: str
    slug: str
    prefix: str
    label: str
    short: str
    title_label: str


KINDS: dict[str, Kind] = {
    k.code: k
    for k in (
        Kind(
            code="SC",
            slug="sc",
            prefix="1",
            label=N_("Sáng chế"),
            short=N_("Sáng chế"),
            title_label=N_("Bằng độc quyền sáng chế"),
        ),
        Kind(
            code="GPHI",
            slug="gphi",
            prefix="2",
            label=N_("Giải pháp hữu ích"),
            short=N_("GPHI"),
            title_label=N_("Bằng độc quyền giải pháp hữu ích"),
        ),
        Kind(
            code="KDCN",
            slug="kdcn",
            prefix="3",
            label=N_("Kiểu dáng công nghiệp"),
            short=N_("KDCN"),
            title_label=N_("Bằng độc quyền kiểu dáng công nghiệp"),
        ),
        Kind(
            code="NH",
            slug="nh",
            prefix="4",
            label=N_("Nhãn hiệu"),
            short=N_("Nhãn hiệu"),
            title_label=N_("Giấy chứng nhận đăng ký nhãn hiệu"),
        ),
        Kind(
            code="CDDL",
            slug="cddl",
            prefix="6",
            label=N_("Chỉ dẫn địa lý"),
            short=N_("CDĐL"),
            title_label=N_("Giấy chứng nhận đăng ký chỉ dẫn địa lý"),
        ),
    )
}
KIND_BY_SLUG = {k.slug: k for k in KINDS.values()}
KIND_BY_PREFIX = {k.prefix: k for k in KINDS.values()}

MARK_CATEGORIES: dict[str, str] = {
    "ordinary": N_("Nhãn hiệu thông thường"),
    "collective": N_("Nhãn hiệu tập thể"),
    "certification": N_("Nhãn hiệu chứng nhận"),
}
