"""Requests that people bring to the network: listed, read one by one, written, and what of them is
forgotten."""
