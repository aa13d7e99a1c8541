"""The database as something to browse: the plugin that Datasette finds by itself, and `kg serve`."""
