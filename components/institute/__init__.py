"""The parts of the institute's first page: what is published about the network as published, and
the register of the whole country."""
