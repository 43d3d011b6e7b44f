"""Who may sign in and what they did: accounts, sessions, throttling, calendar addresses, the audit
log, the writer of a form."""
