"""What a page asks (filters, a past day) and what it is answered: small frozen records between
pages and database."""
