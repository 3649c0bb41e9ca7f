"""Thin Lambda entry points over the workflows: the calendar event parser, the waivers and the crew answers.

Settings come from the environment: JADA_TENANT_TOML holds a tenant's settings as text, or JADA_TENANT_FILE
names the file. JADA_GOOGLE_CREDENTIALS may hold the sign-in of the calendar (Google's authorized-user JSON);
without it the calendar is read from the feed, except from an emulator on this computer, which needs none.
"""
