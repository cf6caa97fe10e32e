"""What an endpoint is, in the terms of SPARQL 1.1 Service Description."""

from importlib.resources import files

from pyoxigraph import RdfFormat, parse, serialize

from graph.sparql.formats import RESULTS


def description(endpoint: str, format: str) -> bytes:
    """The description of the endpoint at a URL, in a format that holds graphs."""
    text = files("graph.sparql").joinpath("service.ttl").read_bytes()
    read = parse(text, RdfFormat.TURTLE, base_iri=endpoint)
    syntax = RdfFormat.from_media_type(RESULTS[format].media_type)
    assert syntax is not None
    return serialize(list(read), format=syntax, prefixes=read.prefixes) or b""
