"""Figures as plain dictionaries: data in, {"data", "layout"} out. They know no ids, no session, no
language but what is handed in."""
