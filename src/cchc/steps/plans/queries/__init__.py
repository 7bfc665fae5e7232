"""Every read of this step."""
