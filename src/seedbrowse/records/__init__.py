"""What a bibliographic record is."""

from seedbrowse.records.issued import Issued
from seedbrowse.records.name import Name
from seedbrowse.records.record import Record, Source

__all__ = ["Issued", "Name", "Record", "Source"]
