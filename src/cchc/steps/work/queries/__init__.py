"""Reads of the year's work. Whoever asks gets what `access.jobs_for` lets them see, in lists and in counts alike."""
