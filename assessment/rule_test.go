package assessment

import (
	"slices"
	"testing"

	"github.com/BurntSushi/toml"
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

var sixValues = []string{Unanswered, Shown, Claimed, Lapsed, ValueNo, ValueOpen}

var eight = []string{"e2e", "provider-unreadable", "audit", "care", "nen7510", "nen7512", "iso27001", "storage-control"}

// oracle is the outcome as DOMAIN.md section 2 tells it, written out by question
// number and without any of the rule's data or machinery.
func oracle(country string, q [9]string, recording, ownUse bool) (outcome, headline string, months int) {
	yes := func(n int) bool { return q[n] == "shown" || q[n] == "claimed" }
	shown := func(ns ...int) bool {
		for _, n := range ns {
			if q[n] != "shown" {
				return false
			}
		}
		return true
	}
	belgian := country == "be"
	for n := 1; n <= 8; n++ {
		if q[n] == "" && !(belgian && (n == 5 || n == 6)) {
			return "incomplete", "", 0
		}
	}
	claimed := q[1] == "claimed" || q[2] == "claimed" || q[8] == "claimed"
	if shown(1, 2, 3, 4, 7, 8) && (belgian || shown(5) && yes(6)) {
		return "suitable", "", 12
	}
	confidential := yes(1) && yes(2) && yes(8) && (shown(3) || shown(7) || !belgian && shown(5))
	throughServer := !belgian && !recording && shown(4, 5, 8) && (shown(3) || shown(7)) && (q[1] == "no" || q[2] == "no")
	if confidential || throughServer {
		if claimed {
			return "conditional", "", 3
		}
		return "conditional", "", 6
	}
	allNo := q[1] == "no" && q[2] == "no" && q[8] == "no"
	anyNo := q[1] == "no" || q[2] == "no" || q[8] == "no"
	toFind := false
	for _, n := range []int{1, 2, 8} {
		toFind = toFind || q[n] == "unknown" || q[n] == "lapsed"
	}
	switch {
	case allNo || ownUse:
		headline = "do-not-use"
	case toFind && !anyNo:
		headline = "find-out-first"
	default:
		headline = "plain"
	}
	return "exception-only", headline, 3
}

// TestRuleAgainstOracle goes through every combination of the six values of the
// counted questions, in each country, under each circumstance.
func TestRuleAgainstOracle(t *testing.T) {
	rule := ruleData(t)
	for _, country := range []string{"nl", "be"} {
		for _, first := range sixValues {
			t.Run(country+"/"+first, func(t *testing.T) {
				t.Parallel()
				against(t, rule.Country(country), first)
			})
		}
	}
}

func against(t *testing.T, rule CountryRule, first string) {
	flagSets := [][]string{nil, {FlagRecording}, {FlagOwnUse}, {FlagRecording, FlagOwnUse}}
	q := [9]string{1: first}
	values := Values{eight[0]: first}
	var walk func(n int)
	walk = func(n int) {
		if n < 9 {
			choices := sixValues
			if rule.ID == "be" && (n == 5 || n == 6) {
				choices = []string{Unanswered, ValueNo} // not counted: any two show that
			}
			for _, v := range choices {
				q[n], values[eight[n-1]] = v, v
				walk(n + 1)
			}
			return
		}
		for _, flags := range flagSets {
			outcome, headline, months := oracle(rule.ID, q, slices.Contains(flags, FlagRecording), slices.Contains(flags, FlagOwnUse))
			got := rule.Judge(values, flags)
			if got.Outcome != outcome || got.Headline != headline || got.Months != months {
				t.Fatalf("%v with %v: rule says %+v, oracle %s %s %d", q[1:], flags, got, outcome, headline, months)
			}
		}
	}
	walk(2)
}

// TestBestStillReachable compares with trying every way in which what is open, or
// a yes without good evidence, can still turn out. Only a no is final.
func TestBestStillReachable(t *testing.T) {
	rule := ruleData(t).Country("nl")
	unanswered := []string{"e2e", "nen7510", "care", "storage-control"}
	fixed := []string{"provider-unreadable", "audit", "iso27001", "nen7512"}
	each(sixValues[1:], len(fixed), func(known []string) {
		values := Values{}
		for i, q := range fixed {
			values[q] = known[i]
		}
		got := rule.Best(values, nil)
		want := len(rule.Outcomes)
		full := Values{}
		for q, v := range values {
			if full[q] = v; v != ValueNo {
				full[q] = Shown // for these the rule asks nothing that shown does not give
			}
		}
		each(sixValues[1:], len(unanswered), func(tried []string) {
			for i, q := range unanswered {
				full[q] = tried[i]
			}
			want = min(want, rule.rank(rule.Judge(full, nil).Outcome))
		})
		if rule.rank(got) != want {
			t.Fatalf("%v: best is %s, trying gives rank %d", values, got, want)
		}
	})
}

// each calls f with every list of n of the choices.
func each(choices []string, n int, f func([]string)) {
	list := make([]string, n)
	var walk func(i int)
	walk = func(i int) {
		if i == n {
			f(list)
			return
		}
		for _, c := range choices {
			list[i] = c
			walk(i + 1)
		}
	}
	walk(0)
}

// TestRoutesAskEachQuestionOnce: Best counts an open answer as good, which only
// holds where no two conditions of a route ask the same question.
func TestRoutesAskEachQuestionOnce(t *testing.T) {
	for _, country := range ruleData(t).Countries {
		for _, o := range country.Outcomes {
			for _, r := range o.Routes {
				seen := map[string]bool{}
				for _, c := range r.All {
					for _, q := range c.Questions {
						if seen[q] {
							t.Errorf("%s, route %s asks %s twice", country.ID, r.ID, q)
						}
						seen[q] = true
					}
				}
			}
		}
	}
}
