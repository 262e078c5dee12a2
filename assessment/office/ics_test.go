package office

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/plaintext"

	"pgregory.net/rapid"
)

var icsMoment = time.Date(2026, 11, 25, 14, 32, 0, 0, time.FixedZone("", 3600))

func TestICS(t *testing.T) {
	got := string(ICS("Praktijk; De Linde", []Event{
		{UID: "a-decision", Day: "2027-01-31", Title: "Het besluit over Zoom, verloopt", Text: "Wie: M. de Wit\nNummer: 2026-0007", Remind: 30},
		{UID: "b", Day: "2026-10-31", Title: "voorbij", Remind: 7},
		{UID: "c", Day: "2026-11-28", Title: "bijna", Remind: 7},
		{UID: "d", Day: "31-2-2027", Title: "geen dag"},
	}, icsMoment))
	want := strings.ReplaceAll(`BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Beeldbeltoets//NL
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Praktijk\; De Linde
BEGIN:VEVENT
UID:a-decision@beeldbeltoets
DTSTAMP:20261125T133200Z
LAST-MODIFIED:20261125T133200Z
SEQUENCE:3629612
DTSTART;VALUE=DATE:20270131
DTEND;VALUE=DATE:20270201
SUMMARY:Het besluit over Zoom\, verloopt
DESCRIPTION:Wie: M. de Wit\nNummer: 2026-0007
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Het besluit over Zoom\, verloopt
TRIGGER:-P29DT15H
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:b@beeldbeltoets
DTSTAMP:20261125T133200Z
LAST-MODIFIED:20261125T133200Z
SEQUENCE:3629612
DTSTART;VALUE=DATE:20261031
DTEND;VALUE=DATE:20261101
SUMMARY:voorbij
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:c@beeldbeltoets
DTSTAMP:20261125T133200Z
LAST-MODIFIED:20261125T133200Z
SEQUENCE:3629612
DTSTART;VALUE=DATE:20261128
DTEND;VALUE=DATE:20261129
SUMMARY:bijna
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:bijna
TRIGGER:PT9H
END:VALARM
END:VEVENT
END:VCALENDAR
`, "\n", "\r\n")
	if got != want {
		t.Errorf("%s", got)
	}
}

// TestICSHoldsAnyText: whatever people typed, a reader of the format gets it back
// but for control characters, no line is too long and none is cut in a letter.
func TestICSHoldsAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`([a-z;,\\: "]|é|\n|\r\n|😀|END:VEVENT){0,60}`))
		var events []Event
		for range rapid.IntRange(0, 4).Draw(t, "events") {
			events = append(events, Event{
				UID: rapid.StringMatching(`[a-z0-9-]{1,90}`).Draw(t, "uid"), Day: assessment.Date("2026-01-01").AddDays(rapid.IntRange(0, 2000).Draw(t, "day")),
				Title: text.Draw(t, "title"), Text: text.Draw(t, "text"), Remind: rapid.IntRange(0, 90).Draw(t, "remind"),
			})
		}
		file := ICS(text.Draw(t, "name"), events, icsMoment)
		read := readICS(t, file)
		if len(read) != len(events) {
			t.Fatalf("%d events of %d come back", len(read), len(events))
		}
		for i, e := range events {
			got := read[i]
			if got["UID"] != e.UID+"@beeldbeltoets" || got["SUMMARY"] != plainText(e.Title) || got["DESCRIPTION"] != plainText(e.Text) {
				t.Fatalf("%+v comes back as %q", e, got)
			}
			if got["DTSTART;VALUE=DATE"] != strings.ReplaceAll(string(e.Day), "-", "") {
				t.Fatalf("%s comes back as %s", e.Day, got["DTSTART;VALUE=DATE"])
			}
		}
	})
}

func TestALaterFileHasAHigherSequence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := icsMoment.Add(time.Duration(rapid.Int64Range(0, 1<<30).Draw(t, "seconds")) * time.Second)
		later := at.Add(time.Duration(rapid.Int64Range(60, 1<<30).Draw(t, "more")) * time.Second)
		if sequence(later) <= sequence(at) || sequence(later) >= 1<<31 {
			t.Fatalf("%s has %d, %s has %d", at, sequence(at), later, sequence(later))
		}
	})
}

// plainText is what of a text a calendar may hold.
func plainText(s string) string {
	return strings.ReplaceAll(plaintext.Prose(s), string(utf8.RuneError), "")
}

// readICS is a reader of its own: it unfolds, follows BEGIN and END, and returns
// the properties of each event.
func readICS(t *rapid.T, file []byte) (events []map[string]string) {
	var within []string
	for _, line := range strings.Split(strings.TrimSuffix(unfold(t, file), "\r\n"), "\r\n") {
		name, value, found := strings.Cut(line, ":")
		if !found {
			t.Fatalf("no property: %q", line)
		}
		switch name {
		case "BEGIN":
			within = append(within, value)
			if value == "VEVENT" {
				events = append(events, map[string]string{})
			}
		case "END":
			if len(within) == 0 || within[len(within)-1] != value {
				t.Fatalf("%s ends within %v", value, within)
			}
			within = within[:len(within)-1]
		default:
			if len(within) == 2 && within[1] == "VEVENT" {
				events[len(events)-1][name] = unescape(value)
			}
		}
	}
	if len(within) > 0 {
		t.Fatalf("%v never ends", within)
	}
	return events
}

func unfold(t *rapid.T, file []byte) string {
	if !utf8.Valid(file) || bytes.Count(file, []byte("\n")) != bytes.Count(file, []byte("\r\n")) {
		t.Fatalf("no lines of UTF-8: %q", file)
	}
	for _, line := range strings.Split(string(file), "\r\n") {
		if len(line) > lineOctets || !utf8.ValidString(line) {
			t.Fatalf("a line of %d octets: %q", len(line), line)
		}
	}
	return strings.ReplaceAll(string(file), "\r\n ", "")
}

func unescape(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\;`, ";", `\,`, ",").Replace(s)
}
