"""Lines that begin with a tag: one engine for RIS, MEDLINE, Web of Science, Refer, RefWorks."""
