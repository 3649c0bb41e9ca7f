"""The charter business: frozen values and pure functions, standard library only."""
