"""What law and calendar make of a record: statuses, terms, payments, deadlines."""
