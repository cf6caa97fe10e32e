"""Events in, answers out: documents become reports, reports events, events answer questions."""
