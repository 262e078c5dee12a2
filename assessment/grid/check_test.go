package grid

import (
	"errors"
	"reflect"
	"testing"

	"beeldbeltoets/assessment"
)

func TestCheckNamesWhatIsWrong(t *testing.T) {
	g := load(t)
	for path, c := range map[string]struct {
		code string
		make func(*Comparison)
	}{
		"use":                      {"id-unknown", func(c *Comparison) { c.Use = "fun" }},
		"programs.1.name":          {"grid-program-twice", func(c *Comparison) { c.Programs[1].Name = " ms teams " }},
		"programs.0.name":          {"grid-nameless", func(c *Comparison) { c.Programs[0].Name = " " }},
		"copy.dropped":             {"grid-no-criteria", dropAll(g)},
		"copy.dropped.0":           {"id-unknown", func(c *Comparison) { c.Copy.Dropped = []string{"x"} }},
		"copy.weights.0.choice":    {"id-unknown", func(c *Comparison) { c.Copy.Weights = []Weight{{Clients, "limit", "x", 1}} }},
		"copy.weights.0.criterion": {"id-unknown", func(c *Comparison) { c.Copy.Weights = []Weight{{Clients, "x", "yes", 1}} }},
		"copy.weights.0.use":       {"id-unknown", func(c *Comparison) { c.Copy.Weights = []Weight{{"x", "limit", "yes", 1}} }},
		"copy.added.0":             {"grid-criterion-twice", func(c *Comparison) { c.Copy.Added = []Criterion{g.Criteria[0]} }},
		"copy.added.1":             {"grid-no-choices", func(c *Comparison) { c.Copy.Added = []Criterion{added(g, "a"), {ID: "b", Group: "ease"}} }},
		"copy.added.0.group":       {"id-unknown", func(c *Comparison) { c.Copy.Added = []Criterion{{ID: "b", Group: "x"}} }},
		"programs.0.choices.limit": {"id-unknown", func(c *Comparison) { c.Programs[0].Choices["limit"] = "perhaps" }},
		"programs.0.choices.x":     {"id-unknown", func(c *Comparison) { c.Programs[0].Choices["x"] = "yes" }},
		"programs.0.carried.0":     {"id-unknown", func(c *Comparison) { c.Programs[0].Carried = []string{"x"} }},
		"programs.0.uses.0":        {"id-unknown", func(c *Comparison) { c.Programs[0].Uses = []string{"x"} }},
		"programs.0.inUse.x":       {"id-unknown", func(c *Comparison) { c.Programs[0].InUse["x"] = "yes" }},
		"programs.0.direct.x":      {"id-unknown", func(c *Comparison) { c.Programs[0].Direct = map[string]map[string]Points{"x": nil} }},
		"programs.0.direct.clients.x": {"id-unknown", func(c *Comparison) {
			c.Programs[0].Direct = map[string]map[string]Points{Clients: {"x": 1}}
		}},
		"programs.0.survey.x":                    {"id-unknown", func(c *Comparison) { c.Programs[0].Survey["x"] = Survey{} }},
		"programs.0.survey.clients.means.x":      {"id-unknown", means("x", 300)},
		"programs.0.survey.clients.means.safety": {"grid-mean-range", means("safety", 501)},
		"programs.0.survey.clients.responses.technical.0.mark": {"grid-mean-range", func(c *Comparison) {
			c.Programs[0].Survey[Clients] = Survey{Responses: map[string][]Count{"technical": {{99, 1}}}}
		}},
		"programs.6.out.reason": {"id-unknown", func(c *Comparison) { c.Programs[6].Out = &Out{Reason: "x"} }},
	} {
		comparison := g.Example.Clone()
		c.make(&comparison)
		err := g.Check(&comparison)
		var e *assessment.Error
		if !errors.As(err, &e) || e.Code != c.code || e.Path != path {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func dropAll(g *Grid) func(*Comparison) {
	return func(c *Comparison) {
		for _, k := range g.Criteria {
			c.Copy.Dropped = append(c.Copy.Dropped, k.ID)
		}
	}
}

func means(id string, p Points) func(*Comparison) {
	return func(c *Comparison) { c.Programs[0].Survey[Clients] = Survey{Means: map[string]Points{id: p}} }
}

func added(g *Grid, id string) Criterion {
	k := g.Criteria[0].clone()
	k.ID = id
	return k
}

// TestACopyLeavesTheGridAndTheOther: nothing that a copy changes reaches the
// published grid or the comparison it was copied from.
func TestACopyLeavesTheGridAndTheOther(t *testing.T) {
	g, fresh := load(t), load(t)
	c := g.Example.Clone()
	g.SetWeight(&c, Weight{Meetings, "limit", "yes", 0})
	c.Copy.Dropped = []string{"recording"}
	c.Programs[0].Choices["limit"] = "yes"
	c.Programs[0].Survey[Meetings].Means["ease"] = 100
	c.Programs[0].InUse[Meetings] = "no"
	c.Programs[6].Out.Reason = "other"
	g.Rank(&c, g.Uses[0])
	if !reflect.DeepEqual(g, fresh) {
		t.Error("the published grid changed")
	}
	limit, _ := find(g.CriteriaOf(&c), "limit")
	if yes, _ := limit.Choice("yes"); yes.Weights[Meetings] != 0 || yes.Weights[Clients] != -400 {
		t.Errorf("weights %v", yes.Weights)
	}
	if _, counts := find(g.CriteriaOf(&c), "recording"); counts {
		t.Error("a dropped criterion counts")
	}
	g.SetWeight(&c, Weight{Meetings, "limit", "yes", -400})
	if len(c.Copy.Weights) != 0 {
		t.Error("the published weight stays a change")
	}
}

func TestAnEditionThatIsNotThere(t *testing.T) {
	_, err := Load("clb-2031")
	var e *assessment.Error
	if !errors.As(err, &e) || e.Code != "edition-unknown" {
		t.Errorf("%v", err)
	}
}

// TestADirectScoreTakesThePlaceOfTheChoices, and is marked.
func TestADirectScoreTakesThePlaceOfTheChoices(t *testing.T) {
	g := load(t)
	c := g.Example.Clone()
	c.Programs[1].Direct = map[string]map[string]Points{Meetings: {"features": 2000}}
	c.Programs[1].Choices["limit"] = Unknown
	c.Programs[2].Choices["limit"] = Unknown
	rows := g.Rank(&c, g.Uses[0]).Rows
	if rows[0].Name != "Praatbox" || rows[0].Total != 4150 || !rows[0].Scores[1].Direct || len(rows[0].Unknown) != 0 {
		t.Errorf("%+v", rows[0])
	}
	if zoom := rows[1]; zoom.Name != "Zoom 5.0" || zoom.Total != 3703 || len(zoom.Unknown) != 1 {
		t.Errorf("%+v", zoom)
	}
}
