"""Answers as charts: pure functions from an answer to an SVG that needs nothing else.

A module a chart, each with `title`, `text` and `drawing(found, wide, address)`, which is None where
there is nothing to draw; `forms.svg` puts them together. All say what is shown, in which units, and
how much of it there is, and hold the same as text. Colours follow the reader's theme; what they
mean is said by shape, place or words as well. There is no script and no style attribute, so that no
policy of a page refuses them.
"""
