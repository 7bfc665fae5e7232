"""The figures of a target: comparator, value or range, unit and what is measured."""

from cchc.pure.reading.figures.measures import read_measures

__all__ = ["read_measures"]
