"""A plan as files that people work on: the official appendix in Word, a workbook that can be read back."""
