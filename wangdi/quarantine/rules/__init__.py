"""Pure decisions of quarantine: no database, no clock of their own."""
