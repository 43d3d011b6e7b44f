"""WIPO ST.36 and its national dialects, ST.32 (B-tags), EPO DOCDB: bibliographic data of patents.
Source: domain facts §3."""
