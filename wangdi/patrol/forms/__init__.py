"""Forms of patrols, one for each command."""
