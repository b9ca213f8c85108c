"""How the modules of jax are made; nothing here is for users."""
