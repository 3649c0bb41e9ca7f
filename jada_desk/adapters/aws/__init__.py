"""The tenant's side of AWS: tables, guest pages, the edge in front of them, mail and SMS."""
