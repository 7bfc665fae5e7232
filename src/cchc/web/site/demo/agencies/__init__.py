"""The agencies of Tỉnh Mẫu, as they were and as they are; all invented."""

from cchc.web.site.demo.agencies.write import build

__all__ = ["build"]
