"""`wangdi prove --part sync`: phones over a bad network, a real server that is killed, the sums."""
