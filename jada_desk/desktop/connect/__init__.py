"""Operations: connecting one, signing in, its templates, and the way from one to another."""
