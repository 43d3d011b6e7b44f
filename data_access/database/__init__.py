"""How the database is reached: connections, scopes and the belt that sees every statement, locks,
state, jobs, attached files."""
