"""One real event in every shape the service answers with: the examples of the OpenAPI document.

Declaration on strengthening strategic relations and deepening allied interaction, signed in Baku
on 24 August 2022 by the presidents of Azerbaijan and Kazakhstan; the sentence is our own.
"""

from datetime import date

from graph.changes import Change, Deed, Subject
from graph.exchange.actors import actors
from graph.exchange.relations import Line, Relations
from graph.model import (
    Agreement,
    Document,
    Dyad,
    Event,
    Evidence,
    Exercise,
    Participant,
    Place,
    Report,
)
from graph.queries import Actor, ActorKind, Bin, DyadSummary, OfficeHolding
from graph.timeline import Lane, Timeline
from ontology.terms import EventType, Portfolio, Role

SENTENCE = (
    "The two presidents signed a declaration on strengthening strategic relations in Baku "
    "on 24 August 2022."
)
TITLE = "Declaration on strengthening strategic relations and deepening allied interaction"

DOCUMENT = Document(
    id="d5f2c0b7a91e3d684",
    text=SENTENCE,
    title="Azerbaijan and Kazakhstan sign declaration in Baku",
    url="https://news.example/2022/08/24/declaration",
    publisher="Example News",
    published=date(2022, 8, 24),
)
EVIDENCE = Evidence(document=DOCUMENT.id, quote=SENTENCE, start=0, end=len(SENTENCE))
SIGNATORIES = (
    Participant(
        role=Role.SIGNATORY,
        principal="AZE",
        portfolio=Portfolio.HEAD_OF_STATE,
        official="Ilham Aliyev",
        title="President",
    ),
    Participant(
        role=Role.SIGNATORY,
        principal="KAZ",
        portfolio=Portfolio.HEAD_OF_STATE,
        official="Kassym-Jomart Tokayev",
        title="President",
    ),
)
PLACE = Place(city="Baku", country="AZE")
EVENT = Event(
    id="e0c8e6f1d2a4b3957",
    type=EventType.SIGNING,
    subtype="declaration",
    date="2022-08-24",
    place=PLACE,
    participants=SIGNATORIES,
    name=TITLE,
    agreement="a7b1d9e3f5c2084a6",
    evidence=(EVIDENCE,),
    reports=("r3a9f7c1e5d2b8046",),
    publishers=("Example News",),
    confidence=0.9,
    why=("signing.verb",),
)
REPORT = Report(
    id=EVENT.reports[0],
    document=DOCUMENT.id,
    type=EVENT.type,
    subtype=EVENT.subtype,
    date=EVENT.date,
    place=PLACE,
    participants=SIGNATORIES,
    name=TITLE,
    evidence=(EVIDENCE,),
    confidence=0.9,
    why=("signing.verb",),
)
AGREEMENT = Agreement(
    id="a7b1d9e3f5c2084a6",
    kind="declaration",
    title=TITLE,
    parties=("AZE", "KAZ"),
    signatories=SIGNATORIES,
    signed="2022-08-24",
    place=PLACE,
    events=(EVENT.id,),
    evidence=(EVIDENCE,),
)
DYAD = DyadSummary(
    dyad=Dyad.of("AZE", "KAZ"),
    events=1,
    reports=1,
    first="2022-08-24",
    last="2022-08-24",
    types=((EventType.SIGNING, 1),),
)
RELATIONS = Relations(
    actors=[actor for actor in actors([EVENT]) if actor.kind is ActorKind.PRINCIPAL],
    lines=[
        Line(
            left="AZE",
            right="KAZ",
            type=EventType.SIGNING,
            directed=False,
            level=ActorKind.PRINCIPAL,
            events=1,
            first="2022-08-24",
            last="2022-08-24",
        )
    ],
)
CHANGE = Change(
    number=17,
    at="2026-03-01T09:30:00+00:00",
    change=Deed.CREATED,
    kind=Subject.EVENT,
    subject=EVENT.id,
)
OFFICIAL = Actor(
    id="KAZ.kassym-jomart-tokayev",
    kind=ActorKind.OFFICIAL,
    principal="KAZ",
    name="Kassym-Jomart Tokayev",
    events=1,
    first="2022-08-24",
    last="2022-08-24",
    offices=(
        OfficeHolding(
            official="KAZ.kassym-jomart-tokayev",
            name="Kassym-Jomart Tokayev",
            title="President",
            portfolio=Portfolio.HEAD_OF_STATE,
            first="2022-08-24",
            last="2022-08-24",
            events=1,
            evidence=(EVIDENCE,),
        ),
    ),
)
EXERCISE = Exercise(
    id="x4c1e9d7b3f508a26",
    name="Caspian Breeze",
    kind="naval",
    date="2022-09",
    organizers=("AZE", "KAZ"),
    events=("e5b7a9c1d3f204e68",),
)
COUNT = Bin(period="2022-08", type=EventType.SIGNING, events=1, reports=1)
TIMELINE = Timeline(
    dyad=DYAD.dyad,
    lanes=(Lane(type=EventType.SIGNING, events=(EVENT,)),),
    undated=(),
    first="2022-08-24",
    last="2022-08-24",
    total=1,
)
