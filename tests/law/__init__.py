"""The central law: after any edits a refresh leaves exactly what a whole import would.

`python -m tests.law` edits random vaults and compares, table by table and answer by answer.
"""
