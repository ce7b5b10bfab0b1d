"""The words of papers: what the city prescribes, and what district and subdistrict add to it."""
