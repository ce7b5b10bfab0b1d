"""网底 Wangdi: the working desk of a subdistrict office in an outbreak."""
