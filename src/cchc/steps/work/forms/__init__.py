"""What people type: progress with evidence, decisions, assignment, money, filters. Each file is one page's forms."""
