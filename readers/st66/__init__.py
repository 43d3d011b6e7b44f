"""WIPO ST.66 (TM-XML): what its elements mean. Source: domain facts §3; the extensions of the USPTO
and the DPMA."""
