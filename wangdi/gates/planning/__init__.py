"""Which entrances of a compound to keep from crossings, and what that costs whom."""
