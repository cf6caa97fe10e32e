"""What Schemathesis is told by ``SCHEMATHESIS_HOOKS``: a SPARQL query is sent as it is."""

import schemathesis

schemathesis.serializer.alias("application/sparql-query", "text/plain")
