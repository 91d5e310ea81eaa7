# Reads a calendar from standard input with python-icalendar and prints what it read as JSON.
import json
import sys
from datetime import datetime, timezone

import icalendar


def time(value):
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat()


def entry(component):
    task = component.name == "VTODO"
    seen = {
        "uid": str(component["UID"]),
        "at": time(component.decoded("DUE" if task else "DTSTART")),
        "summary": str(component["SUMMARY"]),
        "status": str(component["STATUS"]),
        "sequence": int(component["SEQUENCE"]),
        "description": str(component["DESCRIPTION"]),
        "alarms": sorted(
            int(alarm.decoded("TRIGGER").total_seconds() // 60) for alarm in component.walk("VALARM")
        ),
    }
    if "DTEND" in component:
        seen["end"] = time(component.decoded("DTEND"))
    return seen


calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
entries = calendar.walk("VEVENT") + calendar.walk("VTODO")
complaints = [str(each) for part in [calendar] + calendar.walk() for each in part.errors]
json.dump({"entries": [entry(each) for each in entries], "complaints": complaints}, sys.stdout)
