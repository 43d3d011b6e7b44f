"""Documents out of query results: data are handed in, bytes come out."""
