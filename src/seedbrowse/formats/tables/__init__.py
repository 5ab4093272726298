"""Tables with a header: Zotero's, any other's, and those that this program writes."""
