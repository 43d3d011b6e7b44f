"""What people write beside a record: notes, tags, contacts, corrections. Each write is one
transaction with its audit row.

Every function takes a `scope`; audit rows name what was done, never what a note says.
"""
