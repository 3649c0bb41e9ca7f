"""What the desk keeps on this machine: the tenant's file, the profile lock, secrets, the practice process."""
