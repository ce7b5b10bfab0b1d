"""Pure decisions about presence checks: when, what follows, at the address or not."""
