"""The interface: everything that imports Textual."""
