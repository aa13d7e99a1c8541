"""How wide columns are."""

from hypothesis import given
from hypothesis import strategies as st

from kg.present.layout import GAP, Column, Plan, plan

columns = st.lists(
    st.builds(
        Column,
        st.sampled_from(("n", "days ago", "a very long heading")),
        st.sampled_from(("short", "name", "text", "path")),
        st.integers(0, 3),
        st.booleans(),
        st.integers(0, 40),
    ),
    min_size=1,
    max_size=14,
)


@given(columns, st.data(), st.integers(1, 250), st.booleans())
def test_columns_never_exceed_the_terminal_and_none_is_lost(
    found: list[Column], data: st.DataObject, limit: int, below: bool
) -> None:
    sizes = data.draw(st.lists(st.integers(0, 500), min_size=len(found), max_size=len(found)))
    planned = plan(found, sizes, limit, below=below)
    assert sum(planned.widths) + len(GAP) * (len(planned.widths) - 1) <= limit
    assert all(wide >= 1 for wide in planned.widths) or max(sizes) == 0
    everywhere = [*planned.beside, *planned.below, *planned.left_out]
    assert sorted(everywhere) == list(range(len(found)))
    assert all(found[at].shape == "path" for at in planned.below)
    assert below or not planned.below


def test_without_a_limit_all_have_what_they_take() -> None:
    found = [Column("name"), Column("source", "path")]
    assert plan(found, [300, 2], None) == Plan((0, 1), (300, 6))


def test_the_least_important_is_left_out_first() -> None:
    found = [Column(name, "short", rank) for name, rank in (("a", 1), ("b", 3), ("c", 0), ("d", 2))]
    assert plan(found, [10] * 4, 30).left_out == (1, 3)
