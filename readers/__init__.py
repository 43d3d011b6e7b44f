"""Bytes → records: one folder a format, its reader inside. No SQL; knows what is true on paper and
nothing of pages.

`choosing` asks the formats in turn. Below them stand `file` (what every reader gets and gives),
`spellings` (how senders write values, whatever the format), `xml` and `layouts` (the columns of
tables).
"""
