"""Guests' contacts out of booking mails: marketplaces, schema.org, and whatever people forward."""

from jada_desk.adapters.booking_mail.reader import MailReader

__all__ = ["MailReader"]
