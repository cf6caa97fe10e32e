"""The closed vocabularies of the model; written by ``ontology.generate`` from ``bilateral.ttl``."""

from enum import StrEnum

from ontology.namespaces import BILATERAL

__all__ = ["SUBTYPES", "EventType", "Portfolio", "Role", "Status", "Term"]


class Term(StrEnum):
    """A value of the wire format that knows what it means.

    >>> Role.HOST == "host", Role.HOST.iri
    (True, 'https://w3id.org/bilateral/ontology#role-host')
    """

    @property
    def iri(self) -> str:
        """The IRI of the term in the ontology."""
        return BILATERAL + _MEANINGS[type(self).__name__, self.value][0]

    @property
    def label(self) -> str:
        """The English label."""
        return _MEANINGS[type(self).__name__, self.value][1]

    @property
    def definition(self) -> str:
        """What the term covers, in one English sentence."""
        return _MEANINGS[type(self).__name__, self.value][2]


class EventType(Term):
    """What kind of event it is."""

    VISIT = "visit"
    MEETING = "meeting"
    CALL = "call"
    MESSAGE = "message"
    INVITATION = "invitation"
    SIGNING = "signing"
    RATIFICATION = "ratification"
    TERMINATION = "termination"
    EXERCISE = "exercise"
    MILITARY_COOPERATION = "military-cooperation"
    ARMS_TRANSFER = "arms-transfer"
    AID = "aid"
    ECONOMIC_COOPERATION = "economic-cooperation"
    CULTURAL_COOPERATION = "cultural-cooperation"
    MISSION = "mission"
    RELATIONS = "relations"
    AWARD = "award"
    STATEMENT = "statement"
    APPEAL = "appeal"
    ACCUSATION = "accusation"
    REJECTION = "rejection"
    THREAT = "threat"
    SANCTION = "sanction"
    MOBILIZATION = "mobilization"
    CLASH = "clash"
    RELEASE = "release"


class Status(Term):
    """How real the event is."""

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    DENIED = "denied"


class Role(Term):
    """What a participant does in an event."""

    VISITOR = "visitor"
    HOST = "host"
    SIGNATORY = "signatory"
    SENDER = "sender"
    RECIPIENT = "recipient"
    SOURCE = "source"
    TARGET = "target"
    ORGANIZER = "organizer"
    PARTICIPANT = "participant"
    MEDIATOR = "mediator"
    ATTENDEE = "attendee"


class Portfolio(Term):
    """The field of work of a body, or a subject area."""

    HEAD_OF_STATE = "head-of-state"
    HEAD_OF_GOVERNMENT = "head-of-government"
    FOREIGN_AFFAIRS = "foreign-affairs"
    DEFENCE = "defence"
    INTERIOR = "interior"
    SECURITY = "security"
    JUSTICE = "justice"
    FINANCE = "finance"
    ECONOMY = "economy"
    TRADE = "trade"
    ENERGY = "energy"
    TRANSPORT = "transport"
    AGRICULTURE = "agriculture"
    EDUCATION = "education"
    CULTURE = "culture"
    SCIENCE = "science"
    HEALTH = "health"
    ENVIRONMENT = "environment"
    EMERGENCY = "emergency"
    DIGITAL = "digital"
    LABOUR = "labour"
    TOURISM = "tourism"
    SPORT = "sport"
    PARLIAMENT = "parliament"
    JUDICIARY = "judiciary"
    ARMED_FORCES = "armed-forces"
    BORDER_SERVICE = "border-service"
    CUSTOMS = "customs"
    CENTRAL_BANK = "central-bank"
    EMBASSY = "embassy"
    REGIONAL_GOVERNMENT = "regional-government"
    STATE_COMPANY = "state-company"
    OTHER = "other"


SUBTYPES: dict[EventType, tuple[str, ...]] = {
    EventType.VISIT: ("state", "official", "working", "private", "transit", "port-call"),
    EventType.MEETING: ("bilateral", "sidelines", "multilateral", "consultations", "commission"),
    EventType.CALL: (),
    EventType.MESSAGE: ("congratulations", "condolences", "letter"),
    EventType.INVITATION: (),
    EventType.SIGNING: (
        "treaty",
        "agreement",
        "memorandum",
        "protocol",
        "plan",
        "declaration",
        "contract",
        "document",
    ),
    EventType.RATIFICATION: ("ratification", "entry-into-force", "accession"),
    EventType.TERMINATION: (),
    EventType.EXERCISE: ("command-staff", "field", "naval", "air", "special-forces"),
    EventType.MILITARY_COOPERATION: (),
    EventType.ARMS_TRANSFER: ("order", "delivery"),
    EventType.AID: ("humanitarian", "financial", "medical", "military"),
    EventType.ECONOMIC_COOPERATION: (),
    EventType.CULTURAL_COOPERATION: (),
    EventType.MISSION: ("opening", "closure", "credentials", "appointment", "recall"),
    EventType.RELATIONS: (
        "established",
        "restored",
        "upgraded",
        "downgraded",
        "severed",
        "recognition",
    ),
    EventType.AWARD: (),
    EventType.STATEMENT: ("joint", "support"),
    EventType.APPEAL: (),
    EventType.ACCUSATION: ("protest-note", "summons"),
    EventType.REJECTION: (),
    EventType.THREAT: (),
    EventType.SANCTION: ("imposed", "lifted", "expulsion"),
    EventType.MOBILIZATION: (),
    EventType.CLASH: (),
    EventType.RELEASE: (),
}
"""The usual subtypes of every type, in the order of the annotation guide."""


_MEANINGS: dict[tuple[str, str], tuple[str, str, str]] = {
    ("EventType", "visit"): (
        "Visit",
        "visit",
        "Officials of one party travel to the territory, ship or premises of another one.",
    ),
    ("EventType", "meeting"): (
        "Meeting",
        "meeting",
        "Representatives of the parties talk face to face.",
    ),
    ("EventType", "call"): (
        "Call",
        "call",
        "Representatives of the parties talk by telephone or by video link.",
    ),
    ("EventType", "message"): (
        "Message",
        "message",
        "A letter or another written message that one party sends to the other.",
    ),
    ("EventType", "invitation"): (
        "Invitation",
        "invitation",
        "One party asks a representative of the other one to come.",
    ),
    ("EventType", "signing"): (
        "Signing",
        "signing",
        "A document between the parties is signed or initialled.",
    ),
    ("EventType", "ratification"): (
        "Ratification",
        "ratification",
        "A document between the parties is ratified, approved, acceded to, or enters into force.",
    ),
    ("EventType", "termination"): (
        "Termination",
        "termination",
        "A document between the parties ends, is denounced or suspended, or a party withdraws "
        "from it.",
    ),
    ("EventType", "exercise"): (
        "Exercise",
        "exercise",
        "Armed forces of the parties train together in a joint or combined exercise.",
    ),
    ("EventType", "military-cooperation"): (
        "MilitaryCooperation",
        "military cooperation",
        "Military training, port services, basing or joint production that is no exercise and "
        "no transfer of arms.",
    ),
    ("EventType", "arms-transfer"): (
        "ArmsTransfer",
        "arms transfer",
        "Military equipment is sold, ordered or delivered between the parties.",
    ),
    ("EventType", "aid"): (
        "Aid",
        "aid",
        "One party gives or lends the other money, goods or services that serve relief or "
        "development.",
    ),
    ("EventType", "economic-cooperation"): (
        "EconomicCooperation",
        "economic cooperation",
        "A project, investment, trade or transport arrangement that states start or agree on.",
    ),
    ("EventType", "cultural-cooperation"): (
        "CulturalCooperation",
        "cultural cooperation",
        "A programme in culture, education, science or sport between states.",
    ),
    ("EventType", "mission"): (
        "Mission",
        "diplomatic mission",
        "An embassy or consulate is opened or closed, or its head is appointed, received or "
        "recalled.",
    ),
    ("EventType", "relations"): (
        "Relations",
        "relations",
        "The formal state of relations changes: established, restored, raised, lowered or cut,"
        " or recognition is given.",
    ),
    ("EventType", "award"): (
        "Award",
        "award",
        "One party decorates a representative of the other one.",
    ),
    ("EventType", "statement"): (
        "Statement",
        "statement",
        "One party supports, praises or endorses the other in public, or both state something "
        "jointly.",
    ),
    ("EventType", "appeal"): (
        "Appeal",
        "appeal",
        "One party asks, urges or demands something of the other.",
    ),
    ("EventType", "accusation"): (
        "Accusation",
        "accusation",
        "One party criticizes or accuses the other, complains of it, or summons its ambassador.",
    ),
    ("EventType", "rejection"): (
        "Rejection",
        "rejection",
        "One party refuses a proposal, a demand or contact of the other, or vetoes it.",
    ),
    ("EventType", "threat"): (
        "Threat",
        "threat",
        "One party warns the other of force, sanctions or other harm.",
    ),
    ("EventType", "sanction"): (
        "Sanction",
        "sanction",
        "One party puts a sanction, embargo, boycott or ban on the other, lifts one, or expels"
        " its diplomats.",
    ),
    ("EventType", "mobilization"): (
        "Mobilization",
        "mobilization",
        "Troops, ships or aircraft are moved against the other party or close to it.",
    ),
    ("EventType", "clash"): (
        "Clash",
        "clash",
        "Armed attack, border incident, shelling or seizure between the parties.",
    ),
    ("EventType", "release"): (
        "Release",
        "release",
        "Prisoners, remains, property or ground are given back to the other party, troops are "
        "withdrawn, or a concession is made.",
    ),
    ("Status", "held"): (
        "status-held",
        "held",
        "It has happened or is happening.",
    ),
    ("Status", "planned"): (
        "status-planned",
        "planned",
        "It is firmly announced, scheduled or agreed for later.",
    ),
    ("Status", "cancelled"): (
        "status-cancelled",
        "cancelled",
        "It was announced and will not take place.",
    ),
    ("Status", "postponed"): (
        "status-postponed",
        "postponed",
        "It was announced and is put off to a later time, known or not.",
    ),
    ("Status", "denied"): (
        "status-denied",
        "denied",
        "A party concerned says that it did not or will not happen.",
    ),
    ("Role", "visitor"): (
        "role-visitor",
        "visitor",
        "The party, body or person that travels.",
    ),
    ("Role", "host"): (
        "role-host",
        "host",
        "The party, body or person that receives a visitor.",
    ),
    ("Role", "signatory"): (
        "role-signatory",
        "signatory",
        "The party, body or person that signs.",
    ),
    ("Role", "sender"): (
        "role-sender",
        "sender",
        "The party that sends a message or an invitation, gives aid or an award, or supplies arms.",
    ),
    ("Role", "recipient"): (
        "role-recipient",
        "recipient",
        "The party that a message, an invitation, aid, an award or arms go to.",
    ),
    ("Role", "source"): (
        "role-source",
        "source",
        "The party that acts in a directed event.",
    ),
    ("Role", "target"): (
        "role-target",
        "target",
        "The party that a directed event aims at.",
    ),
    ("Role", "organizer"): (
        "role-organizer",
        "organizer",
        "The party that holds an exercise or a forum.",
    ),
    ("Role", "participant"): (
        "role-participant",
        "participant",
        "A party that takes part on an equal footing.",
    ),
    ("Role", "mediator"): (
        "role-mediator",
        "mediator",
        "A third party that brings the parties together; no party itself.",
    ),
    ("Role", "attendee"): (
        "role-attendee",
        "attendee",
        "Somebody present, or invited to be, who is no party.",
    ),
    ("Portfolio", "head-of-state"): (
        "portfolio-head-of-state",
        "head of state",
        "The president, monarch or whoever else stands for the state, and their office.",
    ),
    ("Portfolio", "head-of-government"): (
        "portfolio-head-of-government",
        "head of government",
        "The prime minister or chancellor and their office, and the cabinet as a whole.",
    ),
    ("Portfolio", "foreign-affairs"): (
        "portfolio-foreign-affairs",
        "foreign affairs",
        "Diplomacy and consular affairs.",
    ),
    ("Portfolio", "defence"): (
        "portfolio-defence",
        "defence",
        "Defence policy and the ministry that runs the armed forces.",
    ),
    ("Portfolio", "interior"): (
        "portfolio-interior",
        "interior",
        "Police, public order, migration.",
    ),
    ("Portfolio", "security"): (
        "portfolio-security",
        "security",
        "Intelligence and security services, security councils.",
    ),
    ("Portfolio", "justice"): (
        "portfolio-justice",
        "justice",
        "Legal affairs, prosecution, prisons.",
    ),
    ("Portfolio", "finance"): (
        "portfolio-finance",
        "finance",
        "Budget, taxes, public debt.",
    ),
    ("Portfolio", "economy"): (
        "portfolio-economy",
        "economy",
        "Economic policy, industry, investment.",
    ),
    ("Portfolio", "trade"): (
        "portfolio-trade",
        "trade",
        "Internal and foreign trade.",
    ),
    ("Portfolio", "energy"): (
        "portfolio-energy",
        "energy",
        "Oil, gas, power, nuclear energy.",
    ),
    ("Portfolio", "transport"): (
        "portfolio-transport",
        "transport",
        "Roads, railways, aviation, shipping.",
    ),
    ("Portfolio", "agriculture"): (
        "portfolio-agriculture",
        "agriculture",
        "Farming, food, fisheries, forests.",
    ),
    ("Portfolio", "education"): (
        "portfolio-education",
        "education",
        "Schools and universities.",
    ),
    ("Portfolio", "culture"): (
        "portfolio-culture",
        "culture",
        "Arts, heritage, media, religion.",
    ),
    ("Portfolio", "science"): (
        "portfolio-science",
        "science",
        "Research, space.",
    ),
    ("Portfolio", "health"): (
        "portfolio-health",
        "health",
        "Public health and medicine.",
    ),
    ("Portfolio", "environment"): (
        "portfolio-environment",
        "environment",
        "Nature, climate, water.",
    ),
    ("Portfolio", "emergency"): (
        "portfolio-emergency",
        "emergency management",
        "Civil protection and relief after disasters.",
    ),
    ("Portfolio", "digital"): (
        "portfolio-digital",
        "digital affairs",
        "Communications, information technology, cyber affairs.",
    ),
    ("Portfolio", "labour"): (
        "portfolio-labour",
        "labour",
        "Work and social protection.",
    ),
    ("Portfolio", "tourism"): (
        "portfolio-tourism",
        "tourism",
        "Travel and the tourist trade.",
    ),
    ("Portfolio", "sport"): (
        "portfolio-sport",
        "sport",
        "Sport and youth.",
    ),
    ("Portfolio", "parliament"): (
        "portfolio-parliament",
        "parliament",
        "The legislature, its chambers, members and friendship groups.",
    ),
    ("Portfolio", "judiciary"): (
        "portfolio-judiciary",
        "judiciary",
        "Courts and judges.",
    ),
    ("Portfolio", "armed-forces"): (
        "portfolio-armed-forces",
        "armed forces",
        "General staff, army, navy, air force and their units.",
    ),
    ("Portfolio", "border-service"): (
        "portfolio-border-service",
        "border service",
        "Border guard and coast guard.",
    ),
    ("Portfolio", "customs"): (
        "portfolio-customs",
        "customs",
        "Customs authorities.",
    ),
    ("Portfolio", "central-bank"): (
        "portfolio-central-bank",
        "central bank",
        "The bank of issue and financial supervision.",
    ),
    ("Portfolio", "embassy"): (
        "portfolio-embassy",
        "embassy",
        "Embassies, consulates, permanent missions and their staff.",
    ),
    ("Portfolio", "regional-government"): (
        "portfolio-regional-government",
        "regional government",
        "Regions, provinces, cities and their heads.",
    ),
    ("Portfolio", "state-company"): (
        "portfolio-state-company",
        "state company",
        "Companies and funds that the state owns or controls.",
    ),
    ("Portfolio", "other"): (
        "portfolio-other",
        "other",
        "A body or subject outside the rest of this list.",
    ),
}
