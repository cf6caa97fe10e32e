"""The shape of a JSON Feed (jsonfeed.org, version 1.1), as far as it is written."""

from typing import Any

from pydantic import BaseModel, Field


class FeedAuthor(BaseModel):
    """Who makes the feed."""

    name: str


class FeedItem(BaseModel):
    """One event of a feed."""

    id: str = Field(description="IRI of the event.")
    url: str = Field(description="Its page.")
    title: str
    content_text: str = Field(description="The clearest sentence that tells of it.")
    date_modified: str = Field(description="When the ledger learnt or changed it, RFC 3339.")
    tags: list[str] = Field(description="Its type and its parties.")
    bilateral: dict[str, Any] = Field(
        alias="_bilateral", description="The event, as `/v1/events/{id}` gives it, without links."
    )


class JsonFeed(BaseModel):
    """Events, those first that the ledger learnt or changed last."""

    version: str
    title: str
    authors: list[FeedAuthor]
    language: str
    feed_url: str
    items: list[FeedItem]
