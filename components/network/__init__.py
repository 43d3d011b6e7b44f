"""The parts of the pages about the institute's network: published figures, visits, stations,
events."""
