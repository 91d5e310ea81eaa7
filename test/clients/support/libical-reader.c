/* Reads a calendar from standard input with libical, lets it check the format's restrictions, and prints as JSON what it
 * read and what it complained about. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_text(const char *text)
{
    putchar('"');
    for (const unsigned char *at = (const unsigned char *)(text ? text : ""); *at; at++) {
        if (*at == '"' || *at == '\\')
            printf("\\%c", *at);
        else if (*at < 0x20)
            printf("\\u%04x", *at);
        else
            putchar(*at);
    }
    putchar('"');
}

static void print_field(const char *name, const char *text)
{
    printf("\"%s\":", name);
    print_text(text);
}

static void print_property(icalcomponent *entry, const char *name, icalproperty_kind kind)
{
    icalproperty *property = icalcomponent_get_first_property(entry, kind);
    if (!property)
        return;
    putchar(',');
    print_field(name, icalproperty_get_value_as_string(property));
}

static int first = 1;

static void print_alarms(icalcomponent *entry)
{
    int none = 1;
    printf(",\"alarms\":[");
    for (icalcomponent *alarm = icalcomponent_get_first_component(entry, ICAL_VALARM_COMPONENT); alarm;
         alarm = icalcomponent_get_next_component(entry, ICAL_VALARM_COMPONENT)) {
        icalproperty *trigger = icalcomponent_get_first_property(alarm, ICAL_TRIGGER_PROPERTY);
        struct icaltriggertype when = icalproperty_get_trigger(trigger);
        printf("%s%d", none ? "" : ",", icaldurationtype_as_int(when.duration) / 60);
        none = 0;
    }
    putchar(']');
}

static void print_entry(icalcomponent *entry)
{
    int task = icalcomponent_isa(entry) == ICAL_VTODO_COMPONENT;
    printf(first ? "{" : ",{");
    first = 0;
    print_field("uid", icalcomponent_get_uid(entry));
    print_property(entry, "at", task ? ICAL_DUE_PROPERTY : ICAL_DTSTART_PROPERTY);
    print_property(entry, "end", ICAL_DTEND_PROPERTY);
    print_property(entry, "status", ICAL_STATUS_PROPERTY);
    putchar(',');
    print_field("summary", icalcomponent_get_summary(entry));
    putchar(',');
    print_field("description", icalcomponent_get_description(entry));
    printf(",\"sequence\":%d", icalcomponent_get_sequence(entry));
    print_alarms(entry);
    putchar('}');
}

static void print_entries(icalcomponent *calendar, icalcomponent_kind kind)
{
    for (icalcomponent *entry = icalcomponent_get_first_component(calendar, kind); entry;
         entry = icalcomponent_get_next_component(calendar, kind))
        print_entry(entry);
}

static void print_complaints(icalcomponent *component, int *none)
{
    for (icalproperty *error = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY); error;
         error = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)) {
        if (!*none)
            putchar(',');
        *none = 0;
        print_text(icalproperty_get_xlicerror(error));
    }
    for (icalcompiter at = icalcomponent_begin_component(component, ICAL_ANY_COMPONENT); icalcompiter_deref(&at);
         icalcompiter_next(&at))
        print_complaints(icalcompiter_deref(&at), none);
}

int main(void)
{
    size_t length = 0, room = 1 << 20;
    char *text = malloc(room);
    for (size_t part; (part = fread(text + length, 1, room - length - 1, stdin)) > 0;) {
        length += part;
        if (length + 1 == room)
            text = realloc(text, room *= 2);
    }
    text[length] = '\0';
    icalcomponent *calendar = icalparser_parse_string(text);
    if (!calendar)
        return 1;
    int valid = icalrestriction_check(calendar), none = 1;
    printf("{\"entries\":[");
    print_entries(calendar, ICAL_VEVENT_COMPONENT);
    print_entries(calendar, ICAL_VTODO_COMPONENT);
    printf("],\"valid\":%s,\"complaints\":[", valid ? "true" : "false");
    print_complaints(calendar, &none);
    printf("]}");
    return 0;
}
