"""Words that tell who does what another word names."""

LIGHT = frozenset(
    {"make", "conduct", "hold", "carry", "perform", "begin", "start", "complete", "announce"}
    | {"order", "approve", "propose", "take", "undertake", "celebrate", "agree", "sign", "seek"}
    | {"clear", "authorise", "authorize", "seal", "finalise", "finalize", "conclude", "launch"}
    | {"initiate", "confirm", "increase", "double", "expand", "continue", "plan", "pledge"}
    | {"promise", "offer", "prepare", "schedule", "accelerate"}
    | {"extend", "renew", "secure", "grant", "resume", "suspend", "welcome", "witness", "finish"}
)
"""Verbs whose subject does what their object names: "began deliveries"."""
JUDGING = frozenset(
    {"punish", "blame", "accuse", "criticise", "criticize", "condemn", "thank", "praise", "fine"}
    | {"strip", "sanction", "denounce", "chide", "rebuke", "censure", "penalise", "penalize"}
    | {"jail", "arrest", "detain", "sentence", "expel", "commend", "applaud", "laud"}
)
"""Verbs that name a deed of those they are done to: "thanked it for sending tents"."""
PENALTIES = frozenset({"sanction", "penalty", "fine", "embargo", "tariff", "ban", "duty", "curb"})
INTENTIONS = frozenset({"plan", "intention", "decision", "promise", "pledge", "agreement"})
WRITTEN = frozenset({"letter", "message", "note", "telegram", "cable"})
"""What says the things that its sender says: "a letter inviting him"."""
