"""Deadlines as they are worked on: lists and counts, what officers record, reminders, letters,
fees, feeds, digests."""
