"""A package, so that what is made for all tests of this folder ends with them."""
