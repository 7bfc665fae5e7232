"""cchc: gives a province's administrative-reform plan a year that runs itself."""

__version__ = "0.1.0"
