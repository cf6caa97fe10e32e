"""The gazetteer: which principals, cities and portfolios a name, a code or a text speaks of."""

from graph.gazetteer.lexicon import NameKind
from graph.gazetteer.names import NameMention
from graph.gazetteer.portfolios import PortfolioForm, PortfolioMention
from graph.gazetteer.principals import Principal, PrincipalKind
from graph.gazetteer.reference import Gazetteer, gazetteer

__all__ = [
    "Gazetteer",
    "NameKind",
    "NameMention",
    "PortfolioForm",
    "PortfolioMention",
    "Principal",
    "PrincipalKind",
    "gazetteer",
]
