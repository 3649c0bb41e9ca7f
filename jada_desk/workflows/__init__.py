"""What the desk and the cloud do, over the ports of `jada_desk.workflows.ports`: no IO of their own, no Qt."""
