"""What can go wrong when a file is published; every message is a Chinese sentence for the operator."""

from __future__ import annotations


class PublishError(RuntimeError):
    """Nothing was published; the file that stood there before still stands, untouched."""


class NotOurFile(PublishError):
    """The target exists and is no warehouse of ours: it is never overwritten."""


class PublisherBusy(PublishError):
    """Another publication into the same file is under way."""
