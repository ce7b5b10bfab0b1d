"""That the gate's screen opens to no code that it should not, in a real browser."""
