package assessment_test

import (
	"slices"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
)

// certified is the example of a certified care product, undecided, of a kind of
// provider: it meets what counts there.
func certified(t *testing.T, kind string) (*assessment.Content, assessment.Assessment) {
	t.Helper()
	a, err := exchange.Example("care")
	if err != nil {
		t.Fatal(err)
	}
	c := load(t)
	a.Practice.Profile, a.Decision = kind, nil
	a.Use.Functions = []string{"video"}
	return c, a
}

// TestBelgianConditionsBar: a no at one of the conditions that the practice itself
// answers bars approval without reservation, for every kind of provider in Belgium.
func TestBelgianConditionsBar(t *testing.T) {
	for _, kind := range []string{"be-private", "be-youth", "be-public", "be-clb"} {
		for _, check := range []string{"documents", "rules-of-use", "client-wants", "client-able"} {
			for answer, bars := range map[string]bool{assessment.Yes: false, "": false, assessment.No: true} {
				c, a := certified(t, kind)
				for _, p := range c.ChecksFor(&a) {
					a.Checks[p.ID] = assessment.Check{Answer: assessment.Yes}
				}
				a.Checks[check] = assessment.Check{Answer: answer}
				o := c.Outcome(&a, "2026-11-22")
				if o.Outcome != assessment.Suitable {
					t.Fatalf("%s: the example is %s", kind, o.Outcome)
				}
				options := c.Options(&a, o)
				if asked := slices.ContainsFunc(c.ChecksFor(&a), func(p assessment.CheckPoint) bool { return p.ID == check }); !asked {
					t.Fatalf("%s: %s is not asked", kind, check)
				}
				if (options.Barred[assessment.Approved] == check) != bars || slices.Contains(options.Kinds, assessment.Approved) == bars {
					t.Errorf("%s: %s answered %q: %+v", kind, check, answer, options)
				}
				if !slices.Contains(options.Kinds, assessment.Reservation) {
					t.Errorf("%s: %s answered %q leaves no approval with reservation", kind, check, answer)
				}
			}
		}
	}
}

// TestQuestion6AsksATodo: seven of the eight points ask what is agreed on the eighth,
// by whom and by when; a decision waits for it.
func TestQuestion6AsksATodo(t *testing.T) {
	blocks := func(vary func(*assessment.Assessment)) bool {
		c, a := certified(t, "nl")
		a.Answers["nen7512"] = assessment.Answer{Answer: assessment.No}
		vary(&a)
		return slices.ContainsFunc(c.Review(&a, "2026-11-22"), func(f assessment.Finding) bool {
			return f.Severity == assessment.Blocks && f.Code == "todo-required" && f.Path == "todos.nen7512"
		})
	}
	for name, try := range map[string]struct {
		vary func(*assessment.Assessment)
		want bool
	}{
		"nothing noted": {func(a *assessment.Assessment) { delete(a.Todos, "nen7512") }, true},
		"all noted": {func(a *assessment.Assessment) {
			a.Todos["nen7512"] = assessment.Todo{What: "Afspraken", Owner: "Ilse", Due: "2026-12-24"}
		}, false},
		"in Belgium": {func(a *assessment.Assessment) { delete(a.Todos, "nen7512"); a.Practice.Profile = "be-private" }, false},
	} {
		if got := blocks(try.vary); got != try.want {
			t.Errorf("%s: a decision waits for it: %v", name, got)
		}
	}
}
