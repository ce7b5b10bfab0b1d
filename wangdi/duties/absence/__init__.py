"""Somebody is absent: another stands in, in one step, and hands back when he returns."""
