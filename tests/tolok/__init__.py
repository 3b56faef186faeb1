"""Benchmarks: how good drawings are, how fast they come, and how others do on the same graphs."""
