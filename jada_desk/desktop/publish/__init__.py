"""Review, progress, result and history of what goes out."""
