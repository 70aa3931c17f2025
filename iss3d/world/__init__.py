"""The world: owns all state, steps it, saves it."""
