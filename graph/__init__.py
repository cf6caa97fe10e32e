"""Events in, answers out: documents become reports, reports become events, events answer questions."""
