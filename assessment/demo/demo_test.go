package demo

import (
	"bytes"
	"encoding/json"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/words"

	"pgregory.net/rapid"
)

// TestEveryStateIsThere on any day, so that there is always something of each to try.
func TestEveryStateIsThere(t *testing.T) {
	catalogue, err := words.Load("nl")
	if err != nil {
		t.Fatal(err)
	}
	want := map[register.Place]int{
		register.All: 14, register.Archive: 1, "lapsed": 2, "lapsing": 1, "draft": 4, "decided": 4, "refused": 1, "superseded": 2,
	}
	rapid.Check(t, func(t *rapid.T) {
		day := assessment.Date("2026-01-01").AddDays(rapid.IntRange(0, 4000).Draw(t, "day"))
		items, err := Items(day)
		if err != nil {
			t.Fatal(err)
		}
		var rows []register.Row
		for _, item := range items {
			row, err := register.RowOf(item)
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, row)
		}
		g, err := register.New(rows, day, catalogue)
		if err != nil {
			t.Fatal(err)
		}
		view := g.Look("", register.All)
		for place, n := range want {
			if view.Counts[place] != n {
				for _, e := range view.Entries {
					t.Log(e.State, e.Program, e.Version, e.On, e.Through, e.Judged)
				}
				t.Fatalf("on %s %d are %s, not %d", day, view.Counts[place], place, n)
			}
		}
		lookAt(t, g, view)
	})
}

// lookAt asks of the register what is worth trying: lapsed evidence, an exception
// that follows one, something overdue and something to come.
func lookAt(t *rapid.T, g *register.Register, view register.View) {
	var lapsed, again, past, coming bool
	for _, e := range view.Entries {
		lapsed = lapsed || e.State == register.Decided && e.LapsedBy > 0
		again = again || e.State == register.Decided && e.ExceptionsBefore > 0 && e.Judged == assessment.ExceptionOnly
	}
	for _, d := range g.Soon() {
		past, coming = past || d.Past && d.What == register.TaskSafeguard, coming || !d.Past
	}
	if !lapsed || !again || !past || !coming {
		t.Fatalf("lapsed evidence %v, exception again %v, overdue %v, coming %v", lapsed, again, past, coming)
	}
}

func TestSealsHold(t *testing.T) {
	items, err := Items("2026-11-25")
	if err != nil {
		t.Fatal(err)
	}
	numbers := map[string]string{}
	for _, item := range items {
		a := item.Assessment
		if a.Draft() {
			if item.Sealed != nil {
				t.Errorf("%s: a draft is sealed", a.Program.Name)
			}
			continue
		}
		back, err := exchange.Read(bytes.NewReader(item.Sealed))
		if err != nil || back.Program.Name != a.Program.Name || exchange.Seal(item.Sealed) != item.Seal {
			t.Errorf("%s: %v", a.Program.Name, err)
		}
		if id, given := numbers[a.Number]; a.Number == "" || given && id != a.ID {
			t.Errorf("%s has number %q, which is that of %s", a.ID, a.Number, id)
		}
		numbers[a.Number] = a.ID
	}
}

func TestTheSameDayGivesTheSame(t *testing.T) {
	one, err := Items("2027-02-28")
	if err != nil {
		t.Fatal(err)
	}
	two, _ := Items("2027-02-28")
	a, _ := json.Marshal(one)
	b, _ := json.Marshal(two)
	if !bytes.Equal(a, b) {
		t.Error("twice made, it differs")
	}
}
