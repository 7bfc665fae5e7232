"""Agencies as .xlsx or .csv: written, read back, and checked cell by cell."""
