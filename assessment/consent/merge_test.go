package consent_test

import (
	"reflect"
	"testing"

	"beeldbeltoets/assessment/consent"

	"pgregory.net/rapid"
)

// twoSides are a ledger and what two programs made of it.
func twoSides(t *testing.T, begin, mine, theirs func(*consent.Ledger)) (merged consent.Ledger) {
	t.Helper()
	base := ledger()
	begin(&base)
	m, o := base.Clone(), base.Clone()
	mine(&m)
	theirs(&o)
	merged = consent.Merge(base, m, o)
	other := consent.Merge(base, o, m)
	if a, b := merged.Sum(zoom, today).Sums, other.Sum(zoom, today).Sums; a != b {
		t.Errorf("it matters who merges: %+v and %+v", a, b)
	}
	return merged
}

func nothing(*consent.Ledger) {}

func TestMergedCounts(t *testing.T) {
	add := func(e consent.Entry) func(*consent.Ledger) {
		return func(l *consent.Ledger) { must(t, l.Add(e, today)) }
	}
	withdrawn := consent.Entry{On: today, Kind: consent.Withdrawn, Letter: 1, Count: 1}
	for what, c := range map[string]struct {
		begin, mine, theirs func(*consent.Ledger)
		want                consent.Sums
	}{
		"each counted":           {nothing, add(agreed(1, 3)), add(agreed(2, 4)), consent.Sums{Agreed: 7, Standing: 7}},
		"the same was counted":   {nothing, add(agreed(1, 1)), add(agreed(1, 1)), consent.Sums{Agreed: 2, Standing: 2}},
		"only one":               {add(agreed(1, 2)), nothing, add(agreed(1, 1)), consent.Sums{Agreed: 3, Standing: 3}},
		"more than agreed":       {add(agreed(1, 1)), add(withdrawn), add(withdrawn), consent.Sums{Agreed: 1, Withdrawn: 2, Standing: -1}},
		"a mistake taken out":    {add(agreed(1, 2)), func(l *consent.Ledger) { must(t, l.Remove(0)) }, add(agreed(2, 1)), consent.Sums{Agreed: 1, Standing: 1}},
		"taken out by both":      {add(agreed(1, 2)), func(l *consent.Ledger) { must(t, l.Remove(0)) }, func(l *consent.Ledger) { must(t, l.Remove(0)) }, consent.Sums{}},
		"taken out, and counted": {add(agreed(1, 2)), func(l *consent.Ledger) { must(t, l.Remove(0)) }, add(agreed(1, 5)), consent.Sums{Agreed: 5, Standing: 5}},
	} {
		l := twoSides(t, c.begin, c.mine, c.theirs)
		if got := l.Sum(zoom, today).Sums; got != c.want {
			t.Errorf("%s: %+v, want %+v", what, got, c.want)
		}
		if l.Balanced() != (c.want.Standing >= 0) {
			t.Errorf("%s: balanced is %v", what, l.Balanced())
		}
	}
}

// Letters that each handed out have numbers of their own, and what came back
// stays with its letter.
func TestMergedLetters(t *testing.T) {
	hand := func(program string, count int) func(*consent.Ledger) {
		return func(l *consent.Ledger) {
			about := l.Letters[0]
			about.Basis.Program = program
			must(t, l.Add(agreed(l.Hand(about).Number, count), today))
		}
	}
	l := twoSides(t, nothing, hand("Jitsi", 2), hand("Signal", 5))
	for _, sum := range l.Sum(zoom, today).Letters {
		if want := map[string]int{"Jitsi": 2, "Signal": 5}[sum.Letter.Basis.Program]; sum.Agreed != want {
			t.Errorf("%s has %d, want %d", sum.Letter.Basis.Program, sum.Agreed, want)
		}
	}
	if l = twoSides(t, nothing, hand("Jitsi", 2), hand("Jitsi", 5)); len(l.Letters) != 3 || l.Sum(zoom, today).Agreed != 7 {
		t.Errorf("one letter became %d, with %+v", len(l.Letters), l.Sum(zoom, today).Sums)
	}
}

func TestMergedClients(t *testing.T) {
	begin := func(l *consent.Ledger) {
		l.KeepNumbers("2026-11-01")
		must(t, l.Put(client("17", 1), false, today))
		must(t, l.Put(client("18", 1), false, today))
	}
	withdraw := func(number string) func(*consent.Ledger) {
		return func(l *consent.Ledger) { must(t, l.Withdraw(number, today, today)) }
	}
	put := func(number string) func(*consent.Ledger) {
		return func(l *consent.Ledger) { must(t, l.Put(client(number, 2), false, today)) }
	}
	drop := func(l *consent.Ledger) { l.DropNumbers() }
	for what, c := range map[string]struct {
		mine, theirs func(*consent.Ledger)
		clients      int
		want         consent.Sums
	}{
		"each another":             {withdraw("17"), withdraw("18"), 2, consent.Sums{Agreed: 2, Withdrawn: 2}},
		"the same":                 {withdraw("17"), withdraw("17"), 2, consent.Sums{Agreed: 2, Withdrawn: 1, Standing: 1}},
		"the latest stands":        {withdraw("17"), put("17"), 2, consent.Sums{Agreed: 2, Withdrawn: 1, Standing: 1}},
		"a new one each":           {put("19"), put("20"), 4, consent.Sums{Agreed: 4, Standing: 4}},
		"forgotten, and changed":   {func(l *consent.Ledger) { l.Forget("17") }, withdraw("17"), 2, consent.Sums{Agreed: 2, Withdrawn: 1, Standing: 1}},
		"forgotten":                {func(l *consent.Ledger) { l.Forget("17") }, nothing, 1, consent.Sums{Agreed: 1, Standing: 1}},
		"all numbers dropped":      {drop, put("19"), 0, consent.Sums{Agreed: 3, Standing: 3}},
		"dropped, and withdrawn":   {drop, withdraw("17"), 0, consent.Sums{Agreed: 2, Withdrawn: 1, Standing: 1}},
		"dropped by both":          {drop, drop, 0, consent.Sums{Agreed: 2, Standing: 2}},
		"added and then dropped":   {func(l *consent.Ledger) { put("19")(l); drop(l) }, put("20"), 0, consent.Sums{Agreed: 4, Standing: 4}},
		"dropped by who did it so": {func(l *consent.Ledger) { withdraw("18")(l); drop(l) }, withdraw("17"), 0, consent.Sums{Agreed: 2, Withdrawn: 2}},
	} {
		l := twoSides(t, begin, c.mine, c.theirs)
		if got := l.Sum(zoom, today).Sums; got != c.want || len(l.Clients) != c.clients {
			t.Errorf("%s: %d clients, %+v, want %d, %+v", what, len(l.Clients), got, c.clients, c.want)
		}
	}
}

// Whatever two programs count, all of it is there, and merging what only one of
// them changed gives that.
func TestMergeLosesNoCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counting := func(l *consent.Ledger, name string) {
			for _, n := range rapid.SliceOfN(rapid.IntRange(1, 3), 0, 4).Draw(t, name) {
				e := agreed(1+n%2, n)
				if err := l.Add(e, today); err != nil {
					t.Fatal(err)
				}
			}
		}
		base := ledger()
		counting(&base, "base")
		mine, theirs := base.Clone(), base.Clone()
		counting(&mine, "mine")
		counting(&theirs, "theirs")
		sum := func(l consent.Ledger) int { return l.Sum(zoom, today).Agreed }
		merged := consent.Merge(base, mine, theirs)
		if got, want := sum(merged), sum(mine)+sum(theirs)-sum(base); got != want {
			t.Fatalf("%d agreed, want %d", got, want)
		}
		if got := consent.Merge(base, base, theirs); !reflect.DeepEqual(got, theirs) {
			t.Fatalf("only theirs changed, and it became %+v", got)
		}
	})
}
