"""The people aboard: who they are, how they float, sense, hunt and live by the clock."""
