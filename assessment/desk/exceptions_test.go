package desk

import (
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"

	"github.com/google/uuid"
)

// TestExceptionsOfOtherAssessmentsCount: an exception for the same program and use
// within 24 months is another one, whatever assessment it stands in.
func TestExceptionsOfOtherAssessmentsCount(t *testing.T) {
	d, _ := newTestDesk(t)
	past := func(program, audience, kind string, on assessment.Date) {
		a := assessment.New(uuid.NewString(), on)
		a.Practice.Name, a.Program.Name, a.Use.Audience = "De Linde", program, audience
		a.Decision = &assessment.Decision{Kind: kind, On: on, Outcome: assessment.ExceptionOnly}
		if kind != assessment.Refused {
			a.Decision.Through = on.AddMonths(1)
		}
		must(t, d.File(register.Item{Assessment: a}))
	}
	past("Bellen", assessment.WithClients, assessment.Reservation, "2026-02-01")
	past(" bellen", assessment.WithClients, assessment.Reservation, "2026-06-01")
	past("Bellen", assessment.WithClients, assessment.Reservation, "2024-01-01")
	past("Bellen", assessment.WithClients, assessment.Refused, "2026-06-02")
	past("Bellen", assessment.AmongColleagues, assessment.Reservation, "2026-06-03")
	past("Schrijven", assessment.WithClients, assessment.Reservation, "2026-06-04")

	a := assessment.New(uuid.NewString(), d.Today())
	a.Practice.Name, a.Program.Name, a.Use.Audience = "de linde", "Bellen", assessment.WithClients
	must(t, d.File(register.Item{Assessment: a}))
	e := d.Editor()
	if n := e.Assessment().ExceptionsWithin(d.Today()); n != 2 {
		t.Fatalf("%d exceptions count, and not the two of this year: %+v", n, e.Assessment().Exceptions)
	}
	e.Assessment().Program.Name = "Zwaaien"
	e.Changed()
	if n := e.Assessment().ExceptionsWithin(d.Today()); n != 0 {
		t.Errorf("%d exceptions of another program count", n)
	}
	e.Assessment().Program.Name = "Bellen"
	e.Changed()
	if item, err := d.Item(e.Key()); err != nil || len(item.Assessment.Exceptions) != 3 {
		t.Errorf("what is saved knows %d, %v", len(item.Assessment.Exceptions), err)
	}
}
