package register

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/words"

	"pgregory.net/rapid"
)

func catalogue(t testing.TB, lang string) *words.Catalogue {
	t.Helper()
	c, err := words.Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func registerOf(t testing.TB, rows []Row) *Register {
	t.Helper()
	g, err := New(rows, day, catalogue(t, "nl"))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// decided is a row of a decision that holds through a day.
func decided(id string, version int, program string, through assessment.Date) Row {
	return Row{Key: Key(id, version), ID: id, Version: version, Program: program, Kind: assessment.Approved, On: "2026-01-01", Through: through,
		Outcome: assessment.Conditional, Text: Fold(program)}
}

func draft(id string, version int, program string) Row {
	return Row{Key: Key(id, version), ID: id, Version: version, Program: program, Questions: "2026.1", Text: Fold(program)}
}

func programs(entries []*Entry) (names []string) {
	for _, e := range entries {
		names = append(names, e.Program)
	}
	return names
}

func TestStates(t *testing.T) {
	refused := decided("r", 1, "x", "")
	refused.Kind = assessment.Refused
	for _, c := range []struct {
		what    string
		row     Row
		decided int
		want    State
	}{
		{"the last day is over", decided("a", 1, "x", "2026-11-24"), 1, Lapsed},
		{"the last day is today", decided("a", 1, "x", day), 1, Lapsing},
		{"sixty days", decided("a", 1, "x", day.AddDays(60)), 1, Lapsing},
		{"sixty-one days", decided("a", 1, "x", day.AddDays(61)), 1, Decided},
		{"no end", decided("a", 1, "x", ""), 1, Decided},
		{"a draft", draft("a", 2, "x"), 1, Draft},
		{"a draft left behind", draft("a", 1, "x"), 2, Superseded},
		{"refused", refused, 1, Refused},
		{"a later one decided", decided("a", 1, "x", "2026-11-24"), 2, Superseded},
	} {
		if got := c.row.StateOn(day, c.decided); got != c.want {
			t.Errorf("%s: %s, not %s", c.what, got, c.want)
		}
	}
}

func sampleRows() []Row {
	refused := decided("r", 1, "Signal", "")
	refused.Kind, refused.Outcome, refused.Headline = assessment.Refused, assessment.ExceptionOnly, assessment.DoNotUse
	archived, example := decided("z", 1, "Skype", "2025-01-01"), draft("v", 1, "Voorbeeld")
	archived.Archived, example.Example = true, true
	teams := draft("t", 1, "Microsoft Teams")
	teams.Tags, teams.Assessor = []string{"Team Noord"}, assessment.Person{Name: "J. Bosch", Function: "fysiotherapeut"}
	zoom := decided("m", 2, "Zoom", "2027-05-03")
	zoom.Open = []Task{{What: TaskSafeguard, ID: "minimise", Owner: "Åsa"}}
	zoom.Text += " coordinatie wachtwoord"
	return []Row{
		zoom, decided("w", 1, "WhatsApp", "2026-10-31"), refused, archived, teams, decided("m", 1, "Zoom oud", "2026-01-01"),
		decided("p", 1, "Praatbox", "2026-12-22"), example, decided("d", 1, "Discord", "2026-09-01"),
	}
}

func TestWorstFirst(t *testing.T) {
	g := registerOf(t, sampleRows())
	want := []string{"Discord", "WhatsApp", "Praatbox", "Microsoft Teams", "Zoom", "Signal", "Zoom oud"}
	view := g.Look("", All)
	if got := programs(view.Entries); !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
	counts := map[Place]int{All: 7, Place(Lapsed): 2, Place(Lapsing): 1, Place(Draft): 1, Place(Decided): 1, Place(Refused): 1, Place(Superseded): 1, Examples: 1, Archive: 1}
	for place, n := range counts {
		if view.Counts[place] != n {
			t.Errorf("%s counts %d, not %d", place, view.Counts[place], n)
		}
	}
	if got := programs(g.Look("", Archive).Entries); !slices.Equal(got, []string{"Skype"}) {
		t.Errorf("in the archive %v", got)
	}
}

func TestSort(t *testing.T) {
	g := registerOf(t, sampleRows())
	for _, c := range []struct {
		by   Column
		desc bool
		want string
	}{
		{ByProgram, false, "Discord Microsoft Teams Praatbox Signal WhatsApp Zoom Zoom oud"},
		{ByProgram, true, "Zoom oud Zoom WhatsApp Signal Praatbox Microsoft Teams Discord"},
		{ByThrough, false, "Zoom oud Discord WhatsApp Praatbox Zoom Microsoft Teams Signal"},
		{ByThrough, true, "Zoom Praatbox WhatsApp Discord Zoom oud Microsoft Teams Signal"},
		{ByAssessor, true, "Microsoft Teams Discord WhatsApp Praatbox Zoom Signal Zoom oud"},
		{ByOutcome, false, "Signal Microsoft Teams Discord WhatsApp Praatbox Zoom Zoom oud"},
		{ByOpen, true, "Zoom Discord WhatsApp Praatbox Microsoft Teams Signal Zoom oud"},
		{ByState, true, "Zoom oud Signal Zoom Microsoft Teams Praatbox WhatsApp Discord"},
		{ByState, false, "Discord WhatsApp Praatbox Microsoft Teams Zoom Signal Zoom oud"},
	} {
		g.Sort(c.by, c.desc)
		if got := strings.Join(programs(g.Look("", All).Entries), " "); got != c.want {
			t.Errorf("by %s (descending %v): %s, not %s", c.by, c.desc, got, c.want)
		}
	}
}

func TestFilter(t *testing.T) {
	g := registerOf(t, sampleRows())
	for typed, want := range map[string]string{
		"ZOOM":                             "Zoom Zoom oud",
		"zoom coördi":                      "Zoom",
		"coördinatie-":                     "Zoom",
		"niets":                            "",
		"verlopen":                         "Discord WhatsApp",
		"status:verl":                      "Discord WhatsApp Praatbox",
		"state:lapsing":                    "Praatbox",
		"programma:team":                   "Microsoft Teams",
		"label:noord":                      "Microsoft Teams",
		`label:"team noord"`:               "Microsoft Teams",
		`"teams microsoft"`:                "Microsoft Teams",
		"label:":                           "Discord WhatsApp Praatbox Microsoft Teams Zoom Signal Zoom oud",
		"beoordelaar:fysio":                "Microsoft Teams",
		"beoordelaar:bosch status:concept": "Microsoft Teams",
		"uitkomst:niet":                    "Microsoft Teams Signal",
		"uitkomst:do-not-use":              "Signal",
		"wie:asa":                          "Zoom",
		"22-12-2026":                       "Praatbox",
		"besluit:refused":                  "Signal",
		"http://zoom":                      "",
	} {
		if got := strings.Join(programs(g.Look(typed, All).Entries), " "); got != want {
			t.Errorf("%q finds %q, not %q", typed, got, want)
		}
	}
}

// TestFilteringNarrows: one word more never finds more, and what is found is
// found in any order of the words.
func TestFilteringNarrows(t *testing.T) {
	g := registerOf(t, many(300))
	pieces := rapid.SampledFrom([]string{"zoom", "Teams", "status:concept", "verl", "label:noord", "xyz", "é", `"noord zuid"`, "uitkomst:", "2026"})
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.SliceOfN(pieces, 0, 4).Draw(t, "typed")
		all := g.Look(strings.Join(typed, " "), All)
		for i := range typed {
			fewer := g.Look(strings.Join(typed[:i], " "), All)
			for _, e := range all.Entries {
				if !slices.Contains(fewer.Entries, e) {
					t.Fatalf("%v finds what %v does not", typed, typed[:i])
				}
			}
		}
		slices.Reverse(typed)
		if again := g.Look(strings.Join(typed, " "), All); !slices.Equal(again.Entries, all.Entries) {
			t.Fatalf("%v finds something else than its reverse", typed)
		}
		if all.Counts[All] != len(all.Entries) {
			t.Fatalf("%d counted, %d shown", all.Counts[All], len(all.Entries))
		}
	})
}

func FuzzFilter(f *testing.F) {
	for _, typed := range []string{"", "status:verlopen zoom", `label:"a b`, ":", `"""`, "é\x00\xff", "status::x"} {
		f.Add(typed)
	}
	rows := many(50)
	f.Fuzz(func(t *testing.T, typed string) {
		g := registerOf(t, rows)
		if n := len(g.Look(typed, All).Entries); n > g.Len() {
			t.Errorf("%q finds %d of %d", typed, n, g.Len())
		}
	})
}

func TestTags(t *testing.T) {
	rows := sampleRows()
	rows[0].Tags, rows[3].Tags = []string{"é", "Zuid", "Team Noord"}, []string{"in het archief"}
	if got := registerOf(t, rows).Tags(); !slices.Equal(got, []string{"é", "Team Noord", "Zuid"}) {
		t.Errorf("%v", got)
	}
}

func TestDue(t *testing.T) {
	rows := sampleRows()
	rows[0].Answers = []Answer{{"audit", assessment.Shown, "2026-11-01"}, {"e2e", assessment.Claimed, ""}, {"care", assessment.Shown, ""}}
	rows[0].Assessor, rows[0].DecidedBy = assessment.Person{Name: "B"}, assessment.Person{Function: "manager"}
	rows[0].Open = []Task{{What: TaskSafeguard, ID: "minimise", Owner: "Åsa", Due: "2026-12-01"}, {What: TaskTodo, ID: "audit", Text: "rapport vragen", Due: "2027-06-01"}}
	next := draft("p", 2, "Praatbox")
	next.Open = []Task{{What: TaskInsurer, Due: "2026-12-24"}, {What: TaskAlternative, Text: "", Due: "31-2"}}
	rows = append(rows, next)
	g := registerOf(t, rows)
	var got []string
	due := g.Due()
	for _, d := range due {
		got = append(got, fmt.Sprintf("%s %s (%s) %v", d.Date, g.Says(d), d.Owner, d.Past))
	}
	want := []string{
		"2026-09-01 Het besluit over Discord is verlopen () true",
		"2026-10-31 Het besluit over WhatsApp is verlopen () true",
		"2026-11-01 Zoom: bewijs bij vraag 3 (Onderzocht) is verlopen (B) true",
		"2026-12-01 Zoom: maatregel ‘" + g.Safeguard(&rows[0], "minimise") + "’ (Åsa) false",
		"2026-12-22 Het besluit over Praatbox verloopt () false",
		"2026-12-24 Praatbox: vragen of dit wordt vergoed () false",
		"2027-05-03 Het besluit over Zoom verloopt (manager) false",
		"2027-06-01 Zoom: vraag 3 (Onderzocht): rapport vragen (manager) false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if soon := g.Soon(); !reflect.DeepEqual(soon, due[:6]) {
		t.Errorf("soon come %v, not the first six of %v", soon, due)
	}
	uids := map[string]bool{}
	for _, d := range due {
		if uids[d.UID()] {
			t.Errorf("%s stands there twice", d.UID())
		}
		uids[d.UID()] = true
	}
}

func TestTable(t *testing.T) {
	rows := sampleRows()
	rows[0].Answers = []Answer{{"audit", assessment.Shown, "2026-11-01"}}
	g := registerOf(t, rows)
	table := g.Table(g.Look("", All).Entries)
	if len(table.Rows) != 8 {
		t.Fatalf("%d rows", len(table.Rows))
	}
	for i, row := range table.Rows {
		if len(row) != len(table.Rows[0]) {
			t.Errorf("row %d has %d cells under a head of %d", i, len(row), len(table.Rows[0]))
		}
	}
	if due := g.DueTable(g.Due()); len(due.Rows) != 1+len(g.Due()) || len(due.Rows[1]) != len(due.Rows[0]) {
		t.Error("what is due does not fit its table")
	}
}

// many are rows as a large register has them, each with 1.5 kB of text.
func many(n int) []Row {
	names := []string{"Zoom Workplace", "Microsoft Teams", "WhatsApp", "Signal", "Webcamconsult", "Praatbox", "Jitsi Meet", "Google Meet"}
	source := rand.New(rand.NewPCG(1, 2))
	rows := make([]Row, n)
	for i := range rows {
		r := decided(fmt.Sprintf("0191d9a0-0000-4000-8000-%012d", i), 1+i%3, names[source.IntN(len(names))], day.AddDays(source.IntN(400)-60))
		if i%5 == 0 {
			r.Kind, r.Outcome = "", ""
		}
		r.Number, r.Tags, r.Questions = fmt.Sprintf("2026-%04d", i%9999), []string{"Team Noord", "Zuid"}[i%2:], "2026.1"
		r.Changed = time.Unix(1_790_000_000+int64(i), 0)
		r.Assessor = assessment.Person{Name: "Anneke de Vries", Function: "praktijkmanager"}
		for _, q := range []string{"e2e", "provider-unreadable", "audit", "care", "nen7510", "nen7512", "iso27001", "storage-control"} {
			r.Answers = append(r.Answers, Answer{q, assessment.Shown, day.AddDays(source.IntN(700) - 100)})
		}
		var text strings.Builder
		text.WriteString(Fold(r.Program))
		for text.Len() < 1500 {
			fmt.Fprintf(&text, " woord%d", source.IntN(5000))
		}
		r.Text = text.String()
		rows[i] = r
	}
	return rows
}

func BenchmarkNew(b *testing.B) {
	rows, c := many(10_000), catalogue(b, "nl")
	for b.Loop() {
		if _, err := New(rows, day, c); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFilter is one keystroke in the filter of 10,000: the bar is 16 ms.
func BenchmarkFilter(b *testing.B) {
	g := registerOf(b, many(10_000))
	for _, typed := range []string{"z", "zoom", "zoom woord4999", "geenvandeze", "status:concept teams label:noord", "beoordelaar:vries woord12"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				g.Look(typed, All)
			}
		})
	}
}

func BenchmarkSort(b *testing.B) {
	g := registerOf(b, many(10_000))
	for b.Loop() {
		g.Sort(ByProgram, true)
	}
}

func BenchmarkDue(b *testing.B) {
	g := registerOf(b, many(10_000))
	for name, list := range map[string]func() []Due{"all": g.Due, "soon": g.Soon} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				list()
			}
		})
	}
}
