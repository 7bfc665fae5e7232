"""One digest a day for each person: what every step says is due, joined, put into the outbox and sent."""
