"""Pure decisions of patrols and venues: no database, no clock."""
