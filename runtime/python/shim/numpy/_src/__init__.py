"""How numpy is made; nothing here is for users."""
