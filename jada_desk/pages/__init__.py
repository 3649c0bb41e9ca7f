"""What guests and crew read: guest page, waiver form, mails, SMS and calendar files, from `templates/`."""
