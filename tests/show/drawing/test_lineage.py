"""The lineage of a story as people see it: who stands left of whom, and which line means what."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree as Xml

from hypothesis import given
from hypothesis import strategies as st

from svod.model.link import Basis, Common, Lineage, Step
from svod.model.span import Span
from svod.show.drawing.descent import Descent, Edge, Node, descent
from svod.show.drawing.layers import crossings, layers
from svod.show.drawing.lineage import Ways, lineage
from svod.show.tongues.words import tongue
from tests.chronicles import WIRE as WIRE_TEXT
from tests.chronicles import small

SVG = "{http://www.w3.org/2000/svg}"
FOUND = small()
WIRE, COPY = (reading.page for reading in FOUND.readings)


def drawn(graph: Descent) -> str:
    """The layers, from origins to takers, and under them who has it from whom."""
    names = {node.key: node.label or "(common source)" for node in graph.nodes}
    made = layers([node.key for node in graph.nodes], [(edge.giver, edge.taker) for edge in graph.edges])
    arrows = {"stated": "──>", "inferred": "- ->", "both": "══>", "decided": "-.->", "common": "· · "}
    rows = [" | ".join(names[key] for key in layer if key in names) for layer in made]
    edges = sorted(f"{names[edge.giver]} {arrows[edge.look]} {names[edge.taker]}" for edge in graph.edges)
    return "\n".join((*rows, "", *edges))


def step(taker: str, giver: str, basis: Basis = "stated", page: str | None = None) -> Step:
    return Step(taker, giver, basis, None, "the reason", (), page)


def story(wire: Lineage, copy: Lineage) -> Descent:
    return descent(replace(FOUND, lineages=(wire, copy)), (WIRE, COPY))


def test_a_chain_runs_from_its_origin_to_the_page() -> None:
    wire = Lineage(WIRE, ("Меридиан", "пресс-служба"), "stated", (step("Меридиан", "пресс-служба"),))
    copy = Lineage(
        COPY, ("Новый берег", "Меридиан", "пресс-служба"), "both",
        (step("Новый берег", "Меридиан", "inferred", WIRE), step("Меридиан", "пресс-служба")),
    )  # fmt: skip
    assert drawn(story(wire, copy)) == (
        "пресс-служба\nМеридиан\nНовый берег\n\nМеридиан - -> Новый берег\nпресс-служба ──> Меридиан"
    )


def test_steps_that_rest_on_different_grounds_make_one_line_of_both() -> None:
    wire = Lineage(WIRE, ("Меридиан",), "stated")
    own = step("Новый берег", "Меридиан", "inferred", WIRE)
    copy = Lineage(COPY, ("Новый берег", "Меридиан"), "both", (own, replace(own, basis="stated")))
    assert drawn(story(wire, copy)) == "Меридиан\nНовый берег\n\nМеридиан ══> Новый берег"
    assert "-.->" in drawn(story(wire, replace(copy, steps=(own, replace(own, basis="decided")))))


def test_words_of_which_nobody_says_whence_have_an_open_source() -> None:
    because = "the same words at both"
    wire = Lineage(WIRE, ("Меридиан",), "stated", common=Common((COPY,), (Span(0, 5),), because))
    copy = Lineage(COPY, ("Новый берег",), "stated", common=Common((WIRE,), (Span(0, 5),), because))
    graph = story(wire, copy)
    assert drawn(graph) == (
        "(common source)\nМеридиан | Новый берег\n\n(common source) · ·  Меридиан\n(common source) · ·  Новый берег"
    )
    root = svg(graph)
    assert "Меридиан ← common source, named by nobody: the same words at both" in titles(root, "edge")


def test_a_ring_of_pages_is_drawn_all_the_same() -> None:
    wire = Lineage(WIRE, ("Меридиан", "Новый берег"), "stated", (step("Меридиан", "Новый берег", page=COPY),))
    copy = Lineage(COPY, ("Новый берег", "Меридиан"), "stated", (step("Новый берег", "Меридиан", page=WIRE),))
    graph = story(wire, copy)
    assert len(graph.edges) == 2
    assert len(titles(svg(graph), "edge")) == 2


def test_each_line_says_what_it_rests_on_and_leads_to_the_words() -> None:
    graph = descent(FOUND, (WIRE, COPY))
    root = svg(graph)
    at = WIRE_TEXT.index("Ответ будет дан")
    assert titles(root, "edge") == [f"Меридиан ← Марта Вельц; stated: «Ответ будет дан» [a.txt:{at}-{at + 15}]"]
    hrefs = {one.get("class"): one.get("href") for one in root.iter(f"{SVG}a")}
    assert hrefs["edge"] == f"/page/{WIRE}?cite={at}-{at + 15}"
    assert {hrefs["node page"], hrefs["node named"]} == {f"/page/{COPY}", "/who?name=Марта Вельц"}


def test_it_is_read_aloud_a_sentence_a_line_in_words_for_people() -> None:
    wire = Lineage(WIRE, ("Меридиан", "пресс-служба"), "stated", (step("Меридиан", "пресс-служба"),))
    copy = Lineage(COPY, ("Новый берег", "Меридиан"), "both", (step("Новый берег", "Меридиан", "both", WIRE),))
    root = svg(story(wire, copy))
    assert root.findtext(f"{SVG}desc") == ("Меридиан ← пресс-служба (stated). Новый берег ← Меридиан (stated and inferred).")
    assert any("Новый берег ← Меридиан; stated and inferred" in title for title in titles(root, "edge"))


def svg(graph: Descent, width: int = 1120) -> Xml.Element:
    ways = Ways(
        tongue("en"), FOUND.label, width, page=lambda page: f"/page/{page}", party=lambda name: f"/who?name={name}",
        cite=lambda cite: f"/page/{cite.page}?cite={cite.place}", standalone=True,
    )  # fmt: skip
    return Xml.fromstring(lineage(graph, ways))


def titles(root: Xml.Element, group: str) -> list[str]:
    return [one.findtext(f"{SVG}title") or "" for one in root.iter() if one.get("class") == group]


KEYS = st.integers(0, 9).map(str)


@given(st.lists(st.tuples(KEYS, KEYS).filter(lambda two: two[0] != two[1]), max_size=20, unique=True))
def test_givers_stand_left_of_takers_unless_they_form_a_ring(edges: list[tuple[str, str]]) -> None:
    nodes = sorted({node for edge in edges for node in edge} | {"alone"})
    made = layers(nodes, edges)
    depth = {node: at for at, layer in enumerate(made) for node in layer}
    assert sorted(node for layer in made for node in layer if "\n" not in node) == nodes
    acyclic = all(a < b for a, b in edges)
    if acyclic:
        assert all(depth[a] < depth[b] for a, b in edges)


def test_orders_are_chosen_that_cross_little() -> None:
    edges = [("a", "z"), ("b", "y"), ("c", "x")]
    made = layers([*"abcxyz"], edges)
    assert crossings(made, edges) == 0


@given(
    st.lists(st.tuples(st.text(max_size=30), st.sampled_from(["page", "named"])), min_size=1, max_size=12),
    st.sampled_from([360, 1120]),
)
def test_boxes_never_meet_and_words_stay_words(made: list[tuple[str, str]], width: int) -> None:
    nodes = tuple(Node(str(at), "named", label, kind) for at, (label, kind) in enumerate(made))
    edges = tuple(Edge(a.key, b.key, "stated") for a, b in combinations(nodes, 2) if (int(a.key) + int(b.key)) % 3 == 0)
    root = svg(Descent(nodes, edges), width)
    boxes = [one for one in root.iter(f"{SVG}rect") if (one.get("class") or "").startswith("box")]
    places = [tuple(float(one.get(key, 0)) for key in ("x", "y", "width", "height")) for one in boxes]
    assert len(places) == len(nodes)
    assert all(
        a[0] + a[2] <= b[0] or b[0] + b[2] <= a[0] or a[1] + a[3] <= b[1] or b[1] + b[3] <= a[1]
        for a, b in combinations(places, 2)
    )
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "style",
        "rect",
        "path",
        "text",
        "g",
        "a",
    }
