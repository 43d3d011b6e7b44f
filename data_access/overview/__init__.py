"""Everything on a province's first page in one transaction: today's out of the rollups, a past
day's from the changes up to it."""
