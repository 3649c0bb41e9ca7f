"""How far a publish is: steps counted by layer and charter, and a row that shows one layer."""

from collections import Counter
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout

from jada_desk.desktop.look.parts import IconMark, Panel, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.plan import LAYER_WORDS, Layer, Plan, StepState
from jada_desk.domain.translation import tr, tr_later

BAD_ENDS: Final = (StepState.FAILED, StepState.CONFLICT)
_WORTH_A_LOOK: Final = (
    (StepState.UNCERTAIN, "question", tr_later("Uncertain")),
    (StepState.RETRY, "person", tr_later("Sign in")),
    (StepState.EXPIRED, "clock", tr_later("Too late")),
    (StepState.HELD, "clock", tr_later("Held")),
)


class Tally:
    """What is known of the steps of a plan while it runs: how many of each layer and charter have ended, and how."""

    def __init__(self, plan: Plan) -> None:
        self.left = Counter(step.event_id for step in plan.steps)
        self.totals: dict[Layer, int] = {}
        self.ends: dict[Layer, dict[StepState, int]] = {}
        self.working: dict[Layer, int] = {}
        for layer in Layer:
            total = sum(step.layer is layer for step in plan.steps)
            if total:
                self.totals[layer], self.ends[layer], self.working[layer] = total, {}, 0

    def take(self, layer: Layer, event_id: str, state: StepState) -> None:
        """Count one step's news."""
        if layer not in self.totals:
            return
        if state.is_end:
            self.left[event_id] -= 1
            self.ends[layer][state] = self.ends[layer].get(state, 0) + 1
            self.working[layer] = max(0, self.working[layer] - 1)
        elif state is StepState.SENDING:
            self.working[layer] += 1

    def done(self, layer: Layer) -> int:
        return self.ends[layer].get(StepState.DONE, 0)

    def ended(self, layer: Layer) -> int:
        return sum(self.ends[layer].values())

    @property
    def share(self) -> tuple[int, int]:
        """Ended of all steps."""
        return sum(self.ended(layer) for layer in self.totals), sum(self.totals.values())

    def word(self, layer: Layer) -> tuple[str, str, str]:
        """A layer's state as icon, colour and word."""
        ends = self.ends[layer]
        if any(ends.get(state) for state in BAD_ENDS):
            return "close", "bad", tr("Failed")
        for state, icon, word in _WORTH_A_LOOK:
            if ends.get(state):
                return icon, "warn", tr(word)
        if self.done(layer) == self.totals[layer]:
            return "check", "ok", tr("Done")
        if self.ended(layer) >= self.totals[layer]:
            return "stop", "warn", tr("Not done")
        if self.working[layer] or ends:
            return "working", "accent", tr("Working")
        return "waiting", "secondary", tr("Waiting")


class LayerRow(Panel):
    """One layer: its state, its name, how far it is."""

    def __init__(self, theme: Theme, layer: Layer) -> None:
        super().__init__("box", (10, 7, 10, 7))
        self._layer = layer
        self._mark = IconMark(theme, "waiting", "secondary", 17)
        self._far = Text(theme, "", 12, tone="secondary", wrap=False)
        self._word = Text(theme, tr("Waiting"), 12.5, QFont.Weight.DemiBold, wrap=False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(Text(theme, tr(LAYER_WORDS[layer]), 13, QFont.Weight.Medium, wrap=False))
        row.addStretch(1)
        row.addWidget(self._far)
        self._word.setMinimumWidth(theme.px(66))
        self._word.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._word)
        self.column.addLayout(row)

    def show_tally(self, tally: Tally) -> None:
        icon, tone, word = tally.word(self._layer)
        self._mark.show_icon(icon, tone)
        self._word.setText(word)
        self._word.set_tone(tone if tone in ("ok", "bad", "warn", "secondary") else "")  # type: ignore[arg-type]
        far = tr("{done} of {total}", done=tally.done(self._layer), total=tally.totals[self._layer])
        self._far.setText(far)
        self.setAccessibleName(f"{tr(LAYER_WORDS[self._layer])}: {far}, {word}")
