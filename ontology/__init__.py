"""What the words mean: event types, roles, statuses, portfolios, names; imports nothing of ours."""
