"""One record on one page, as PDF with INID codes."""
