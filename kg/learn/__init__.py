"""What a vault's own words mean, by evidence and not by language: `kg init` proposes them."""
