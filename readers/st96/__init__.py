"""WIPO ST.96: what its elements mean, matched by local name and namespace family, never by prefix
or position. Source: domain facts §3."""
