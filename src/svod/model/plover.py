"""Which class of PLOVER each type of happening is, for those who compare with event data: a table with a reason a row.

After the manual and the CAMEO conversion of openeventdata/PLOVER, under the names of POLECAT (Halterman and others, 2023). A
type is mapped where its happenings are of one class, and given a mode where all of them have it; where they are of several, or
where PLOVER has nothing for them, there is no class: no code is better than a wrong one.
"""

from __future__ import annotations

from dataclasses import dataclass

from svod.model.note import HappeningType


@dataclass(frozen=True, slots=True)
class Plover:
    """A class (`CONSULT`), None where no one class fits; its mode (`phone`) where that is sure; and the reason."""

    event: str | None
    mode: str | None
    why: str


PLOVER: dict[HappeningType, Plover] = {
    "phone_call": Plover("CONSULT", "phone", "talks at a distance are a mode of consulting"),
    "meeting": Plover("CONSULT", None, "talks; whether one hosts them, or a third, is seldom told"),
    "visit": Plover("CONSULT", "visit", "a visit is a mode of consulting"),
    "agreement": Plover(
        "AGREE", None, "parties agreed; that a paper was signed, which makes it support, the type does not say"
    ),
    "apology": Plover("CONCEDE", None, "the manual counts regret and remorse for a deed as conceding"),
    "aid": Plover("AID", None, "material help of whatever kind"),
    "resignation": Plover("RETREAT", "resign", "leaving an office is a mode of retreat"),
    "demand": Plover("REQUEST", None, "demands are requests; what is demanded the type does not say"),
    "accusation": Plover(
        "ACCUSE", "disapprove", "blame, criticism and charges; inquiries are another mode, and none of this type"
    ),
    "refusal": Plover("REJECT", None, "declining is rejection, whatever was asked"),
    "threat": Plover("THREATEN", None, "what is threatened the type does not say"),
    "protest": Plover("PROTEST", None, "rally, strike or note: which of them the type does not say"),
    "sanction": Plover("SANCTION", None, "relations are cut down; by what means the type does not say"),
    "deployment": Plover("MOBILIZE", "troops", "troops are moved or stand ready"),
    "operation": Plover("MOBILIZE", None, "force is brought into play; what it does is told as attack or fighting"),
    "attack": Plover("ASSAULT", None, "violence against somebody; by what means the type does not say"),
    "fighting": Plover("ASSAULT", None, "armed violence of both sides"),
    "withdrawal": Plover(None, None, "troops that leave retreat, a state that leaves a treaty cuts relations: two classes"),
    "court": Plover(None, None, "arrest is coercion, a verdict sanction, a suit accusation: three classes"),
    "briefing": Plover(None, None, "public statements were dropped when PLOVER took the place of CAMEO"),
    "speech": Plover(None, None, "a public statement"),
    "statement": Plover(None, None, "a public statement"),
    "letter": Plover(None, None, "what a letter does hangs on what it says"),
    "finding": Plover(None, None, "something is found: nobody is accused yet"),
    "dispute": Plover(None, None, "who turns down whom is not told"),
    "deaths": Plover(None, None, "who died is told, not always who did it"),
    "accident": Plover(None, None, "nobody's act"),
    "vote": Plover(None, None, "a state's own politics: no act of one party towards another"),
    "appointment": Plover(None, None, "a state's own politics, like a vote"),
    "other": Plover(None, None, "anything"),
}
"""Every type of happening."""
