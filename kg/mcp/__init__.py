"""`kg mcp`: the questions for assistants, over the Model Context Protocol."""
