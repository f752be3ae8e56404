"""The arithmetic rules, one file each."""
