"""A list of checkpoints as an office keeps it: number, name, kind, where, whose."""
