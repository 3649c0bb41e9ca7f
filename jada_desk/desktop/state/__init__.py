"""What the window knows and does: the session and what it starts off the window's thread. No widgets."""
