"""What holds of every drawing, whatever the notes say."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.present.charts import colours, forms
from kg.present.look import THEMES
from tests.present.charts import drawn
from tests.present.charts.drawn import ANY, CIRCLES, NOW, SVG

WIDE = st.sampled_from([240, 320, 358, 479, 480, 720, 1200])
AGAIN = settings(max_examples=60, deadline=None)


def root_of(found: forms.Found, wide: int, theme: colours.Theme = "auto") -> ET.Element:
    return ET.fromstring(forms.svg(found, width=wide, theme=theme))


@given(ANY, WIDE, st.sampled_from(THEMES))
@AGAIN
def test_a_drawing_is_xml_that_no_policy_refuses_and_that_says_what_it_shows(
    found: forms.Found, wide: int, theme: colours.Theme
) -> None:
    svg = forms.svg(found, width=wide, theme=theme)
    root = ET.fromstring(svg)
    every = list(root.iter())
    attributes = {name for one in every for name in one.attrib}
    assert attributes.isdisjoint({"style", "href", "{http://www.w3.org/1999/xlink}href"})
    assert not any(name.startswith("on") for name in attributes)
    assert {one.tag.removeprefix(SVG) for one in every} <= {
        "svg", "title", "desc", "style", "rect", "circle", "line", "polygon", "text", "g",
    }  # fmt: skip
    assert "url(" not in svg and "@import" not in svg
    ids = [one.get("id") for one in every if one.get("id")]
    assert len(ids) == len(set(ids)) == 2
    assert root.get("aria-labelledby") == " ".join(map(str, ids))
    assert root.get("role") == "img"
    title, desc = root[0], root[1]
    assert title.text == forms.title(found)
    assert desc.text == forms.text(found)


@given(ANY, WIDE)
@AGAIN
def test_everything_stands_on_the_sheet(found: forms.Found, wide: int) -> None:
    root = root_of(found, wide)
    high = float(root.get("height", 0))
    assert float(root.get("width", 0)) == wide
    for box in drawn.texts(root):
        assert box.left >= -0.1 and box.right <= wide + 0.1, box
        assert box.top >= 0 and box.bottom <= high, box
    for left, top, right, bottom in drawn.extents(root):
        assert left >= -1 and top >= -1 and right <= wide + 1 and bottom <= high + 1


@given(ANY, WIDE)
@AGAIN
def test_every_class_has_a_colour(found: forms.Found, wide: int) -> None:
    root = root_of(found, wide)
    (style,) = [one.text or "" for one in root.iter(f"{SVG}style")]
    told = set(re.findall(r"\.([\w-]+)\{", style)) | {"kgc-chart"}
    used = {name for one in root.iter() for name in one.get("class", "").split()}
    assert used <= told


LONG = drawn.Cold(NOW.isoformat(), 30, (drawn.stale("W" * 200), drawn.stale("Bo", 90)), 2)


NEVER_SINCE = drawn.ProjectInTime(
    NOW.isoformat(),
    drawn.facts(),
    tuple(
        drawn.Dated("status", None, end, state, state, None, None, None)
        for state, end in (("done", None), ("blocked", "2025-06-01"), ("active", "2025-12-01"))
    ),
    3,
)


@given(ANY, WIDE)
@example(LONG, 720)
@example(LONG, 358)
@example(NEVER_SINCE, 720)
@AGAIN
def test_no_text_covers_another(found: forms.Found, wide: int) -> None:
    boxes = list(drawn.texts(root_of(found, wide)))
    for at, one in enumerate(boxes):
        assert not any(one.covers(other) for other in boxes[:at]), one


@given(CIRCLES, WIDE)
@AGAIN
def test_the_note_of_a_circle_counts_what_is_drawn(found: drawn.Circle, wide: int) -> None:
    root = root_of(found, wide)
    shown = len(list(root.iter(f"{SVG}g")))
    said = " ".join(box.text for box in drawn.texts(root))
    if found.rows and shown < found.in_all:
        assert f"{shown} of {found.in_all} neighbours" in said


@given(ANY)
@AGAIN
def test_another_form_takes_any_answer(found: forms.Found) -> None:
    spec = forms.spec(found)
    assert spec["config"]["axis"]["labelLimit"] == 0
    assert isinstance(spec["data"]["values"], list)


@pytest.mark.parametrize("dark", [False, True])
def test_what_is_written_and_what_is_drawn_is_seen(dark: bool) -> None:
    """WCAG 2.2: 4.5 for text (1.4.3), 3 for marks (1.4.11), on the paper and on fields."""

    def of(colour: colours.Colour) -> str:
        return colour.dark if dark else colour.light

    grounds = [of(colours.PAPER), of(colours.BEHIND["field"])]
    for ground in grounds:
        for name, colour in colours.TEXTS.items():
            assert colours.contrast(of(colour), ground) >= 4.5, name
        for name, colour in colours.marks().items():
            assert colours.contrast(of(colour), ground) >= 3, name
    # The word of a status stands on its band, in the colour of the paper.
    for name in ("late", "done", "calm"):
        assert colours.contrast(of(colours.PAPER), of(colours.MARKS[name])) >= 4.5, name


def test_contrast_is_that_of_wcag() -> None:
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_heat_grows_with_the_days_in_both_themes() -> None:
    steps = [colours.MARKS[f"heat{level}"] for level in (1, 2, 3, 4)]
    for paper, values in (
        (colours.PAPER.light, [one.light for one in steps]),
        (colours.PAPER.dark, [one.dark for one in steps]),
    ):
        contrasts = [colours.contrast(value, paper) for value in values]
        assert contrasts == sorted(contrasts)


def test_a_name_in_a_circle_is_cut_only_where_something_else_is_in_its_way() -> None:
    long = "The winter timetable"
    now = NOW.isoformat()
    few, many = (
        drawn.Circle(
            now, "Bartholomäus von der Weide", "person",
            tuple(drawn.near(f"{long} {at}", ago=200 + at) for at in range(count)), count,
        )
        for count in (1, 40)
    )  # fmt: skip
    svg = forms.svg(few, width=358)
    assert f">{long} 0</text>" in svg
    assert ">Bartholomäus von der Weide</text>" not in svg  # wider than half of the sheet
    assert f">{long} 0</text>" in forms.svg(few)
    assert ">Bartholomäus von der Weide</text>" in forms.svg(few)
    shown = forms.svg(many, width=358)
    assert "…</text>" in shown


def test_a_theme_is_the_readers_or_fixed() -> None:
    found = drawn.AllBlocked(NOW.isoformat(), (), 0)
    auto, light, dark = (forms.svg(found, theme=theme) for theme in ("auto", "light", "dark"))
    assert "prefers-color-scheme:dark" in auto
    assert "prefers-color-scheme" not in light + dark
    assert colours.PAPER.light in light and colours.PAPER.light not in dark
    assert colours.PAPER.dark in dark and colours.PAPER.dark not in light
    with pytest.raises(UsageError, match="There is no theme “blue”"):
        forms.svg(found, theme="blue")  # type: ignore[arg-type]


def test_charts_of_one_page_have_ids_of_their_own() -> None:
    sheets = [drawn.Cold(NOW.isoformat(), 30, (drawn.stale(name),), 1) for name in ("Ann", "Bo")]
    drawings = [forms.svg(one, width=wide) for one in sheets for wide in (358, 720)]
    ids = re.findall(r' id="([^"]+)"', "".join(drawings))
    assert len(ids) == len(set(ids)) == 8


def test_what_leads_somewhere_is_no_image_but_a_group_of_links() -> None:
    found = drawn.Cold(NOW.isoformat(), 30, (drawn.stale("Ann"), drawn.stale("Bo & <Co>")), 2)
    svg = forms.svg(found, address=lambda key: f"/node?key={key}&on=1")
    root = ET.fromstring(svg)
    assert root.get("role") == "group"
    links = [one.get("href") for one in root.iter(f"{SVG}a")]
    assert links == ["/node?key=person:Ann&on=1", "/node?key=person:Bo & <Co>&on=1"]


def test_an_empty_chart_says_so() -> None:
    now = NOW.isoformat()
    for found, said in (
        (drawn.Cold(now, 30, (), 0), "everybody was contacted"),
        (drawn.Contacts(now, 26, None, None, (), 0), "No contact in the last 26 weeks."),
        (drawn.ProjectInTime(now, drawn.facts(), (), 0), "Nothing about this project has a day."),
        (drawn.AllBlocked(now, (), 0), "No project is blocked."),
        (drawn.Circle(now, "Ann", "person", (), 0), "Nothing in the notes ties anybody to it."),
    ):
        shown = " ".join(box.text for box in drawn.texts(root_of(found, 1200)))
        assert said in shown
        assert "10 Jan 2026" in shown
