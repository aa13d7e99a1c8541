-- title: Only entities
-- description: A condition on a thing (node): it is a person, a project, an organization, or of a kind that kg.toml declares. The kinds are those of `NO_ENTITIES` in kg/model/kinds.py.
node.kind not in ('meeting', 'note', 'tag', 'missing')
