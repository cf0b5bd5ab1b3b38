"""The token model and the pair model: what they are asked and what they answer."""
