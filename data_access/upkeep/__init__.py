"""What keeps the database right: upgrades, the daily roll, assessing anew, checks, backup and
restore, what is pruned."""
