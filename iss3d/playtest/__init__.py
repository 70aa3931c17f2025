"""The bot: reads what a player can perceive, produces the intents a person would."""
