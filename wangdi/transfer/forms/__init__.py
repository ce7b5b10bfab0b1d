"""Forms of the handover; a form of a group hands in one record for each person."""
