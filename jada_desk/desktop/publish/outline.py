"""What a review comes to: its numbers, and the words at its head and on its last button."""

from dataclasses import dataclass

from jada_desk.domain.draft import Conflict, Draft, EditKey
from jada_desk.domain.notice import Audience
from jada_desk.domain.plan import NoticeChoice, Plan
from jada_desk.domain.translation import tr, tr_n


@dataclass(frozen=True, slots=True)
class Outline:
    """A plan with its ticks, and what stays behind.

    `draft` has the edits that are up for publishing, `held_back` those of them that are not to go out, `conflicts` what
    a person has to choose first. Of a typed message `draft` is empty.
    """

    plan: Plan
    draft: Draft
    held_back: frozenset[EditKey]
    conflicts: tuple[Conflict, ...]
    is_message: bool

    @property
    def change_count(self) -> int:
        """How many changes go out: ticked edits, and charters that are only brought up to date."""
        draft = self.draft
        left_out = {clash.event_id for clash in self.conflicts}
        edits = sum(key not in self.held_back and key[0] not in left_out for key in draft.edits)
        edits += draft.override_count
        writes = {step.event_id for step in self.plan.steps if step.event_id and not self.is_message}
        return edits + len(writes - draft.event_ids)

    def say_publish(self) -> str:
        """What the last button does, with its numbers."""
        changes = self.change_count
        people = len(
            {
                (one.recipient, "" if one.audience is Audience.CREW else one.event_ids)
                for one in self.plan.notices
                if one.choice is NoticeChoice.TICKED
            }
        )
        if self.is_message:
            return (
                tr_n("Send to {n} person", "Send to {n} people", people) if people else tr("Send to nobody")
            )
        return _say_changes(changes, people) if changes else _say_people(people)

    def head(self) -> tuple[str, str]:
        """The title, and the hint below it."""
        if self.is_message:
            if not self.plan.notices:
                return tr("Nobody to tell"), tr("Why, is said below.")
            return tr("Review the message"), tr("Nothing has been sent yet. Untick who is not to get it.")
        changes, held = self.change_count, len(self.held_back)
        if not changes and not held:
            if self.conflicts:
                return tr("Choose first"), tr("Somebody else changed in Google what you changed too.")
            return tr("Nothing to publish"), tr("Everything is published as it stands.")
        title = (
            tr_n("Review {n} change", "Review {n} changes", changes) if changes else tr("Nothing to publish")
        )
        hint = (
            tr_n(
                "{n} edit held back; it stays in the draft.",
                "{n} edits held back; they stay in the draft.",
                held,
            )
            if held
            else tr("Nothing has been sent yet. Untick an edit to hold it back.")
        )
        return title, hint


def _say_changes(changes: int, people: int) -> str:
    """Each a whole sentence, in which a language puts its words where it wants them; of two numbers the file of a
    language has forms for the first."""
    if not people:
        return tr_n("Publish {n} change, tell nobody", "Publish {n} changes, tell nobody", changes)
    if people == 1:
        return tr_n("Publish {n} change, tell 1 person", "Publish {n} changes, tell 1 person", changes)
    return tr_n(
        "Publish {n} change, tell {people} people",
        "Publish {n} changes, tell {people} people",
        changes,
        people=people,
    )


def _say_people(people: int) -> str:
    if not people:
        return tr("Publish, tell nobody")
    return tr_n("Publish, tell {n} person", "Publish, tell {n} people", people)
