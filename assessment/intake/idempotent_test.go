package intake

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"

	"pgregory.net/rapid"
)

// contents is all that a dossier holds, with the number of each item's revisions:
// the same contents twice mean that nothing happened in between.
func contents(t failing, store *dossier.Store) string {
	t.Helper()
	var all []string
	for _, row := range store.Rows() {
		item, err := store.Item(row.Key)
		must(t, err)
		data, err := json.Marshal(item)
		must(t, err)
		lines, err := store.History(row.Key)
		must(t, err)
		all = append(all, fmt.Sprintf("%s %d %s", row.Key, len(lines), data))
	}
	for _, kind := range []string{dossier.KindComparison, dossier.KindLedger, dossier.KindLetter, dossier.KindLineage, dossier.KindMerged} {
		for _, id := range store.IDs(kind) {
			var data json.RawMessage
			_, err := store.Load(kind, id, &data)
			must(t, err)
			all = append(all, fmt.Sprintf("%s %s %s", kind, id, data))
		}
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// unmarked leaves out up to where a copy was taken in: the copies went on since they
// looked at each other last, and that they have nothing new is marked too.
func unmarked(contents string) string {
	lines := slices.DeleteFunc(strings.Split(contents, "\n"), func(line string) bool { return strings.HasPrefix(line, dossier.KindMerged+" ") })
	return strings.Join(lines, "\n")
}

// importAll imports files with a choice at each clash, and answers what is asked
// with mine or theirs, as the window and the terminal do.
func importAll(t failing, store *dossier.Store, choice Choice, paths ...string) {
	t.Helper()
	plan, err := Look(context.Background(), store, paths, Options{}, func(int, int) {})
	must(t, err)
	defer plan.Close()
	for i := range plan.Finds {
		f := &plan.Finds[i]
		if f.State == Conflict && !f.Left && slices.Contains(f.Choices(), choice) {
			f.Choice = choice
		}
		must(t, plan.CarryFiles(f, store))
		r, err := plan.Apply(f, store)
		must(t, err)
		r.Others = append(r.Others, r.Answered...) // mine was chosen at each
		if len(r.Items)+len(r.Others) > 0 {
			must(t, store.Save(dossier.Change{At: at, Items: r.Items, Others: r.Others}))
		}
	}
	rest, err := plan.Rest(store)
	must(t, err)
	if len(rest.Others) > 0 {
		must(t, store.Save(dossier.Change{At: at, Others: rest.Others}))
	}
}

// TestAClashIsAnsweredOnce: whatever was chosen, importing the same again changes
// nothing, out of a copy of the dossier and out of a file (D15).
func TestAClashIsAnsweredOnce(t *testing.T) {
	base := example(t, id)
	for _, choice := range []Choice{Both, Merge, Leave} {
		for _, out := range []string{"a copy", "a file"} {
			t.Run(string(choice)+" of "+out, func(t *testing.T) {
				store := fresh(t, base)
				other := twin(t, store)
				save(t, store, edited(base, func(a *assessment.Assessment) { a.Program.Name = "Ander" }))
				theirs := edited(base, func(a *assessment.Assessment) { a.Program.Name, a.Program.Plan = "Derde", "Zorg" })
				save(t, other, theirs)
				path := other.Path()
				if out == "a file" {
					data, err := exchange.Write(theirs.Assessment)
					must(t, err)
					path = filepath.Join(t.TempDir(), "a.json")
					must(t, os.WriteFile(path, data, 0o600))
				}
				importAll(t, store, choice, path)
				once, items := contents(t, store), len(store.Rows())
				if want := map[Choice]int{Both: 2, Merge: 1, Leave: 1}[choice]; items != want {
					t.Fatalf("%d items, not %d", items, want)
				}
				for range 3 {
					importAll(t, store, Merge, path)
					importAll(t, store, Both, path)
				}
				if again := contents(t, store); again != once {
					t.Errorf("it was\n%s\nand became\n%s", once, again)
				}
			})
		}
	}
}

// TestAMergeIsTheBaseOfTheNext: what went into mine is not held against it again,
// and what they did since is.
func TestAMergeIsTheBaseOfTheNext(t *testing.T) {
	base := example(t, id)
	store := fresh(t, base)
	other := twin(t, store)
	save(t, store, edited(base, func(a *assessment.Assessment) { a.Program.Name = "Ander" }))
	theirs := edited(base, func(a *assessment.Assessment) { a.Program.Name, a.Program.Plan = "Derde", "Zorg" })
	save(t, other, theirs)
	importAll(t, store, Merge, other.Path())
	save(t, other, edited(theirs, func(a *assessment.Assessment) { a.Program.Maker = "Maker" }))
	plan := lookInto(t, store, other.Path())
	if got := states(plan); !slices.Equal(got, []State{Joins}) {
		t.Fatalf("what they did since is %v", got)
	}
	importAll(t, store, Merge, other.Path())
	item, err := store.Item(base.Key())
	must(t, err)
	if p := item.Assessment.Program; p.Name != "Ander" || p.Plan != "Zorg" || p.Maker != "Maker" {
		t.Errorf("it became %+v", p)
	}
	if got := states(lookInto(t, other, store.Path())); !slices.Equal(got, []State{Newer}) {
		t.Errorf("there it is %v", got)
	}
}

// TestAComparisonIsCopiedOnce: two that differ stand side by side, however often.
func TestAComparisonIsCopiedOnce(t *testing.T) {
	g, err := grid.Load(grid.Current)
	must(t, err)
	keep := func(store *dossier.Store, title string) {
		c := g.Example.Clone()
		c.Title = title
		_, err := store.Load(dossier.KindComparison, c.ID, new(grid.Comparison))
		must(t, err)
		must(t, store.Save(dossier.Change{At: at, Others: []dossier.Other{{Kind: dossier.KindComparison, ID: c.ID, Value: c}}}))
	}
	store := fresh(t)
	keep(store, "Begin")
	other := twin(t, store)
	keep(store, "Hier")
	keep(other, "Daar")
	for range 3 {
		importAll(t, store, Both, other.Path())
	}
	if n := len(store.IDs(dossier.KindComparison)); n != 2 {
		t.Errorf("%d comparisons of two", n)
	}
	if got := states(lookInto(t, store, other.Path())); !slices.Equal(got, []State{Known}) {
		t.Errorf("imported again it is %v", got)
	}
}

// history is what three people do in three copies of a dossier: edits of places of
// their own and of shared ones, and imports of each other's.
type history struct {
	base   register.Item
	copies [3]*dossier.Store
	typed  map[string]bool // every text of somebody's own place
}

// edit changes a place of the person's own, or tags, or evidence.
func (h *history) edit(t *rapid.T, who, n int) {
	item, err := h.copies[who].Item(h.base.Key())
	must(t, err)
	word := fmt.Sprintf("%c%d", 'a'+who, n)
	switch rapid.IntRange(0, 2).Draw(t, "place") {
	case 0:
		item.Tags = append(slices.Clone(item.Tags), word)
		slices.Sort(item.Tags)
	case 1:
		answer := item.Assessment.Answers["e2e"]
		answer.Evidence = append(slices.Clone(answer.Evidence), assessment.Evidence{Kind: "claim", Fields: map[string]string{"who": word}})
		item.Assessment.Answers["e2e"] = answer
	default:
		item.Notes += "\n\n" + word
	}
	h.typed[word] = true
	save(t, h.copies[who], item)
}

// count counts one more person in a ledger, on a day of the teller's own.
func (h *history) count(t *rapid.T, who, n int) {
	var l consent.Ledger
	_, err := h.copies[who].Load(dossier.KindLedger, id, &l)
	must(t, err)
	letter := l.Hand(consent.Letter{Since: "2026-11-01"}).Number
	l.Entries = append(slices.Clone(l.Entries), consent.Entry{On: assessment.Date(fmt.Sprintf("2026-%02d-%02d", 9+who, n%28+1)), Kind: consent.Agreed, Letter: letter, Way: consent.Paper, Who: consent.ByClient, Count: 1})
	must(t, h.copies[who].Save(dossier.Change{At: at, Others: []dossier.Other{{Kind: dossier.KindLedger, ID: id, Value: l}}}))
}

// TestRandomHistoriesOfThreeCopies: whatever three people do, and whoever imports
// whom and when, at the end all have the same but for its order, nothing is lost, nothing is there
// twice, and importing once more changes nothing.
func TestRandomHistoriesOfThreeCopies(t *testing.T) {
	sampled(t, "25")
	begun := example(t, id)
	folder := t.TempDir()
	first := fresh(t, begun)
	round := 0
	rapid.Check(t, func(t *rapid.T) {
		round++
		h := &history{base: begun, typed: map[string]bool{}}
		for i := range h.copies {
			path := filepath.Join(folder, fmt.Sprintf("%d-%d.toets", round, i))
			must(t, dossier.Copy(first.Path(), path))
			store, err := dossier.Open(path, dossier.Options{})
			must(t, err)
			h.copies[i] = store
			defer func() { store.Close(); os.Remove(path) }()
		}
		counted := 0
		for n := range rapid.IntRange(2, 6).Draw(t, "steps") {
			who := rapid.IntRange(0, 2).Draw(t, "who")
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0, 1:
				h.edit(t, who, n)
			case 2:
				h.count(t, who, n)
				counted++
			default:
				importAll(t, h.copies[(who+rapid.IntRange(1, 2).Draw(t, "to"))%3], Merge, h.copies[who].Path())
			}
		}
		order := rapid.Permutation([]int{0, 1, 2}).Draw(t, "order")
		for range 2 {
			for _, from := range order {
				for _, to := range order {
					if from != to {
						importAll(t, h.copies[to], Merge, h.copies[from].Path())
					}
				}
			}
		}
		h.check(t, counted)
	})
}

// inOrder sorts what each added, which stands in the order in which it came together.
func inOrder(item *register.Item) {
	slices.SortFunc(item.Assessment.Answers["e2e"].Evidence, func(a, b assessment.Evidence) int { return strings.Compare(a.Fields["who"], b.Fields["who"]) })
	paragraphs := strings.Split(strings.TrimSpace(item.Notes), "\n\n")
	slices.Sort(paragraphs)
	item.Notes = "\n\n" + strings.Join(paragraphs, "\n\n")
}

// sampled draws fewer histories than rapid does by itself, unless a number is asked
// for: each is twenty imports on a disk.
func sampled(t *testing.T, checks string) {
	t.Helper()
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue {
		must(t, f.Value.Set(checks))
		t.Cleanup(func() { _ = f.Value.Set(f.DefValue) })
	}
}

func (h *history) check(t *rapid.T, counted int) {
	var same string
	for i, store := range h.copies {
		if rows := store.Rows(); len(rows) != 1 {
			t.Fatalf("copy %d has %d items", i, len(rows))
		}
		item, err := store.Item(h.base.Key())
		must(t, err)
		var l consent.Ledger
		_, err = store.Load(dossier.KindLedger, id, &l)
		must(t, err)
		total := 0
		for _, e := range l.Entries {
			total += e.Count
		}
		if total != counted {
			t.Fatalf("copy %d counts %d of %d: %+v", i, total, counted, l.Entries)
		}
		inOrder(&item)
		data, err := json.Marshal(item)
		must(t, err)
		for word := range h.typed {
			if n := strings.Count(string(data), `"`+word+`"`) + strings.Count(item.Notes, "\n\n"+word); n != 1 {
				t.Fatalf("copy %d has %s %d times: %s %q", i, word, n, item.Tags, item.Notes)
			}
		}
		if same == "" {
			same = string(data)
		}
		if string(data) != same {
			t.Fatalf("copy %d is\n%s\nand another\n%s", i, data, same)
		}
	}
	before := [3]string{}
	for i, store := range h.copies {
		before[i] = unmarked(contents(t, store))
	}
	for from := range h.copies {
		for to := range h.copies {
			if from != to {
				importAll(t, h.copies[to], Merge, h.copies[from].Path())
			}
		}
	}
	for i, store := range h.copies {
		if again := unmarked(contents(t, store)); again != before[i] {
			t.Fatalf("imported once more, copy %d was\n%s\nand became\n%s", i, before[i], again)
		}
	}
}
