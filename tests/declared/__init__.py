"""What is declared once, and what is made from it: docs/json.md, and the questions of Python."""
