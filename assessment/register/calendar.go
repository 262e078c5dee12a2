package register

import (
	"time"

	"beeldbeltoets/assessment/office"
)

// remindDays is how long before a day a calendar reminds of it.
const remindDays = 14

// Calendar is what is due as a calendar (.ics), made at a moment: taken in again, it
// changes what a calendar has of it.
func (g *Register) Calendar(due []Due, at time.Time) []byte {
	var events []office.Event
	for _, d := range due {
		events = append(events, office.Event{UID: d.UID(), Day: d.Date, Title: g.Says(d), Text: d.Owner, Remind: remindDays})
	}
	return office.ICS(g.words.T("due.title"), events, at)
}
