"""A year of work in Tỉnh Mẫu: the issued plan is given out, reported on, confirmed and returned until November 2026.

Everything goes through the real actions, on the day on which it would have happened (`clock.py`). What happens is
drawn from a seed: the same province every time.
"""

from cchc.web.site.demo.year.play import play

__all__ = ["play"]
