"""The gazetteer: which principals, cities, portfolios and persons a name or a text speaks of."""

from graph.gazetteer.lexicon import NameKind
from graph.gazetteer.names import NameMention
from graph.gazetteer.officeholders import OfficeHolder, OfficeHolders, office_holders
from graph.gazetteer.portfolios import PortfolioForm, PortfolioMention
from graph.gazetteer.principals import Principal, PrincipalKind
from graph.gazetteer.reference import Gazetteer, gazetteer, principal_name

__all__ = [
    "Gazetteer",
    "NameKind",
    "NameMention",
    "OfficeHolder",
    "OfficeHolders",
    "PortfolioForm",
    "PortfolioMention",
    "Principal",
    "PrincipalKind",
    "gazetteer",
    "office_holders",
    "principal_name",
]
