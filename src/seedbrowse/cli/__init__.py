"""Headless commands; never import Textual."""
