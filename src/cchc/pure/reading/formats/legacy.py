"""Fonts that draw Vietnamese on codes of their own."""


def is_legacy(font: str | None) -> bool:
    """.VnTime and its family (TCVN3), VNI-Times and its (VNI). Text in them is no Unicode yet."""
    return font is not None and font.strip("'\" ").upper().startswith((".VN", "VNI"))
