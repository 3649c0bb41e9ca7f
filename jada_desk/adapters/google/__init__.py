"""Google Calendar and Gmail, as the ports of `jada_desk.workflows.ports` want them."""
