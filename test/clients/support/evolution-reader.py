# Has Evolution's data server (the store behind Evolution and GNOME Calendar) look at a calendar again, and prints as JSON
# what its store holds then. Arguments: the calendar's URL. Runs in a session bus of its own, with HOME as its memory.
import json
import os
import sys
from urllib.parse import urlsplit

import gi

gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
gi.require_version("ICalGLib", "3.0")
from gi.repository import ECal, EDataServer, GLib, ICalGLib  # noqa: E402

url = urlsplit(sys.argv[1])
source_id = "qixian"
folder = os.path.join(os.environ["HOME"], ".config", "evolution", "sources")
os.makedirs(folder, exist_ok=True)
path = os.path.join(folder, source_id + ".source")
if not os.path.exists(path):
    with open(path, "w") as file:
        file.write(
            "[Data Source]\nDisplayName=Qixian\nEnabled=true\nParent=webcal-stub\n"
            "[Calendar]\nBackendName=webcal\nSelected=true\n"
            f"[Authentication]\nHost={url.hostname}\nPort={url.port}\nMethod=none\n"
            "[Security]\nMethod=none\n"
            f"[WebDAV Backend]\nResourcePath={url.path}\n"
            "[Offline]\nStaySynchronized=true\n[Refresh]\nEnabled=false\nIntervalMinutes=1440\n"
        )

registry = EDataServer.SourceRegistry.new_sync(None)
source = registry.ref_source(source_id)
# It is never told that the calendar is connected, so there is nothing to wait for.
client = ECal.Client.connect_sync(source, ECal.ClientSourceType.EVENTS, 0xFFFFFFFF, None)


def objects():
    return client.get_object_list_sync("#t", None)[1]


def settle(milliseconds):
    loop = GLib.MainLoop()
    GLib.timeout_add(milliseconds, loop.quit)
    loop.run()


# The end of a refresh is not told, so the store is looked at until it has something and stands still for three seconds.
client.refresh_sync(None)
seen, still = [], 0
while not seen or still < 6:
    settle(500)
    now = [each.as_ical_string() for each in objects()]
    still, seen = (still + 1, seen) if now == seen else (0, now)


def time(value):
    text = value.as_ical_string()
    day = f"{text[0:4]}-{text[4:6]}-{text[6:8]}"
    return day if value.is_date() else f"{day}T{text[9:11]}:{text[11:13]}:{text[13:15]}Z"


def entry(component):
    fields = {
        "uid": component.get_uid(),
        "at": time(component.get_dtstart()),
        "summary": component.get_summary(),
        "description": component.get_description(),
        "status": ICalGLib.Property.status_to_string(component.get_status()),
        "sequence": component.get_sequence(),
    }
    if component.count_properties(ICalGLib.PropertyKind.DTEND_PROPERTY):
        fields["end"] = time(component.get_dtend())
    return fields


json.dump({"entries": [entry(each) for each in objects()], "complaints": []}, sys.stdout)
