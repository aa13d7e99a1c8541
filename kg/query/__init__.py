"""One function a question; each takes a connection first and gives values of kg.model.answers.

Names of people, projects and so on are taken as a person types them (`kg.query.names.find`).
"""
