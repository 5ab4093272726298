"""Records of XML, one after the other, past any damage."""
