"""Copies of the whole database: written while people work, read back into an empty one."""
