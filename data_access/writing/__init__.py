"""The writer: everything that changes the register goes through here, in the caller's transaction,
rollups and search included."""
