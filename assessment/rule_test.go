package assessment

import (
	"slices"
	"testing"

	"github.com/BurntSushi/toml"
	"pgregory.net/rapid"
)

// ruleData reads the rule alone, so that these tests stand on it and nothing else.
func ruleData(t testing.TB) Rule {
	t.Helper()
	var set struct{ Rule Rule }
	if _, err := toml.DecodeFile("../assets/questions/2026.1.toml", &set); err != nil {
		t.Fatal(err)
	}
	return set.Rule
}

// points are the questions and circumstances of a variant with the values that
// each can have, the best first; what follows Claimed is equally bad.
func (r Variant) points() (ids []string, values map[string][]string) {
	values = map[string][]string{
		CircumstanceOwnUse: {No, Yes}, CircumstanceMaker: {Yes, ""},
		"recording-off": {Yes, No}, "transcription-off": {Yes, Unknown}, "ai-off": {Yes, ""},
	}
	for _, q := range r.Counted {
		ids, values[q] = append(ids, q), []string{Shown, Claimed, Lapsed, ValueNo, ValueOpen}
	}
	values["e2e"] = []string{Shown, Claimed, Unchecked, Lapsed, ValueNo, ValueOpen}
	values["nen7512"] = []string{Shown, Claimed, ValueNo, ValueOpen}
	return append(ids, CircumstanceOwnUse, CircumstanceMaker, "recording-off", "transcription-off", "ai-off"), values
}

// standing orders verdicts: the outcome, then the headline, then the period.
func (r Variant) standing(v Values) [3]int {
	verdict := r.Judge(v)
	headline := slices.Index([]string{"", AllButOneWithout, Plain, FindOutFirst, DoNotUse}, verdict.Headline)
	return [3]int{r.rank(verdict.Outcome), headline, -verdict.Months}
}

// names says for which variant a test runs.
func (r Variant) String() string { return r.Country + " " + r.Audiences[0] }

// TestABetterAnswerNeverDoesWorse walks every combination of values of every
// variant, and mends one point at a time.
func TestABetterAnswerNeverDoesWorse(t *testing.T) {
	for _, r := range ruleData(t).Variants {
		t.Run(r.String(), func(t *testing.T) {
			t.Parallel()
			walk := newWalk(r)
			for at := range walk.standings {
				walk.mendEach(t, at)
			}
		})
	}
}

// walk is the standing of every combination, found by its number: a digit for each
// point, in as many as it has values.
type walk struct {
	r         Variant
	ids       []string
	choices   [][]string
	steps     []int
	standings [][3]int
}

func newWalk(r Variant) *walk {
	ids, values := r.points()
	w := &walk{r: r}
	size := 1
	for _, id := range ids {
		if id == "transcription-off" || id == "ai-off" || id == CircumstanceMaker && r.Country == "nl" {
			continue // recording-off stands for the three; the maker weighs in Belgium
		}
		w.ids, w.choices, w.steps = append(w.ids, id), append(w.choices, values[id]), append(w.steps, size)
		size *= len(values[id])
	}
	w.standings = make([][3]int, size)
	for at := range w.standings {
		w.standings[at] = r.standing(w.values(at))
	}
	return w
}

func (w *walk) digit(at, i int) int { return at / w.steps[i] % len(w.choices[i]) }

func (w *walk) values(at int) Values {
	v := Values{"transcription-off": Yes, "ai-off": Yes}
	for i, id := range w.ids {
		v[id] = w.choices[i][w.digit(at, i)]
	}
	return v
}

// mendEach sets each point to each better value: shown is better than all, and a
// claim, checked first, than what is no yes. What is no yes is not compared.
func (w *walk) mendEach(t *testing.T, at int) {
	for i, choices := range w.choices {
		now := w.digit(at, i)
		for better := range now {
			if v := choices[better]; v != Shown && v != Yes && v != No && v != Claimed && v != Unchecked {
				break
			}
			then := w.standings[at-(now-better)*w.steps[i]]
			before := w.standings[at]
			if then[0] > before[0] || then[2] > before[2] || then[0] == before[0] && then[1] > before[1] {
				t.Fatalf("%s from %q to %q makes of %v %v in %v", w.ids[i], choices[now], choices[better], before, then, w.values(at))
			}
			if choices[better] == No && w.ids[i] != CircumstanceOwnUse {
				break
			}
		}
	}
}

// TestCausesMatter: with every named cause mended the outcome is better, and each
// of them makes a difference after some of the others.
func TestCausesMatter(t *testing.T) {
	for _, r := range ruleData(t).Variants {
		t.Run(r.String(), func(t *testing.T) {
			ids, values := r.points()
			rapid.Check(t, func(t *rapid.T) {
				v := Values{}
				for _, id := range ids {
					v[id] = rapid.SampledFrom(values[id]).Draw(t, id)
				}
				causes := r.causes(v)
				verdict := r.Judge(v)
				if (len(causes) == 0) != (verdict.Outcome == Suitable) {
					t.Fatalf("%s with causes %v", verdict.Outcome, causes)
				}
				if len(causes) > 0 && r.rank(r.Judge(r.mended(v, causes)).Outcome) >= r.rank(verdict.Outcome) {
					t.Fatalf("%s stays so with %v mended", verdict.Outcome, causes)
				}
				for _, cause := range causes {
					if !r.pivots(v, causes, cause) {
						t.Fatalf("%s of %v makes no difference", cause, causes)
					}
				}
			})
		})
	}
}

// pivots reports whether mending a cause gives a better standing after some of
// the others were mended.
func (r Variant) pivots(v Values, causes []string, cause string) bool {
	others := slices.DeleteFunc(slices.Clone(causes), func(id string) bool { return id == cause })
	return slices.ContainsFunc(subsets(others), func(some []string) bool {
		before, after := r.standing(r.mended(v, some)), r.standing(r.mended(v, append(some, cause)))
		return slices.Compare(after[:], before[:]) < 0
	})
}

// TestCausesByWeight: what the headline rests on comes first, and the route of the
// certified care product is named only for what may be one.
func TestCausesByWeight(t *testing.T) {
	nl := ruleData(t).For("nl", WithClients)
	all := func(value string, but Values) Values {
		v := Values{CircumstanceOwnUse: No, "recording-off": Yes, "transcription-off": Yes, "ai-off": Yes}
		for _, q := range nl.Counted {
			v[q] = value
		}
		for id, value := range but {
			v[id] = value
		}
		return v
	}
	confidential := []string{"e2e", "provider-unreadable", "storage-control"}
	for name, try := range map[string]struct {
		v    Values
		want []string
	}{
		"a consumer program":        {all(No, Values{CircumstanceOwnUse: Yes}), append([]string{CircumstanceOwnUse}, append(confidential, "audit", "nen7510", "iso27001")...)},
		"own use alone":             {all(Shown, Values{CircumstanceOwnUse: Yes}), []string{CircumstanceOwnUse}},
		"recording in a portal":     {all(Shown, Values{"e2e": No, "provider-unreadable": No, "ai-off": No}), []string{"ai-off"}},
		"a portal that keeps":       {all(Shown, Values{"e2e": No, "provider-unreadable": No, "storage-control": No}), []string{"storage-control"}},
		"the same, not for care":    {all(Shown, Values{"e2e": No, "provider-unreadable": No, "care": No}), []string{"e2e", "provider-unreadable"}},
		"unknown counts by itself":  {all(Shown, Values{"e2e": ValueOpen, "care": No}), []string{"e2e"}},
		"a claim nobody checked":    {all(Shown, Values{"e2e": Unchecked, "care": No}), []string{"e2e"}},
		"what suitable still lacks": {all(Shown, Values{"care": Claimed, "nen7512": No}), []string{"care"}},
	} {
		if got := nl.causes(try.v); !slices.Equal(got, try.want) {
			t.Errorf("%s: causes %v, want %v", name, got, try.want)
		}
	}
}

// TestBestStillReachable compares with trying every way in which what is open, or
// a yes without good evidence, can still turn out. Only a no is final.
func TestBestStillReachable(t *testing.T) {
	rule := ruleData(t).For("nl", WithClients)
	unanswered := []string{"e2e", "nen7510", "care", "storage-control"}
	fixed := []string{"provider-unreadable", "audit", "iso27001", "recording-off"}
	values := []string{Shown, Claimed, Lapsed, ValueNo, ValueOpen}
	each(values, len(fixed), func(known []string) {
		v, full := Values{"transcription-off": Yes}, Values{"transcription-off": Yes, "ai-off": Yes, "nen7512": No}
		for i, q := range fixed {
			if q == "recording-off" {
				known[i] = map[string]string{Shown: Yes, Claimed: "", Lapsed: "", ValueNo: No, ValueOpen: Unknown}[known[i]]
			}
			v[q] = known[i]
			if full[q] = v[q]; v[q] != ValueNo {
				full[q] = map[bool]string{true: Yes, false: Shown}[q == "recording-off"] // for these the rule asks nothing that these do not give
			}
		}
		want := len(rule.Outcomes)
		each(values, len(unanswered), func(tried []string) {
			for i, q := range unanswered {
				full[q] = tried[i]
			}
			want = min(want, rule.rank(rule.Judge(full).Outcome))
		})
		if got := rule.Best(v); rule.rank(got) != want {
			t.Fatalf("%v: best is %s, trying gives rank %d", v, got, want)
		}
	})
	if got := rule.Best(Values{CircumstanceOwnUse: Yes}); got != ExceptionOnly {
		t.Errorf("with own use the best is %s", got)
	}
}

// each calls f with every list of n of the choices.
func each(choices []string, n int, f func([]string)) {
	list := make([]string, n)
	var walk func(i int)
	walk = func(i int) {
		if i == n {
			f(slices.Clone(list))
			return
		}
		for _, c := range choices {
			list[i] = c
			walk(i + 1)
		}
	}
	walk(0)
}

// TestRoutesAskEachPointOnce: Best counts an open answer as good, which only holds
// where no two conditions of a route ask the same.
func TestRoutesAskEachPointOnce(t *testing.T) {
	for _, variant := range ruleData(t).Variants {
		for _, o := range variant.Outcomes {
			for _, r := range o.Routes {
				seen := map[string]bool{}
				for _, c := range r.All {
					for _, of := range c.Of {
						if seen[of] {
							t.Errorf("%s, route %s asks %s twice", variant, r.ID, of)
						}
						seen[of] = true
					}
				}
			}
		}
	}
}
