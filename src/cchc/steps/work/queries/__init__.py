"""Reads of the year's work: querysets and small frozen dataclasses."""
