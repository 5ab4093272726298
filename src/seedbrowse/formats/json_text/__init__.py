"""Items of JSON, one after the other, past any damage."""
