"""A person's due dates for their own calendar program: read by a secret link, without logging in."""
