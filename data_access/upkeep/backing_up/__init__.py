"""The whole state in one file, and back: databases, the audit log's key and head, the files that
records refer to (decision 0017).

`take` writes an archive while everybody works; `archive.unpack` proves every byte of one while it
lays it out beside the place; `switch` puts it in place so that a kill at any moment leaves the old
state or the new one. The secret key and `.env` are not in it.
"""
