"""What the ports of the workflows are in the world: Google, AWS, this computer. One package a concern."""
