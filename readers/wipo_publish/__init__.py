"""Saved detail pages of WIPO Publish: the page taken apart into labelled fields, the fields made a
record. Source: domain facts §3."""
