"""A first-person, zero-gravity game aboard the International Space Station."""

__version__ = "1.0.0"
