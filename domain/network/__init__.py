"""The network as published, and visits."""
