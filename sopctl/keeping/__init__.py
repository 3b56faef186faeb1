"""What an office keeps count of, read and written: register files, numbers in SOPs, titles."""
