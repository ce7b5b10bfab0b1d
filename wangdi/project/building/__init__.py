"""`make setup`: the environment from the locks, with nothing but Python's standard library."""
