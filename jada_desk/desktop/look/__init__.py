"""How everything looks: colours, fonts, icons, and the plain controls that every room uses."""
