"""The institute's network: what is published about it, its stations, its events, its visits.
Queries here; rules in domain."""
