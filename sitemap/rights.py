"""Groups of roles: who may enter pages and routes."""

from domain.roles import (
    ASSETS,
    LEADER,
    MANAGER,
    OF_A_PROVINCE,
    OFFICER,
    ROLES,
    STATION,
    TRAINER,
    import_reach,
    importable,
)

EVERYBODY = frozenset(ROLES)
OF_PROVINCES = frozenset({OFFICER, LEADER, MANAGER, TRAINER})
PLANNING = frozenset({OFFICER, LEADER, MANAGER})
NATIONWIDE = frozenset({MANAGER, TRAINER})
MANAGERS = frozenset({MANAGER})
OF_STATIONS = frozenset({MANAGER, TRAINER, STATION})
REPORTING = frozenset({MANAGER, STATION})
"""Who writes the monthly report of a station: its people, and the institute for them."""
OFFICERS = frozenset({OFFICER})
KEEP_VIEWS = frozenset({OFFICER, MANAGER})
"""Leaders and trainers read only."""
IMPORTING = frozenset(role for role in ROLES if importable(role))
EXPLAINING = frozenset(role for role in ROLES if import_reach(role, ASSETS))
"""Whose explanations of columns are kept: the fields that can be chosen are of assets."""
STAFF = OF_A_PROVINCE
