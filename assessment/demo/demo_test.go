package demo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
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
		items, err := Items(day, "nl")
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
	items, err := Items("2026-11-25", "nl")
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
	one, err := Items("2027-02-28", "nl")
	if err != nil {
		t.Fatal(err)
	}
	two, _ := Items("2027-02-28", "nl")
	a, _ := json.Marshal(one)
	b, _ := json.Marshal(two)
	if !bytes.Equal(a, b) {
		t.Error("twice made, it differs")
	}
}

// TestTypedInBothLanguages: in English nothing that was typed is left in Dutch but
// names, and all else is the same.
func TestTypedInBothLanguages(t *testing.T) {
	dutch, english := typedIn(t, "nl"), typedIn(t, "en")
	said, err := exchange.ExampleTexts("en")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for path, text := range dutch {
		switch other := english[path]; {
		case other != said.In(text):
			t.Errorf("%s is %q in English, for %q", path, other, text)
		case said[text] != "":
			used[text] = true
		case strings.ContainsRune(text, ' ') && !named(path):
			t.Errorf("%s has no English: %q", path, text)
		}
	}
	for text := range said {
		if !used[text] {
			t.Errorf("nobody typed %q", text)
		}
	}
}

// named reports whether a field holds a name, a number or an address.
func named(path string) bool {
	field := path[strings.LastIndexByte(path, '.')+1:]
	return slices.Contains([]string{"name", "maker", "family", "street", "postcode", "city", "phone", "callBack", "privacyStatement",
		"contact", "dpo", "complaints", "agb", "kvk", "big", "by", "body", "holder", "owner", "who", "with"}, field)
}

// typedIn returns every text of the examples and the demo by its place.
func typedIn(t *testing.T, lang string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	add := func(at string, value any) {
		data, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		var plain any
		if err := json.Unmarshal(data, &plain); err != nil {
			t.Fatal(err)
		}
		gather(texts, at, plain)
	}
	names, err := exchange.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		a, err := exchange.ExampleIn(name, lang)
		if err != nil {
			t.Fatal(err)
		}
		add(name, a)
	}
	items, err := Items("2026-11-25", lang)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		add(item.Key(), item.Assessment)
		add(item.Key()+".notes", item.Notes)
		add(item.Key()+".tags", item.Tags)
	}
	return texts
}

func gather(texts map[string]string, at string, value any) {
	switch v := value.(type) {
	case map[string]any:
		for k := range v {
			gather(texts, at+"."+k, v[k])
		}
	case []any:
		for i := range v {
			gather(texts, fmt.Sprintf("%s.%d", at, i), v[i])
		}
	case string:
		texts[at] = v
	}
}
