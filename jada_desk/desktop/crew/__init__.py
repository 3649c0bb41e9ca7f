"""The crew directory."""
