"""Builds models/ and audio/ from numbers and data; needs the `forge` extra and is never imported by the game."""
