"""Editions of reports on the screen: the list, one on its way, one that was sent against today.
Whichever report it is."""
