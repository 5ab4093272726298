"""The interface on a page of the web: everything that imports textual-serve, an extra."""
