"""WIPO ST.86: industrial designs. Source: domain facts §3; the extension of the DPMA."""
