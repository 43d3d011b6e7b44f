"""Tables: CSV, XLSX, XLS, ODS, tables of web pages; rows of cells, whatever their columns mean."""
