"""Questions to the graph: `near` asks the database alone, the others build what they need of it."""
