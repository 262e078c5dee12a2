package grid

import (
	"slices"
	"testing"

	"beeldbeltoets/assessment"
)

// TestAnAssessmentBringsWhatItKnows, marked, and nothing that it does not know.
func TestAnAssessmentBringsWhatItKnows(t *testing.T) {
	g := load(t)
	c, err := assessment.Load(assessment.Current)
	if err != nil {
		t.Fatal(err)
	}
	a := assessment.New("id", "2026-11-22")
	a.Program.Name, a.Use.Functions = "Zorgbeeld", []string{"video"}
	a.Answers = map[string]assessment.Answer{"e2e": {Answer: assessment.Yes, Covers: []string{"video"}}}
	p := g.Take(c, &a, "2026-11-22")
	if p.Name != a.Program.Name || p.Assessment != a.ID || p.Choices["encryption"] != "end-to-end" || !slices.Contains(p.Carried, "encryption") {
		t.Errorf("%+v", p)
	}
	if len(p.Choices) != len(p.Carried) {
		t.Errorf("%v carried, %v chosen", p.Carried, p.Choices)
	}
	empty := assessment.New("id", "2026-11-22")
	empty.Safeguards = map[string]assessment.Safeguard{"waiting-room": {State: assessment.InPlace}}
	if p := g.Take(c, &empty, "2026-11-22"); len(p.Choices) != 1 || p.Choices["joining"] != "yes" {
		t.Errorf("%+v", p)
	}
	p.Choose("encryption", "standard")
	if slices.Contains(p.Carried, "encryption") {
		t.Error("an answer of one's own stays marked as carried over")
	}
}

// TestCarriesNameWhatIsThere: ids of the grid, the questions and the safeguards.
func TestCarriesNameWhatIsThere(t *testing.T) {
	g := load(t)
	c, err := assessment.Load(assessment.Current)
	if err != nil {
		t.Fatal(err)
	}
	for _, carry := range g.Carries {
		k, _ := g.Criterion(carry.Criterion)
		if _, known := k.Choice(carry.Choice); !known {
			t.Errorf("no choice %s %s", carry.Criterion, carry.Choice)
		}
		if _, known := c.Questions.Question(carry.Question); carry.Question != "" && !known {
			t.Errorf("no question %s", carry.Question)
		}
		for _, id := range carry.Safeguards {
			if _, known := c.Packs.Item(id); !known {
				t.Errorf("no safeguard %s", id)
			}
		}
	}
}

// TestWhatIsAddedCanGoAgain without a trace.
func TestWhatIsAddedCanGoAgain(t *testing.T) {
	g := load(t)
	c := g.Example.Clone()
	c.Add(added(g, "price"))
	g.SetWeight(&c, Weight{Meetings, "price", "yes", 700})
	c.Programs[1].Choose("price", "yes")
	c.Drop("price", true)
	c.Drop("price", false)
	if err := g.Check(&c); err != nil {
		t.Fatal(err)
	}
	if r := meetings(g, &c); r.Winners()[0] != "Praatbox" {
		t.Errorf("%v wins", r.Winners())
	}
	c.Remove("price")
	if err := g.Check(&c); err != nil || len(c.Copy.Added)+len(c.Copy.Weights)+len(c.Copy.Dropped) != 0 {
		t.Errorf("%v %+v", err, c.Copy)
	}
}
