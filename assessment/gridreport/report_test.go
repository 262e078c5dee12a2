package gridreport

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/script"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/assets"
)

func report(t *testing.T, lang string, change func(*grid.Grid, *grid.Comparison)) *Report {
	t.Helper()
	g, err := grid.Load(grid.Current)
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	c := g.Example.Clone()
	change(g, &c)
	if err := g.Check(&c); err != nil {
		t.Fatal(err)
	}
	return New(g, &c, g.UsesOf(c.Use), w)
}

func asItIs(*grid.Grid, *grid.Comparison) {}

// text is all that stands on paper.
func text(t *testing.T, r *Report) string {
	t.Helper()
	folder, err := fs.Sub(assets.FS, "fonts")
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := script.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := document.NewFonts(scripts)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, page := range document.Lay(r.Document("2026-11-22"), fonts).Pages {
		for _, item := range page.Items {
			if piece, is := item.Shape.(document.Text); is {
				all = append(all, piece.Text)
			}
		}
	}
	return strings.Join(strings.Fields(strings.Join(all, " ")), " ")
}

func TestTheExampleOnPaper(t *testing.T) {
	for lang, wants := range map[string][]string{
		"nl": {"35,63", "33,51", "23,15", "juni 2020", "op de honderdste de gepubliceerde punten", "aantal onbekend", "niet de gegevens van de bron zelf", "5 mei 2025", "Deel van een zorgplatform", "Therapieland", "705"},
		"en": {"35.63", "33.51", "23.15", "June 2020", "To the hundredth these are the published scores", "n unknown", "not the source’s own data", "5 May 2025", "Part of a care platform", "Therapieland", "705"},
	} {
		got := text(t, report(t, lang, asItIs))
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is not on paper", lang, want)
			}
		}
	}
}

// TestNothingThatIsUnsureGoesUnsaid: unknowns, direct scores, carried choices,
// changes with their reason, few respondents and knock-outs are all named.
func TestNothingThatIsUnsureGoesUnsaid(t *testing.T) {
	r := report(t, "nl", func(g *grid.Grid, c *grid.Comparison) {
		c.Title = "Onze keuze"
		c.Copy.Note = "wij bellen nooit lang"
		g.SetWeight(c, grid.Weight{Use: grid.Meetings, Criterion: "limit", Choice: "yes", Points: -50})
		c.Copy.Dropped = []string{"recording"}
		c.Programs[0].Choices["dutch"] = grid.Unknown
		c.Programs[1].Direct = map[string]map[string]grid.Points{grid.Meetings: {"features": 1234}}
		c.Programs[2].Carried = []string{"encryption"}
		c.Programs[2].Rebuilt = false
		c.Programs[3].Survey[grid.Meetings] = grid.Survey{Responses: map[string][]grid.Count{"ease": {{Mark: 400, Times: 2}}}}
		c.Programs[4].Out = &grid.Out{Reason: "other", Note: "wil niemand"}
	})
	got := text(t, r)
	for _, want := range []string{
		"Onze keuze", "Reden: wij bellen nooit lang", "-0,50 in plaats van -4,00", "Weggelaten criteria: ‘Kan een gesprek worden opgenomen?’",
		"MS Teams: niet bekend, en dus niet geteld: ‘Is het standaard in het Nederlands?’", "* Praatbox: rechtstreeks ingevuld", "12,34*",
		"Zoom 5.0: overgenomen uit de toets", "2 respondenten: weinig", "4,00 (spreiding 0,00)", "Skype: geen cijfer uit de bevraging", "Een andere reden (wil niemand)",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not on paper", want)
		}
	}
	if strings.Contains(got, "gepubliceerde volgorde") || strings.Contains(got, "momentopname") {
		t.Error("a comparison of one's own is shown as the example")
	}
}

// TestTables: as many cells in each row as in the head, and the ranking in them.
func TestTables(t *testing.T) {
	r := report(t, "nl", asItIs)
	for _, s := range r.Workbook() {
		for i, row := range s.Rows {
			if len(row) != len(s.Rows[0]) {
				t.Errorf("%s, row %d has %d cells, the head %d", s.Name, i, len(row), len(s.Rows[0]))
			}
		}
	}
	rows := r.Ranking().Rows
	if len(rows) != 1+6+5+2*14 {
		t.Errorf("%d rows", len(rows))
	}
	if first := fmt.Sprint(rows[1]); !strings.Contains(first, "MS Teams") || !strings.Contains(first, "3563") {
		t.Errorf("first %s", first)
	}
}

func TestNothingToRank(t *testing.T) {
	r := report(t, "en", func(_ *grid.Grid, c *grid.Comparison) { c.Programs = nil })
	if got := text(t, r); !strings.Contains(got, "There is no program to rank yet.") {
		t.Error(got)
	}
}
