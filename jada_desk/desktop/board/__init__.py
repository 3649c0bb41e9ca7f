"""The weekend on the grid, the crew beside it, and what is carried from one to the other."""
