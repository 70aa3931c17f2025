"""The world's own chance: seeded, and one whole number in the save.

SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators"): the state of Python's own
generator is 625 numbers, which would be most of a save.
"""

from __future__ import annotations

MASK = (1 << 64) - 1


def following(state: int) -> int:
    """Return the state after one throw."""
    return (state + 0x9E3779B97F4A7C15) & MASK


def value(state: int) -> float:
    """Return the number in [0, 1) that belongs to a state."""
    z = state
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return ((z ^ (z >> 31)) >> 11) / float(1 << 53)
