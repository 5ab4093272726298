"""seedbrowse: browse bibliographic exports in the terminal, at the speed of thought."""

__version__ = "0.1.0"
