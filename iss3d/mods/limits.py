"""How much a mod's text may hold. Every bound is documented on the page of the problem it leads to.

The numbers are far above what the shipped story needs and low enough that the worst file is refused within a second.
"""

FILE_BYTES = 500_000
"""Largest text file, bytes; the longest file of the shipped story is under a tenth of it."""

DEPTH = 64
"""Mappings and lists inside one another."""

NODES = 12_000
"""Words, numbers, mappings and lists in one file, those repeated by an alias counted again."""

ALIASES = 100
"""Uses of `*name` in one file."""

SCALAR_CHARACTERS = 20_000
"""One piece of text."""

NUMBER_CHARACTERS = 40
"""One number as written."""

LINE_CHARACTERS = 20_000
"""One line; the reader's time grows faster than a line's length."""

EXCERPT_CHARACTERS = 160
"""What of a source line is shown in a problem."""

FILES_PER_MOD = 2_000
"""Text files in one mod."""

MODS = 200
"""Folders looked at in the mods directory."""
