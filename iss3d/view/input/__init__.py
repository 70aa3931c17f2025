"""Devices and key bindings: what a person presses becomes intents."""
