class _Config:
    """The options of JAX; one that would change results here cannot be changed."""

    jax_enable_x64 = False

    _fixed = {"jax_enable_x64": False, "jax_disable_jit": False, "jax_debug_nans": False, "jax_numpy_dtype_promotion": "standard"}
    _harmless = frozenset(
        {"jax_platforms", "jax_platform_name", "jax_log_compiles", "jax_default_matmul_precision", "jax_traceback_filtering"}
    )

    def update(self, name, value):
        """Changes an option, if that makes no difference to what is computed here."""
        if name in self._fixed and value != self._fixed[name]:
            raise NotImplementedError(f"The bundled runtime has {name} = {self._fixed[name]!r} and cannot change it.")
        if name not in self._fixed and name not in self._harmless:
            raise AttributeError(f"Unrecognized config option: {name}")


config = _Config()
