package exchange

import (
	"reflect"
	"testing"

	"beeldbeltoets/assessment"
)

// exampleDay is the day on which the undecided example is looked at.
const exampleDay = assessment.Date("2026-11-22")

func examples(t testing.TB) map[string]assessment.Assessment {
	t.Helper()
	names, err := Examples()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]assessment.Assessment{}
	for _, name := range names {
		if all[name], err = Example(name); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return all
}

func TestExamplesComeOutAsPromised(t *testing.T) {
	want := map[string]string{
		"business": assessment.Conditional,
		"care":     assessment.Suitable,
		"consumer": assessment.ExceptionOnly,
	}
	all := examples(t)
	if len(all) != len(want) {
		t.Errorf("%d examples, not %d", len(all), len(want))
	}
	for name, a := range all {
		c, err := assessment.Load(a.Editions)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Outcome(&a, a.BaseDate(exampleDay)).Outcome; got != want[name] {
			t.Errorf("%s comes out as %s, not %s", name, got, want[name])
		}
		for _, f := range c.Review(&a, exampleDay) {
			if f.Severity == assessment.Blocks {
				t.Errorf("%s: %s at %s blocks: %v", name, f.Code, f.Path, f.Params)
			}
		}
	}
}

// A decided example holds just what deciding it anew gives.
func TestDecidedExamplesAreAsDecided(t *testing.T) {
	for name, a := range examples(t) {
		if a.Draft() {
			continue
		}
		c, err := assessment.Load(a.Editions)
		if err != nil {
			t.Fatal(err)
		}
		draft := a
		draft.Decision = nil
		again, err := c.Decide(draft, *a.Decision, "", a.Decision.On)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !reflect.DeepEqual(again.Decision, a.Decision) {
			t.Errorf("%s: decided anew it is\n%+v\nand in the file\n%+v", name, *again.Decision, *a.Decision)
		}
	}
}
