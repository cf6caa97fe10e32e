"""Documents in, reports out: deterministic rules over a dependency parse.

The steps, one module each: ``furniture`` sheds the page around the story, ``atoms`` and
``assembly`` find the actors, ``people`` tells who is who, ``parse`` parses, ``triggers`` and
``frames`` find events and their roles, ``realis`` and ``when`` settle whether and when,
``discourse`` resolves "both ministers", ``types`` completes each event type, ``compose`` makes
reports, ``calibration`` says how sure they are.

``registry`` finds this or another ``extractor`` by name, ``parallel`` runs it, ``table`` is one of
ready-made events.
"""

from graph.extract.pipeline import EXTRACTOR, VERSION, extract, extract_many

__all__ = ["EXTRACTOR", "VERSION", "extract", "extract_many"]
