"""How fast the checks and the printer are, beside other ways to print: `make bench`."""
