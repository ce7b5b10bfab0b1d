"""How fast the house is at full size, against its bounds: `wangdi bench`."""
