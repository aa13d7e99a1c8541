"""Answers as charts: pure functions from an answer to an SVG that needs nothing else.

A module a chart, each with `svg(found, *, width, theme)`; those with `address` make links of what
they show. All say what is shown, in which units, and how much of it there is, and hold the same as
text. Colours follow the reader's theme; what they mean is said by shape, place or words as well.
There is no script and no style attribute, so that no policy of a page refuses them.
"""
