"""Advance declarations: what somebody says beforehand, the code on his receipt, the poster."""
