"""The selected charter: its facts, whom to call, who signed, and the guest's page."""
