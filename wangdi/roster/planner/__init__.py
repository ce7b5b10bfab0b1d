"""A week is proposed: by constraint solving where the extra is installed, plainly without it."""
