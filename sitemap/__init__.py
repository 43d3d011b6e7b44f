"""What exists, where, and for whom: pages with their addresses and rights, ids, the menu. Policy,
routes and links are made from it."""
