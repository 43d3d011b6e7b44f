"""Groups of roles: who may enter pages and routes."""

from domain.roles import (
    ASSETS,
    HEAD,
    IN_CHARGE,
    LEADER,
    MANAGER,
    OF_A_PROVINCE,
    OF_INSTITUTE,
    OF_THE_COUNTRY,
    OFFICER,
    ROLES,
    STATION,
    import_reach,
    importable,
)

EVERYBODY = frozenset(ROLES)
NATIONWIDE = OF_THE_COUNTRY
OF_PROVINCES = OF_A_PROVINCE | NATIONWIDE
PLANNING = OF_A_PROVINCE | OF_INSTITUTE
MANAGERS = frozenset({MANAGER})
MANAGEMENT = OF_INSTITUTE
"""Its leader reads what the manager reads."""
OF_STATIONS = NATIONWIDE | {STATION}
REPORTING = frozenset({MANAGER, STATION})
"""Who writes the monthly report of a station: its people, and the institute for them."""
OFFICERS = frozenset({OFFICER})
AT_WORK = OF_A_PROVINCE | OF_INSTITUTE | {STATION}
"""Of whom something is asked day by day."""
HANDLING = frozenset({OFFICER, STATION, MANAGER})
"""Who takes requests down and answers them; leaders read."""
CORRECTING = frozenset({OFFICER, MANAGER})
"""Who may carry out what a request asks to have changed in the register."""
ISSUING = OF_INSTITUTE | OF_A_PROVINCE | {STATION}
"""Who has reports as documents: the institute, a province its own, a station its own year."""
PREPARING = frozenset({MANAGER, STATION, OFFICER})
"""Who drafts and submits the report of their own tenant."""
APPROVING = frozenset({HEAD, LEADER})
"""Who approves it: the leader; never who had a hand in it (data_access.editions.writing)."""
KEEP_VIEWS = frozenset({OFFICER, MANAGER})
"""Leaders and trainers read only."""
IMPORTING = frozenset(role for role in ROLES if importable(role))
EXPLAINING = frozenset(role for role in ROLES if import_reach(role, ASSETS))
"""Whose explanations of columns are kept: the fields that can be chosen are of assets."""
STAFF = IN_CHARGE
LETTERS = STAFF | {STATION}
"""Who may have letters by mail: deadlines of a province, reminders of a station."""
