package intake

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/demo"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"

	"pgregory.net/rapid"
)

var at = time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)

// failing is a test, of rapid as well.
type failing interface {
	Helper()
	Fatal(...any)
}

func must(t failing, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// fresh makes a dossier in a folder of its own.
func fresh(t testing.TB, items ...register.Item) *dossier.Store {
	t.Helper()
	store, err := dossier.Create(filepath.Join(t.TempDir(), "praktijk.toets"), "")
	must(t, err)
	t.Cleanup(func() { store.Close() })
	save(t, store, items...)
	return store
}

func save(t failing, store *dossier.Store, items ...register.Item) {
	t.Helper()
	must(t, store.Save(dossier.Change{By: "A. Assessor", At: at, Items: items}))
}

// twin copies a dossier beside it and opens the copy.
func twin(t testing.TB, store *dossier.Store) *dossier.Store {
	t.Helper()
	return twinAt(t, store, filepath.Join(filepath.Dir(store.Path()), "praktijk (conflict).toets"))
}

func twinAt(t testing.TB, store *dossier.Store, path string) *dossier.Store {
	t.Helper()
	must(t, dossier.Copy(store.Path(), path))
	other, err := dossier.Open(path, dossier.Options{})
	must(t, err)
	t.Cleanup(func() { other.Close() })
	return other
}

func lookInto(t testing.TB, filed Filed, paths ...string) *Plan {
	t.Helper()
	files, err := Files(paths)
	must(t, err)
	plan, err := Look(context.Background(), filed, files, Options{}, func(int, int) {})
	must(t, err)
	t.Cleanup(plan.Close)
	return plan
}

// take takes everything in as was chosen.
func take(t failing, plan *Plan, store *dossier.Store) []Result {
	t.Helper()
	var all []Result
	for i := range plan.Finds {
		f := &plan.Finds[i]
		must(t, plan.CarryFiles(f, store))
		taking, err := plan.Apply(f, store)
		must(t, err)
		must(t, store.Save(dossier.Change{At: at, Items: taking.Items, Others: taking.Others}))
		all = append(all, taking)
	}
	return all
}

func example(t testing.TB, id string) register.Item {
	t.Helper()
	names, err := exchange.Examples()
	must(t, err)
	a, err := exchange.Example(names[0])
	must(t, err)
	a.ID = id
	return register.Item{Assessment: a}
}

const id, otherID = "6f1c1c1e-0b6c-4b6e-9d53-0a4b1f8f2a01", "6f1c1c1e-0b6c-4b6e-9d53-0a4b1f8f2a02"

// edited returns a copy of an item with a change.
func edited(item register.Item, change func(*assessment.Assessment)) register.Item {
	item.Assessment = item.Assessment.Clone()
	change(&item.Assessment)
	return item
}

func states(plan *Plan) (states []State) {
	for _, f := range plan.Finds {
		states = append(states, f.State)
	}
	return states
}

// TestEveryFileIsTold: of a folder with files of every kind each is a row, with
// what it is, and what is damaged stops nothing.
func TestEveryFileIsTold(t *testing.T) {
	folder := t.TempDir()
	put := func(name string, data []byte, err error) {
		must(t, err)
		must(t, os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o700))
		must(t, os.WriteFile(filepath.Join(folder, name), data, 0o600))
	}
	item := example(t, id)
	data, err := exchange.Write(item.Assessment)
	put("a new.json", data, err)
	put("below/b same again.json", data, nil)
	put("c broken.json", []byte("{"), nil)
	put("d.pdf", []byte("%PDF-1.7 of somebody else"), nil)
	put("e.toets", []byte("no dossier"), nil)
	put("notes.txt", []byte("is named"), nil)
	put(".hidden/f.json", data, nil)
	g, err := grid.Load(grid.Current)
	must(t, err)
	comparison, err := exchange.WriteComparison(g.Example)
	put("g grid.json", comparison, err)
	exporter, err := export.New()
	must(t, err)
	record := edited(item, func(a *assessment.Assessment) { a.ID = otherID })
	_, err = exporter.Export(context.Background(), export.Request{Assessment: record.Assessment, Lang: "nl", Folder: folder, Today: assessment.On(at), Kinds: []export.Kind{export.Record}}, func(export.Progress) {})
	must(t, err)

	store := fresh(t)
	plan := lookInto(t, store, folder)
	if len(plan.Finds) != 8 || plan.Count(New) != 3 || plan.Count(Same) != 1 || plan.Count(Damaged) != 3 || plan.Count(Other) != 1 {
		for _, f := range plan.Finds {
			t.Log(filepath.Base(f.File), f.State, f.Err)
		}
		t.Fatal("the report is not what is there")
	}
	if len(store.Rows()) != 0 {
		t.Error("something was kept before anybody chose")
	}
	take(t, plan, store)
	if len(store.Rows()) != 2 || len(store.IDs(dossier.KindComparison)) != 1 {
		t.Errorf("%d assessments and %d comparisons taken in", len(store.Rows()), len(store.IDs(dossier.KindComparison)))
	}
	again := lookInto(t, store, folder)
	if again.Count(Same) != 4 {
		t.Errorf("looked at again: %v", states(again))
	}
}

func TestNothingToTakeIn(t *testing.T) {
	for _, path := range []string{t.TempDir(), filepath.Join(t.TempDir(), "gone")} {
		if _, err := Files([]string{path}); err == nil {
			t.Errorf("%s gives files", path)
		}
	}
}

func TestALookCanBeStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	store := fresh(t)
	items, err := demo.Items(assessment.On(at), "nl")
	must(t, err)
	other := fresh(t, items...)
	_, err = Look(ctx, store, []string{other.Path()}, Options{}, func(done, _ int) {
		if done == 3 {
			cancel()
		}
	})
	if err != context.Canceled {
		t.Errorf("stopped: %v", err)
	}
}

// TestWhatAFindIs holds what comes from elsewhere against what is filed, with and
// without a history that both share.
func TestWhatAFindIs(t *testing.T) {
	base := example(t, id)
	name := func(text string) func(*assessment.Assessment) {
		return func(a *assessment.Assessment) { a.Program.Name = text }
	}
	plan := func(a *assessment.Assessment) { a.Program.Plan = "Zorg" }
	none := func(*assessment.Assessment) {}
	for _, c := range []struct {
		name         string
		mine, theirs func(*assessment.Assessment)
		copied, file State // what it is in a copy of the dossier, and in a file alone
	}{
		{"nothing changed", none, none, Same, Same},
		{"only here", name("Ander"), none, Known, Known},
		{"only there", none, name("Ander"), Newer, Conflict},
		{"both alike", name("Ander"), name("Ander"), Same, Same},
		{"at different places", name("Ander"), plan, Joins, Conflict},
		{"at one place", name("Ander"), name("Derde"), Conflict, Conflict},
	} {
		store := fresh(t, base)
		other := twin(t, store)
		save(t, store, edited(base, c.mine))
		save(t, other, edited(base, c.theirs))
		if got := states(lookInto(t, store, other.Path())); !slices.Equal(got, []State{c.copied}) {
			t.Errorf("%s: a copy of the dossier gives %v, not %s", c.name, got, c.copied)
		}
		data, err := exchange.Write(edited(base, c.theirs).Assessment)
		must(t, err)
		file := filepath.Join(t.TempDir(), "a.json")
		must(t, os.WriteFile(file, data, 0o600))
		if got := states(lookInto(t, store, file)); !slices.Equal(got, []State{c.file}) {
			t.Errorf("%s: a file gives %v, not %s", c.name, got, c.file)
		}
	}
}

// TestDecidedElsewhere: a decision over just what is filed here goes on from it;
// over something else only one can stand, and the other becomes a copy.
func TestDecidedElsewhere(t *testing.T) {
	items, err := demo.Items(assessment.On(at), "nl")
	must(t, err)
	i := slices.IndexFunc(items, func(i register.Item) bool { return !i.Assessment.Draft() && i.Assessment.Version == 1 })
	decided := items[i]
	draft := edited(decided, func(a *assessment.Assessment) { a.Decision, a.Number = nil, "" })
	draft.Sealed, draft.Seal = nil, ""
	other := fresh(t, decided)

	store := fresh(t, draft)
	plan := lookInto(t, store, other.Path())
	if plan.Finds[0].State != Newer {
		t.Errorf("decided elsewhere: %s", plan.Finds[0].State)
	}
	take(t, plan, store)
	if item, err := store.Item(decided.Key()); err != nil || item.Seal != decided.Seal {
		t.Errorf("the seal is %q: %v", item.Seal, err)
	}
	if back := lookInto(t, other, fresh(t, draft).Path()); back.Finds[0].State != Known {
		t.Errorf("the draft of what was decided here: %s", back.Finds[0].State)
	}

	store = fresh(t, edited(draft, func(a *assessment.Assessment) { a.Program.Plan = "Mijn abonnement" }))
	plan = lookInto(t, store, other.Path())
	if f := plan.Finds[0]; f.State != Conflict || !f.Apart {
		t.Errorf("decided elsewhere over something else: %s, apart %v", f.State, f.Apart)
	}
	take(t, plan, store)
	if rows := store.Rows(); len(rows) != 2 || !slices.ContainsFunc(rows, func(r register.Row) bool { return r.Plan == "Mijn abonnement" && r.Kind == "" }) {
		t.Errorf("what was filled in here is gone: %+v", rows)
	}
}

// TestNothingIsLostWhereCopiesMeet: whatever two people did in two copies of a
// dossier, each text that either typed stands in the one, or is asked about.
func TestNothingIsLostWhereCopiesMeet(t *testing.T) {
	base := example(t, id)
	rapid.Check(t, func(t *rapid.T) {
		mine, words := typed(t, base, "mine")
		theirs, others := typed(t, base, "theirs")
		state, j := weigh(base, true, mine, theirs)
		text := said(t, map[State]register.Item{Same: mine, Known: mine}, state, j)
		for _, word := range append(words, others...) {
			if !strings.Contains(text, word) {
				t.Fatalf("%s: %q is gone", state, word)
			}
		}
	})
}

// said is all that stands or is asked about after a find was taken in.
func said(t failing, stays map[State]register.Item, state State, j Merged) string {
	item, there := stays[state]
	if !there {
		item = j.Item
	}
	data, err := exchange.Write(item.Assessment)
	must(t, err)
	text := string(data)
	for _, c := range j.Conflicts {
		text += c.Mine + c.Theirs
	}
	return text
}

// typed types words of somebody's own in some fields, and returns those that stand.
func typed(t *rapid.T, base register.Item, who string) (item register.Item, words []string) {
	item = edited(base, func(a *assessment.Assessment) {
		for i, field := range []*string{&a.Program.Name, &a.Program.Plan, &a.Program.Maker, &a.Practice.Name, &a.Assessor.Name} {
			if rapid.Bool().Draw(t, who) {
				*field = who + " " + string(rune('a'+i))
				words = append(words, *field)
			}
		}
	})
	return item, words
}

// TestEvidenceTravels: files of evidence come along from a dossier, and a file
// that is nowhere is told before.
func TestEvidenceTravels(t *testing.T) {
	other := fresh(t)
	file, err := other.AddFile("bewijs.pdf", []byte("%PDF-1.7 bewijs"))
	must(t, err)
	item := edited(example(t, id), func(a *assessment.Assessment) {
		answer := a.Answers["e2e"]
		answer.Evidence = []assessment.Evidence{{Kind: "pentest", Files: []assessment.EvidenceFile{file}}}
		a.Answers["e2e"] = answer
	})
	save(t, other, item)
	store := fresh(t)
	plan := lookInto(t, store, other.Path())
	if plan.Finds[0].Lost != 0 {
		t.Errorf("%d files are told to be lost", plan.Finds[0].Lost)
	}
	take(t, plan, store)
	if data, err := store.File(file.SHA256); err != nil || string(data) != "%PDF-1.7 bewijs" {
		t.Errorf("the file is %q: %v", data, err)
	}
	data, err := exchange.Write(item.Assessment)
	must(t, err)
	path := filepath.Join(t.TempDir(), "a.json")
	must(t, os.WriteFile(path, data, 0o600))
	if plan := lookInto(t, fresh(t), path); plan.Finds[0].Lost != 1 {
		t.Errorf("%v: %d files are lost of one that did not travel", plan.Finds[0].Err, plan.Finds[0].Lost)
	}
}

// TestCountsMeet: what came back on letters is counted once where two copies of a
// dossier meet, also where they are not known to be copies.
func TestCountsMeet(t *testing.T) {
	base := example(t, id)
	ledger := func(counts ...int) (l consent.Ledger) {
		n := l.Hand(consent.Letter{Since: "2026-11-01"}).Number
		for i, count := range counts {
			l.Entries = append(l.Entries, consent.Entry{On: assessment.Date("2026-11-2" + string(rune('0'+i))), Kind: consent.Agreed, Letter: n, Way: consent.Paper, Who: consent.ByClient, Count: count})
		}
		return l
	}
	keep := func(store *dossier.Store, l consent.Ledger) {
		_, err := store.Load(dossier.KindLedger, id, &consent.Ledger{}) // as a screen that changes it does
		must(t, err)
		must(t, store.Save(dossier.Change{At: at, Items: []register.Item{base}, Others: []dossier.Other{{Kind: dossier.KindLedger, ID: id, Value: l}}}))
	}
	total := func(store *dossier.Store) (n int) {
		var l consent.Ledger
		_, err := store.Load(dossier.KindLedger, id, &l)
		must(t, err)
		for _, e := range l.Entries {
			n += e.Count
		}
		return n
	}
	for name, other := range map[string]func(*dossier.Store) *dossier.Store{
		"a copy":        func(s *dossier.Store) *dossier.Store { return twin(t, s) },
		"not of a copy": func(*dossier.Store) *dossier.Store { s := fresh(t, base); keep(s, ledger(5)); return s },
	} {
		store := fresh(t, base)
		keep(store, ledger(5))
		there := other(store)
		keep(store, ledger(5, 2))
		keep(there, ledger(5, 0, 4))
		plan := lookInto(t, store, there.Path())
		if plan.Count(Joins) != 1 {
			t.Errorf("%s: %v", name, states(plan))
		}
		take(t, plan, store)
		if n := total(store); n != 11 {
			t.Errorf("%s: %d counted, not 11", name, n)
		}
		if again := lookInto(t, store, store.Path()); again.Count(Same) != 1 {
			t.Errorf("%s: taken in again it is %v", name, states(again))
		}
	}
}

// TestANumberGivenTwice is told: two dossiers each began to count.
func TestANumberGivenTwice(t *testing.T) {
	items, err := demo.Items(assessment.On(at), "nl")
	must(t, err)
	i := slices.IndexFunc(items, func(i register.Item) bool { return i.Assessment.Number != "" })
	twice := edited(items[i], func(a *assessment.Assessment) { a.ID = otherID })
	plan := lookInto(t, fresh(t, items[i]), fresh(t, twice).Path())
	if f := plan.Finds[0]; f.Taken != items[i].Assessment.Number || f.State != New {
		t.Errorf("%s, number %q", f.State, f.Taken)
	}
}

// TestADossierAsksForItsPassphrase, and is looked into once it is given.
func TestADossierAsksForItsPassphrase(t *testing.T) {
	const passphrase = "vier losse woorden hier"
	path := filepath.Join(t.TempDir(), "geheim.toets")
	other, err := dossier.Create(path, passphrase)
	must(t, err)
	save(t, other, example(t, id))
	must(t, other.Close())
	store := fresh(t)
	plan := lookInto(t, store, path)
	if asks := plan.Locked(); !slices.Equal(asks, []string{path}) {
		t.Fatalf("asks for %v", asks)
	}
	given, err := Look(context.Background(), store, []string{path}, Options{Passphrases: map[string]string{path: passphrase}}, func(int, int) {})
	must(t, err)
	defer given.Close()
	if len(given.Locked()) != 0 || given.Count(New) != 1 {
		t.Errorf("with its passphrase: %v", states(given))
	}
}

// TestTwins: a copy of a dossier that somebody went on in is found beside it by
// what is in it, and nothing else is one.
func TestTwins(t *testing.T) {
	store := fresh(t, example(t, id))
	folder := filepath.Dir(store.Path())
	stranger, err := dossier.Create(filepath.Join(folder, "ander.toets"), "")
	must(t, err)
	defer stranger.Close()
	must(t, os.WriteFile(filepath.Join(folder, "geen.toets"), []byte("no dossier"), 0o600))
	other := twin(t, store)
	if twins, err := store.Twins(); err != nil || len(twins) != 0 {
		t.Errorf("a copy in which nothing is new: %v, %v", twins, err)
	}
	save(t, other, edited(example(t, id), func(a *assessment.Assessment) { a.Program.Name = "Ander" }))
	if twins, err := store.Twins(); err != nil || !slices.Equal(twins, []string{other.Path()}) {
		t.Errorf("twins: %v, %v", twins, err)
	}
}

// BenchmarkLook looks into a dossier of as many assessments as are filed: nothing
// is new, so that each is held against what is there.
func BenchmarkLook(b *testing.B) {
	items, err := demo.Items(assessment.On(at), "nl")
	must(b, err)
	for _, n := range []int{100, 1000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			var many []register.Item
			for i := range n {
				item := items[i%len(items)]
				item.Assessment.ID = fmt.Sprintf("6f1c1c1e-0b6c-4b6e-9d53-%012d", i)
				many = append(many, item)
			}
			store := fresh(b, many...)
			path := filepath.Join(filepath.Dir(store.Path()), "kopie.toets")
			must(b, dossier.Copy(store.Path(), path))
			for b.Loop() {
				plan, err := Look(context.Background(), store, []string{path}, Options{}, func(int, int) {})
				must(b, err)
				plan.Close()
			}
		})
	}
}

// TestThreeCopiesMeet: whoever takes in whom, in which order and how often, comes to
// the same, but for the order of what each added.
func TestThreeCopiesMeet(t *testing.T) {
	evidence := func(item *register.Item, what string) {
		answer := item.Assessment.Answers["e2e"]
		answer.Evidence = append(answer.Evidence, assessment.Evidence{Kind: "claim", Fields: map[string]string{"who": what}})
		item.Assessment.Answers["e2e"] = answer
		item.Tags, item.Notes = append(item.Tags, what), item.Notes+"\n\n"+what
	}
	edits := []func(*register.Item){
		func(i *register.Item) { evidence(i, "a"); i.Assessment.Program.Name = "Ander" },
		func(i *register.Item) { evidence(i, "b"); i.Tags = i.Tags[1:] },
		func(i *register.Item) { evidence(i, "c"); i.Archived = true },
	}
	begun := example(t, id)
	begun.Tags, begun.Notes = []string{"wijk"}, "Notitie"
	var first *register.Item
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		base, copies := fresh(t, begun), [3]*dossier.Store{}
		for i := range copies {
			copies[i] = twinAt(t, base, filepath.Join(t.TempDir(), "kopie.toets"))
			item, err := copies[i].Item(begun.Key())
			must(t, err)
			edits[i](&item)
			save(t, copies[i], item)
		}
		for range 2 {
			for _, from := range order {
				for _, to := range order {
					take(t, lookInto(t, copies[to], copies[from].Path()), copies[to])
				}
			}
		}
		for _, c := range copies {
			item, err := c.Item(begun.Key())
			must(t, err)
			inOrder(&item)
			if first == nil {
				first = &item
			}
			if !reflect.DeepEqual(item, *first) {
				t.Fatalf("in order %v: %+v\nelse %+v", order, item, *first)
			}
		}
	}
	if want := []string{"a", "b", "c"}; !slices.Equal(first.Tags, want) || first.Notes != "\n\nNotitie\n\na\n\nb\n\nc" || !first.Archived || first.Assessment.Program.Name != "Ander" {
		t.Errorf("it became %q, %q, %v", first.Tags, first.Notes, first.Archived)
	}
}
