"""What can go wrong when a file is published; every message is a Chinese sentence for the operator."""

from __future__ import annotations


class PublishError(RuntimeError):
    """Nothing was published; the file that stood there before still stands, untouched."""


class NotOurFile(PublishError):
    """The target exists and is no warehouse of ours: it is never overwritten."""


class NewerFile(PublishError):
    """The file was made by a newer program, whose tables this one does not know."""


class TooLittleMemory(PublishError):
    """DuckDB was allowed less memory than a question needs that it cannot split."""


class PublisherBusy(PublishError):
    """Another publication into the same file is under way."""


class NoSuchRelease(PublishError):
    """A release that is not kept was asked for."""
