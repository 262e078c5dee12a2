package grid

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// anyComparison draws a comparison of some programs, with unknowns, direct scores, means,
// responses, other weights and dropped criteria.
func anyComparison(g *Grid) *rapid.Generator[Comparison] {
	return rapid.Custom(func(t *rapid.T) Comparison {
		c := New("id", "2026-11-22")
		for i := range rapid.IntRange(0, 5).Draw(t, "programs") {
			c.Programs = append(c.Programs, anyProgram(t, g, fmt.Sprintf("P%d", i)))
		}
		for _, k := range g.Criteria {
			if rapid.IntRange(0, 9).Draw(t, "drop") == 0 {
				c.Copy.Dropped = append(c.Copy.Dropped, k.ID)
				continue
			}
			o := rapid.SampledFrom(k.Choices).Draw(t, "choice")
			if rapid.IntRange(0, 4).Draw(t, "change") == 0 {
				g.SetWeight(&c, Weight{Meetings, k.ID, o.ID, anyWeight(g, k, o).Draw(t, "weight")})
			}
		}
		return c
	})
}

func anyWeight(g *Grid, k Criterion, o Choice) *rapid.Generator[Points] {
	p, _ := g.PublishedWeight(Meetings, k.ID, o.ID)
	return rapid.Custom(func(t *rapid.T) Points {
		return Points(rapid.IntRange(int(min(0, 2*p)), int(max(0, 2*p))).Draw(t, "points"))
	})
}

func anyProgram(t *rapid.T, g *Grid, name string) Program {
	p := Program{Name: name, Choices: map[string]string{}, Survey: map[string]Survey{}}
	for _, k := range g.Criteria {
		switch id := rapid.SampledFrom(append(k.Choices, Choice{ID: Unknown}, Choice{})).Draw(t, k.ID).ID; id {
		case "":
		default:
			p.Choices[k.ID] = id
		}
	}
	if rapid.IntRange(0, 3).Draw(t, "direct") == 0 {
		p.Direct = map[string]map[string]Points{Meetings: {"features": Points(rapid.IntRange(-500, 2000).Draw(t, "score"))}}
	}
	if rapid.IntRange(0, 5).Draw(t, "out") == 0 {
		p.Out = &Out{Reason: "other"}
	}
	use, _ := g.Use(Meetings)
	s := Survey{Means: map[string]Points{}}
	for _, k := range use.Survey {
		if rapid.Bool().Draw(t, "asked") {
			s.Means[k.ID] = Points(rapid.IntRange(100, 500).Draw(t, "mean"))
		}
	}
	p.Survey[Meetings] = s
	return p
}

func meetings(g *Grid, c *Comparison) Result {
	use, _ := g.Use(Meetings)
	return g.Rank(c, use)
}

// ranks is the place of each program by its name.
func ranks(r Result) map[string]int {
	places := map[string]int{}
	for _, row := range r.Rows {
		places[row.Name] = row.Rank
	}
	return places
}

func TestRankDoesNotHangOnOrder(t *testing.T) {
	g := load(t)
	rapid.Check(t, func(t *rapid.T) {
		c := anyComparison(g).Draw(t, "comparison")
		before := meetings(g, &c)
		shuffled := c.Clone()
		rand.New(rand.NewSource(rapid.Int64().Draw(t, "seed"))).Shuffle(len(c.Programs), func(i, j int) {
			shuffled.Programs[i], shuffled.Programs[j] = shuffled.Programs[j], shuffled.Programs[i]
		})
		after := meetings(g, &shuffled)
		if a, b := fmt.Sprint(ranks(before)), fmt.Sprint(ranks(after)); a != b {
			t.Fatalf("%s became %s", a, b)
		}
		if a, b := names(before.Ranked()), names(after.Ranked()); !slices.Equal(a, b) {
			t.Fatalf("%v became %v", a, b)
		}
	})
}

func names(rows []Row) (all []string) {
	for _, row := range rows {
		all = append(all, row.Name)
	}
	return all
}

// TestTheSameForAllChangesNoRank: what everybody gets moves nobody.
func TestTheSameForAllChangesNoRank(t *testing.T) {
	g := load(t)
	rapid.Check(t, func(t *rapid.T) {
		c := anyComparison(g).Draw(t, "comparison")
		before := fmt.Sprint(ranks(meetings(g, &c)))
		gift := Points(rapid.IntRange(-5000, 5000).Draw(t, "gift"))
		c.Copy.Added = append(c.Copy.Added, Criterion{ID: "gift", Group: "ease", Choices: []Choice{{ID: "yes", Weights: map[string]Points{Meetings: gift}}}})
		for i, p := range c.Programs {
			p.Choices["gift"] = "yes"
			if _, direct := p.Direct[Meetings]["ease"]; direct {
				c.Programs[i].Direct[Meetings]["ease"] += gift
			}
		}
		if after := fmt.Sprint(ranks(meetings(g, &c))); after != before {
			t.Fatalf("with %d for all, %s became %s", gift, before, after)
		}
	})
}

func TestRanksAndSums(t *testing.T) {
	g := load(t)
	rapid.Check(t, func(t *rapid.T) {
		c := anyComparison(g).Draw(t, "comparison")
		if err := g.Check(&c); err != nil {
			t.Fatal(err)
		}
		r := meetings(g, &c)
		rows := r.Ranked()
		for i, row := range rows {
			better := 0
			for _, other := range rows {
				if other.Total > row.Total {
					better++
				}
			}
			if row.Rank != better+1 {
				t.Fatalf("%s has rank %d with %d better", row.Name, row.Rank, better)
			}
			var sum Points
			for _, s := range row.Scores {
				sum += s.Points
			}
			if row.Research != sum || row.Total != row.Research+row.Survey || i > 0 && rows[i-1].Total < row.Total {
				t.Fatalf("row %+v", row)
			}
		}
		for _, row := range r.Rows[len(rows):] {
			if row.Rank != 0 || c.Programs[row.Program].Out == nil {
				t.Fatalf("%s stands among the knocked out", row.Name)
			}
		}
	})
}

// TestSwingsOfWeights holds them against trying every hundredth of the range.
func TestSwingsOfWeights(t *testing.T) {
	g := load(t)
	rapid.Check(t, func(t *rapid.T) {
		c := anyComparison(g).Draw(t, "comparison")
		r := meetings(g, &c)
		before := r.Winners()
		slices.Sort(before)
		k := rapid.SampledFrom(g.CriteriaOf(&c)).Draw(t, "criterion")
		o := rapid.SampledFrom(k.Choices).Draw(t, "choice")
		published, _ := g.PublishedWeight(Meetings, k.ID, o.ID)
		told := slices.IndexFunc(r.Swings, func(s Swing) bool { return s.Kind == OfWeight && s.Criterion == k.ID && s.Choice == o.ID })
		changes := false
		for w := min(0, 2*published); w <= max(0, 2*published); w++ {
			tried := c.Clone()
			g.SetWeight(&tried, Weight{Meetings, k.ID, o.ID, w})
			winners := winnersOf(g, &tried)
			if told >= 0 && r.Swings[told].To == w && !slices.Equal(winners, r.Swings[told].Winners) {
				t.Fatalf("at %d %v wins, told %+v", w, winners, r.Swings[told])
			}
			changes = changes || !slices.Equal(winners, before)
		}
		if changes != (told >= 0) {
			t.Fatalf("%s %s: changes %v, told %v", k.ID, o.ID, changes, told >= 0)
		}
	})
}

// winnersOf ranks without looking for swings.
func winnersOf(g *Grid, c *Comparison) []string {
	use, _ := g.Use(Meetings)
	criteria := g.CriteriaOf(c)
	var won []string
	best := Points(0)
	for _, p := range c.Programs {
		if p.Out != nil {
			continue
		}
		total := g.row(criteria, use, p).Total
		if len(won) == 0 || total > best {
			won, best = nil, total
		}
		if total == best {
			won = append(won, p.Name)
		}
	}
	slices.Sort(won)
	return won
}

// TestSwingsOfUnknowns holds them against filling in every choice.
func TestSwingsOfUnknowns(t *testing.T) {
	g := load(t)
	rapid.Check(t, func(t *rapid.T) {
		c := anyComparison(g).Draw(t, "comparison")
		r := meetings(g, &c)
		before := winnersOf(g, &c)
		for _, row := range r.Ranked() {
			for _, id := range row.Unknown {
				k, _ := find(g.CriteriaOf(&c), id)
				changes := false
				for _, o := range k.Choices {
					tried := c.Clone()
					tried.Programs[row.Program].Choices[id] = o.ID
					changes = changes || !slices.Equal(winnersOf(g, &tried), before)
				}
				told := slices.ContainsFunc(r.Swings, func(s Swing) bool { return s.Kind == OfUnknown && s.Program == row.Name && s.Criterion == id })
				if changes != told {
					t.Fatalf("%s of %s: changes %v, told %v", id, row.Name, changes, told)
				}
			}
		}
	})
}

func TestSwingsOfMissingMeans(t *testing.T) {
	g := load(t)
	rapid.Check(t, func(t *rapid.T) {
		c := anyComparison(g).Draw(t, "comparison")
		r := meetings(g, &c)
		before := winnersOf(g, &c)
		for _, row := range r.Ranked() {
			for _, m := range row.Means {
				if m.Known || !r.Surveyed() {
					continue
				}
				changes := false
				for mark := LowestMark; mark <= HighestMark; mark++ {
					tried := c.Clone()
					tried.Programs[row.Program].Survey[Meetings].Means[m.Criterion] = mark
					changes = changes || !slices.Equal(winnersOf(g, &tried), before)
				}
				told := slices.ContainsFunc(r.Swings, func(s Swing) bool { return s.Kind == OfSurvey && s.Program == row.Name && s.Criterion == m.Criterion })
				if changes != told {
					t.Fatalf("%s of %s: changes %v, told %v", m.Criterion, row.Name, changes, told)
				}
			}
		}
	})
}
