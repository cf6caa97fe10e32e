"""An extractor as a package would bring it: it answers with one report, fails or dies when told to.

``echo`` is its entry point, ``echo:ARGUMENT`` refuses to be made.
"""

import os
import signal
import time

from graph.errors import UnreadableDocument
from graph.model import Extraction, Participant, Report
from ontology.terms import EventType, Role


class Echo:
    name = "echo"
    version = "7"

    def extract_many(self, documents):
        for document in documents:
            self.heed(document.text)
            given = document if document.text != "swap" else other(document)
            if document.text != "swallow":
                yield Extraction(document=given, reports=(meeting(document),))

    def heed(self, text):
        if text == "fail":
            raise RuntimeError("too strange")
        if text == "refuse":
            raise UnreadableDocument("7.txt", "not in English")
        if text == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if text == "sleep":
            time.sleep(600)


def meeting(document):
    sides = tuple(Participant(role=Role.PARTICIPANT, principal=code) for code in ("AZE", "KAZ"))
    return Report(
        id=f"r{document.id}", document=document.id, type=EventType.MEETING, participants=sides
    )


def other(document):
    return type(document)(id="another", text=document.text)


def make(argument):
    if argument is not None:
        raise ValueError("no argument, please")
    return Echo()


def make_nothing(argument):
    return object()
