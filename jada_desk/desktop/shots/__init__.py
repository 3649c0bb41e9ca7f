"""Pictures of the window's main states: `python -m jada_desk.desktop.shots DIR`."""
