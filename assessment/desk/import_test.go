package desk

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/register"
)

// exampleAs is the decided example under an id of its own.
func exampleAs(t testing.TB, id string) register.Item {
	t.Helper()
	a, err := exchange.Example("care")
	must(t, err)
	a.ID = id
	a.Number = "2025-" + id[len(id)-5:]
	return register.Item{Assessment: a}
}

// filed makes a dossier with some items in a folder of its own.
func filed(t testing.TB, items ...register.Item) *dossier.Store {
	t.Helper()
	store, err := dossier.Create(filepath.Join(t.TempDir(), "praktijk.toets"), "")
	must(t, err)
	t.Cleanup(func() { store.Close() })
	must(t, store.Save(dossier.Change{By: "A. Assessor", At: now, Items: items}))
	return store
}

// lookInto sits down at a dossier and looks into files, as each face of the desk does.
func lookInto(t testing.TB, store *dossier.Store, paths ...string) (*Desk, *intake.Plan) {
	t.Helper()
	d, err := New(store, Options{Now: clock, User: "A. Assessor", CopyTitle: func(title string) string { return title + " 2" }})
	must(t, err)
	files, err := intake.Files(paths)
	must(t, err)
	plan, err := intake.Look(context.Background(), store, files, intake.Options{}, func(int, int) {})
	must(t, err)
	t.Cleanup(plan.Close)
	return d, plan
}

// takeAll imports all of some files at once.
func takeAll(t testing.TB, store *dossier.Store, paths ...string) *Import {
	t.Helper()
	d, plan := lookInto(t, store, paths...)
	i := d.StartImport(plan, func(file string) string { return "uit " + file })
	_, err := i.All(context.Background(), func(int, int) {})
	must(t, err)
	return i
}

// contents is what a dossier keeps, to hold against another.
func contents(t testing.TB, store *dossier.Store) string {
	t.Helper()
	var lines []string
	for _, row := range store.Rows() {
		item, err := store.Item(row.Key)
		must(t, err)
		data, err := json.Marshal(item)
		must(t, err)
		lines = append(lines, row.Key+" "+string(data))
	}
	for _, id := range store.IDs(dossier.KindComparison) {
		var c json.RawMessage
		_, err := store.Load(dossier.KindComparison, id, &c)
		must(t, err)
		lines = append(lines, id+" "+string(c))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// whys are the reasons that the history has, by key.
func whys(t testing.TB, store *dossier.Store) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, row := range store.Rows() {
		entries, err := store.History(row.Key)
		must(t, err)
		all[row.Key] = entries[0].Why
	}
	return all
}

// TestEachWayInMakesTheSame: one file after the other, all at once, their folder, a zip of
// them, and opening each, for files of every sort in any number: what is filed after is
// the same, and the history names of each the file that it came out of.
func TestEachWayInMakesTheSame(t *testing.T) {
	t.Setenv(dossier.StateVariable, t.TempDir())
	g, err := grid.Load(grid.Current)
	must(t, err)
	for seed := range uint64(12) {
		dice := rand.New(rand.NewPCG(seed, seed))
		folder, begun := t.TempDir(), []register.Item{exampleAs(t, "6f1c1c1e-0b6c-4b6e-9d53-000000000000")}
		names := map[string]string{} // of the file, by key
		for n := range 1 + dice.IntN(5) {
			name := fmt.Sprintf("%d toetsing.json", n)
			var data []byte
			switch dice.IntN(5) {
			case 0: // a comparison
				c := g.Example.Clone()
				c.ID = fmt.Sprintf("8f1c1c1e-0b6c-4b6e-9d53-%012d", n)
				data, err = exchange.WriteComparison(c)
			case 1: // what is filed already
				data, err = exchange.Write(begun[0].Assessment)
			default:
				item := exampleAs(t, fmt.Sprintf("6f1c1c1e-0b6c-4b6e-9d53-%012d", n+1))
				item.Assessment.Program.Plan = fmt.Sprintf("Abonnement %d", dice.IntN(100))
				if dice.IntN(2) == 0 {
					item.Assessment.Decision, item.Assessment.Number = nil, ""
				}
				names[item.Key()] = name
				data, err = exchange.Write(item.Assessment)
			}
			must(t, err)
			must(t, os.WriteFile(filepath.Join(folder, name), data, 0o600))
		}
		files, err := filepath.Glob(filepath.Join(folder, "*.json"))
		must(t, err)
		zipped := filepath.Join(t.TempDir(), "alles.zip")
		must(t, os.WriteFile(zipped, zipOf(t, files), 0o600))
		ways := map[string]func(*dossier.Store){
			"at once": func(s *dossier.Store) { takeAll(t, s, files...) }, "folder": func(s *dossier.Store) { takeAll(t, s, folder) }, "zip": func(s *dossier.Store) { takeAll(t, s, zipped) },
			"one by one": func(s *dossier.Store) {
				for _, file := range files {
					takeAll(t, s, file)
				}
			},
			"opened": func(s *dossier.Store) {
				d, err := New(s, Options{Now: clock, User: "A. Assessor"})
				must(t, err)
				for _, file := range files {
					plan, err := d.LookAt(file)
					must(t, err)
					if asks, err := d.OpenFound(plan, func(file string) string { return "uit " + file }); asks || err != nil {
						t.Fatalf("%s: asks %v, %v", file, asks, err)
					}
				}
				must(t, d.Flush())
			},
		}
		want := ""
		for way, take := range ways {
			store := filed(t, begun...)
			take(store)
			got := contents(t, store)
			if want == "" {
				want = got
			}
			if got != want {
				t.Fatalf("%s makes\n%s\nand another way\n%s", way, got, want)
			}
			for key, why := range whys(t, store) {
				if name := names[key]; name != "" && !(strings.HasPrefix(why, "uit ") && strings.HasSuffix(why, name)) {
					t.Fatalf("%s says of %s %q", way, name, why)
				}
			}
			must(t, store.Close())
		}
	}
}

func zipOf(t testing.TB, files []string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range files {
		data, err := os.ReadFile(file)
		must(t, err)
		part, err := w.Create(filepath.Base(file))
		must(t, err)
		_, err = part.Write(data)
		must(t, err)
	}
	must(t, w.Close())
	return out.Bytes()
}

// TestWhatAFileAsks: what differs from what is filed, or has the number of another, is
// not opened before a person chose; what cannot be read is said.
func TestWhatAFileAsks(t *testing.T) {
	t.Setenv(dossier.StateVariable, t.TempDir())
	item := exampleAs(t, "6f1c1c1e-0b6c-4b6e-9d53-000000000001")
	other, taken := item, exampleAs(t, "6f1c1c1e-0b6c-4b6e-9d53-000000000002")
	other.Assessment = item.Assessment.Clone()
	other.Assessment.Program.Plan, taken.Assessment.Number = "Anders", item.Assessment.Number
	store := filed(t, item)
	d, err := New(store, Options{Now: clock})
	must(t, err)
	before := contents(t, store)
	for name, a := range map[string]*assessment.Assessment{"differs": &other.Assessment, "taken": &taken.Assessment, "broken": nil} {
		t.Run(name, func(t *testing.T) {
			file, data := filepath.Join(t.TempDir(), "a.json"), []byte("{")
			if a != nil {
				data, err = exchange.Write(*a)
				must(t, err)
			}
			must(t, os.WriteFile(file, data, 0o600))
			plan, err := d.LookAt(file)
			must(t, err)
			asks, err := d.OpenFound(plan, filepath.Base)
			if asks != (a != nil) || (err == nil) != (a != nil) || d.Editor() != nil || contents(t, store) != before {
				t.Errorf("asks %v, %v", asks, err)
			}
		})
	}
}

// BenchmarkMerge merges two copies of a dossier in which each assessment was changed
// at both sides. The bar is 2 s for 1,000.
func BenchmarkMerge(b *testing.B) {
	b.Setenv(dossier.StateVariable, b.TempDir())
	const n = 1000
	edited := func(items []register.Item, change func(*assessment.Assessment)) (all []register.Item) {
		for _, item := range items {
			item.Assessment = item.Assessment.Clone()
			change(&item.Assessment)
			all = append(all, item)
		}
		return all
	}
	var begun []register.Item
	for i := range n {
		begun = append(begun, exampleAs(b, fmt.Sprintf("6f1c1c1e-0b6c-4b6e-9d53-%012d", i)))
	}
	mine := edited(begun, func(a *assessment.Assessment) { a.Decision, a.Program.Name = nil, "Ander" })
	theirs := edited(begun, func(a *assessment.Assessment) { a.Decision, a.Program.Plan = nil, "Zorg" })
	begun = edited(begun, func(a *assessment.Assessment) { a.Decision = nil })
	for b.Loop() {
		b.StopTimer()
		store := filed(b, begun...)
		path := filepath.Join(filepath.Dir(store.Path()), "praktijk (conflict).toets")
		must(b, dossier.Copy(store.Path(), path))
		other, err := dossier.Open(path, dossier.Options{})
		must(b, err)
		must(b, store.Save(dossier.Change{At: now, Items: mine}))
		must(b, other.Save(dossier.Change{At: now, Items: theirs}))
		must(b, other.Close())
		b.StartTimer()
		if i := takeAll(b, store, path); i.Applied != n || i.plan.Count(intake.Joins) != n {
			b.Fatalf("%d of %d", i.Applied, n)
		}
	}
}

// BenchmarkImport imports as many files of JSON into an empty dossier: looked at,
// applied and saved. The bar is 10 s and 200 MB for 10,000.
func BenchmarkImport(b *testing.B) {
	b.Setenv(dossier.StateVariable, b.TempDir())
	for _, n := range []int{1000, 10_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			folder := b.TempDir()
			for i := range n {
				data, err := exchange.Write(exampleAs(b, fmt.Sprintf("6f1c1c1e-0b6c-4b6e-9d53-%012d", i)).Assessment) // decided, so that its seal is made as well
				must(b, err)
				must(b, os.WriteFile(filepath.Join(folder, fmt.Sprintf("%05d.json", i)), data, 0o600))
			}
			for b.Loop() {
				if i := takeAll(b, filed(b), folder); i.Applied != n {
					b.Fatalf("%d of %d", i.Applied, n)
				}
			}
		})
	}
}
