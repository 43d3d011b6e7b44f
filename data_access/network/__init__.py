"""The institute's network: what is published about it, its stations, its events, its visits.
Queries here; rules in domain."""

from data_access.network.fact_kinds import FACT_KINDS, FactKind, save_facts, write_visits

__all__ = ["FACT_KINDS", "FactKind", "save_facts", "write_visits"]
