package office

import (
	"bytes"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/plaintext"
)

// Event is a whole day in a calendar, on which something is due.
type Event struct {
	UID    string // the same whenever it is written again
	Day    assessment.Date
	Title  string
	Text   string
	Remind int // days beforehand
}

// ICS writes a calendar file (RFC 5545). At is the moment of writing: a calendar
// that takes a later file in changes what it has under the same UIDs.
func ICS(name string, events []Event, at time.Time) []byte {
	var out bytes.Buffer
	stamp := at.UTC().Format("20060102T150405Z")
	write := func(property, value string) { fold(&out, property+":"+value) }
	write("BEGIN", "VCALENDAR")
	write("VERSION", "2.0")
	write("PRODID", "-//Beeldbeltoets//NL")
	write("CALSCALE", "GREGORIAN")
	write("METHOD", "PUBLISH")
	write("X-WR-CALNAME", icsText(name))
	for _, e := range events {
		if !e.Day.Valid() {
			continue
		}
		write("BEGIN", "VEVENT")
		write("UID", icsText(e.UID+"@beeldbeltoets"))
		write("DTSTAMP", stamp)
		write("LAST-MODIFIED", stamp)
		write("SEQUENCE", strconv.FormatInt(sequence(at), 10))
		write("DTSTART;VALUE=DATE", icsDay(e.Day))
		write("DTEND;VALUE=DATE", icsDay(e.Day.AddDays(1)))
		write("SUMMARY", icsText(e.Title))
		if e.Text != "" {
			write("DESCRIPTION", icsText(e.Text))
		}
		write("TRANSP", "TRANSPARENT")
		if trigger := e.trigger(assessment.On(at)); trigger != "" {
			write("BEGIN", "VALARM")
			write("ACTION", "DISPLAY")
			write("DESCRIPTION", icsText(e.Title))
			write("TRIGGER", trigger)
			write("END", "VALARM")
		}
		write("END", "VEVENT")
	}
	write("END", "VCALENDAR")
	return out.Bytes()
}

// sequence rises with every minute, and stays within 32 bits.
func sequence(at time.Time) int64 {
	began := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	return max(int64(at.Sub(began)/time.Minute), 0)
}

// trigger is nine in the morning, so many days beforehand; on the day itself
// where that is over, and never once the day is over.
func (e Event) trigger(today assessment.Date) string {
	switch {
	case e.Day.Before(today):
		return ""
	case e.Remind < 1 || e.Day.AddDays(-e.Remind).Before(today):
		return "PT9H"
	}
	return "-P" + strconv.Itoa(e.Remind-1) + "DT15H"
}

func icsDay(d assessment.Date) string { return strings.ReplaceAll(string(d), "-", "") }

// icsText escapes a text, without what steers a screen or a printer.
func icsText(s string) string {
	var out strings.Builder
	for _, r := range plaintext.Prose(s) {
		switch r {
		case '\\', ';', ',':
			out.WriteRune('\\')
			out.WriteRune(r)
		case '\n':
			out.WriteString(`\n`)
		case utf8.RuneError:
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// lineOctets is how long a line may be, without its end.
const lineOctets = 75

// fold writes a line, cut between letters into lines that are not too long; each
// further one begins with a space.
func fold(out *bytes.Buffer, line string) {
	room := lineOctets
	for _, r := range line {
		size := utf8.RuneLen(r)
		if size > room {
			out.WriteString("\r\n ")
			room = lineOctets - 1
		}
		out.WriteRune(r)
		room -= size
	}
	out.WriteString("\r\n")
}
