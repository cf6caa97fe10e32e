"""Every setting of the service, in one place: environment variables called ``BILATERAL_…``."""

from pathlib import Path
from secrets import token_urlsafe
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_BASE_IRI = "https://w3id.org/bilateral/"
BASE_IRI = r"^https?://[^\s<>\"{}|^`\\]+[/#]$"
"""What a base is: an address of the web, to which the names of things can be added."""


class Settings(BaseSettings):
    """How the service runs; arguments win over the environment, which wins over the defaults."""

    model_config = SettingsConfigDict(env_prefix="BILATERAL_", extra="ignore", frozen=True)

    db: Path = Field(default=Path("bilateral.db"), description="The ledger's file.")
    host: str = Field(default="127.0.0.1", description="Address that `bilateral serve` binds.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port that it binds; 0 is any.")
    workers: int = Field(default=1, ge=1, le=64, description="Processes that answer requests.")
    base_iri: str = Field(
        default=DEFAULT_BASE_IRI,
        pattern=BASE_IRI,
        description="What the IRIs of events, agreements, actors and problems begin with.",
    )
    open_reads: bool = Field(default=True, description="Whether reading needs no key.")
    open_writes: bool = Field(
        default=False, description="Whether writing needs no key; only on a loopback address."
    )
    body_limit: int = Field(
        default=20_000_000, ge=1_000, description="Bytes that one request may send."
    )
    header_seconds: float = Field(
        default=10, gt=0, description="Seconds in which the head of a request must arrive."
    )
    body_seconds: float = Field(
        default=120, gt=0, description="Seconds in which the body of a request must arrive."
    )
    sparql_seconds: float = Field(
        default=30, gt=0, le=3_600, description="Seconds that a SPARQL query may take."
    )
    sparql_rows: int = Field(
        default=100_000, ge=1, description="Rows or triples that its answer may have."
    )
    sparql_memory: int = Field(
        default=1_000, ge=256, description="Megabytes of memory that it may take."
    )
    sparql_processes: int = Field(
        default=2, ge=1, le=64, description="Queries that each worker process answers at a time."
    )
    log_format: Literal["text", "json"] = Field(
        default="text", description="Lines of the log: for people, or a JSON object each."
    )
    shutdown_seconds: int = Field(
        default=5, ge=0, description="How long running requests may take to end at shutdown."
    )
    secret: str = Field(
        default_factory=token_urlsafe,
        min_length=16,
        repr=False,
        description="Signs the cursors of pages; one made at each start unless given.",
    )
    cors_origins: str = Field(
        default="",
        pattern=r"^(\*|(https?://[^\s/]+( +https?://[^\s/]+)*)?)$",
        description="Sites whose scripts may read the answers, with spaces between; `*` is all.",
    )
