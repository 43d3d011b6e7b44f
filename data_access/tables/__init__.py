"""All tables, by subject. `metadata` is what the migrations must produce; a test compares the two."""

from data_access.tables.base import metadata
from data_access.tables.imports import asset_revision, import_batch, import_row_error, job
from data_access.tables.people import audit_log, signin_throttle, user, user_session
from data_access.tables.register import (
    asset,
    asset_class,
    asset_party,
    asset_status_period,
    asset_text,
    deadline,
    deadline_rule,
    legal_event,
    organisation,
    organisation_name,
    province,
    province_succession,
    state,
)
from data_access.tables.rollups import asset_cube, class_cube, due_cube, month_cube, owner_count, source_cube, status_cube, status_flow

__all__ = [
    "asset",
    "asset_class",
    "asset_cube",
    "asset_party",
    "asset_revision",
    "asset_status_period",
    "asset_text",
    "audit_log",
    "class_cube",
    "deadline",
    "deadline_rule",
    "due_cube",
    "import_batch",
    "import_row_error",
    "job",
    "legal_event",
    "metadata",
    "month_cube",
    "organisation",
    "organisation_name",
    "owner_count",
    "province",
    "province_succession",
    "signin_throttle",
    "source_cube",
    "state",
    "status_cube",
    "status_flow",
    "user",
    "user_session",
]
