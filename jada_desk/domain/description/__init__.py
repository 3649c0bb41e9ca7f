"""The event-text grammar: facts read out of a description that people type into, and written back."""

from jada_desk.domain.description.facts import FACTS, FactValue, merge, normalise
from jada_desk.domain.description.reading import Reading, read
from jada_desk.domain.description.writing import patch

__all__ = ["FACTS", "FactValue", "Reading", "merge", "normalise", "patch", "read"]
