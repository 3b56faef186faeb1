"""What an office must keep count of: numbers and titles. Pure functions of what was read and of today."""
