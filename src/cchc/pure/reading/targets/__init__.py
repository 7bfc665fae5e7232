"""The targets (chỉ tiêu) of a plan's body, in order."""

from cchc.pure.reading.targets.find import find_targets

__all__ = ["find_targets"]
