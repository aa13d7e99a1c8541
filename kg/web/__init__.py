"""The database as something to browse: the plugin that Datasette finds, and `kg serve`."""
