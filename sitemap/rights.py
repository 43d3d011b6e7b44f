"""Groups of roles: who may enter pages and routes. Each follows from what the roles are granted
(domain.roles)."""

from domain.roles import (
    ASSETS,
    IN_CHARGE,
    OF_A_PROVINCE,
    OF_A_STATION,
    OF_INSTITUTE,
    OF_THE_COUNTRY,
    ROLES,
    May,
    Sees,
    import_reach,
    importable,
    that_may,
    that_see,
)

EVERYBODY = frozenset(ROLES)
NATIONWIDE = OF_THE_COUNTRY
OF_PROVINCES = OF_A_PROVINCE | NATIONWIDE
PLANNING = OF_A_PROVINCE | OF_INSTITUTE
MANAGERS = that_may(May.RUN_NETWORK)
MANAGEMENT = OF_INSTITUTE
"""Its leader reads what the manager reads."""
OF_STATIONS = NATIONWIDE | OF_A_STATION
REPORTING = that_may(May.REPORT_MONTHS)
"""Who writes the monthly report of a station: its people, and the institute for them."""
OFFICERS = that_may(May.KEEP_PROVINCE)
AT_WORK = OF_A_PROVINCE | OF_INSTITUTE | OF_A_STATION
"""Of whom something is asked day by day."""
HANDLING = that_may(May.HANDLE_REQUESTS)
"""Who takes requests down and answers them; leaders read."""
CORRECTING = that_may(May.CORRECT)
"""Who may carry out what a request asks to have changed in the register."""
ISSUING = AT_WORK
"""Who has reports as documents: the institute, a province its own, a station its own year."""
PREPARING = that_may(May.PREPARE_REPORTS)
"""Who drafts and submits the report of their own tenant."""
APPROVING = that_may(May.APPROVE_REPORTS)
"""Who approves it: the leader; never who had a hand in it (data_access.editions.writing)."""
KEEP_VIEWS = that_may(May.KEEP_VIEWS)
"""Leaders and trainers read only."""
IMPORTING = frozenset(role for role in ROLES if importable(role))
EXPLAINING = frozenset(role for role in ROLES if import_reach(role, ASSETS))
"""Whose explanations of columns are kept: the fields that can be chosen are of assets."""
STAFF = IN_CHARGE
SEEING_PROOFS = that_see(Sees.PROOFS)
LETTERS = that_may(May.HAVE_LETTERS)
"""Who may have letters by mail: deadlines of a province, reminders of a station."""
