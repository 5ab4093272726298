"""What fields mean in every format: names, dates, pages, identifiers, marked-up text."""
