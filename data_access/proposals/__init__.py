"""Changes of the register that requests ask for: corrections on one side, a request on the other."""
