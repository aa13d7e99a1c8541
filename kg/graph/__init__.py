"""The graph: built from rows, projected, measured, and written to files.

The only package that knows networkx, which takes as long to load as Python twenty times: callers
import the module that they mean. It takes values and gives values; which part of a database they
come from is decided in kg.query.graph.
"""
