"""The parts of the register: kind strip, filters, chips, table, pages of 25. Everything that can be
chosen is an address."""
