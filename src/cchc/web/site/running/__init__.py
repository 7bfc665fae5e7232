"""What keeps an installation running: set-up, health, worker, backup. Called by `cchc` and by the health page."""
