package dossier

import (
	"fmt"
	"path/filepath"
	"strconv"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
)

// How opening and saving grow with what is in a dossier. The key is not worked
// out of a passphrase here: that takes the same for every dossier, and
// BenchmarkPassphrase measures it.
var sizes = []int{20, 200, 1000, 10000}

const evidenceMB = 150

func BenchmarkOpen(b *testing.B) {
	grow(b, func(b *testing.B, s *Store, passphrase string) {
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			s, err := Open(s.path, Options{Passphrase: passphrase})
			if err != nil || len(s.Rows()) == 0 {
				b.Fatal(err)
			}
			b.StopTimer()
			s.Close()
			b.StartTimer()
		}
	})
}

// BenchmarkCheck reads all there is, as beside other work after opening.
func BenchmarkCheck(b *testing.B) {
	grow(b, func(b *testing.B, s *Store, _ string) {
		for b.Loop() {
			if found, err := s.Check(noon).Run(b.Context()); err != nil || len(found.Lost) > 0 {
				b.Fatal(found, err)
			}
		}
	})
}

func BenchmarkSave(b *testing.B) {
	grow(b, func(b *testing.B, s *Store, _ string) {
		var items []register.Item
		for i := range min(len(s.Rows()), 50) {
			items = append(items, typical(b, i))
		}
		for i := 0; b.Loop(); i++ {
			item := items[i%len(items)]
			item.Assessment.Answers["e2e"] = assessment.Answer{Answer: assessment.No, Notes: strconv.Itoa(i)}
			if err := s.Save(Change{By: "J. Bos", Items: []register.Item{item}, Others: []Other{{KindState, "", i}}}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkClose makes the daily copy again, of a dossier in which one thing was saved.
func BenchmarkClose(b *testing.B) {
	grow(b, func(b *testing.B, s *Store, passphrase string) {
		for i := 0; b.Loop(); i++ {
			b.StopTimer()
			if i > 0 {
				s = opened(b, s.path, Options{Passphrase: passphrase})
			}
			noteOn(b, s, i)
			b.StartTimer()
			if err := s.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkFirstOfDay is a save that comes with the copy of a new day.
func BenchmarkFirstOfDay(b *testing.B) {
	grow(b, func(b *testing.B, s *Store, _ string) {
		for i := 0; b.Loop(); i++ {
			noteOn(b, s, i)
		}
	})
}

// noteOn saves one assessment, on a day of its own.
func noteOn(b *testing.B, s *Store, day int) {
	b.Helper()
	item, err := s.Item(typical(b, 1).Key())
	if err != nil {
		b.Fatal(err)
	}
	item.Notes = strconv.Itoa(day)
	if err := s.Save(Change{By: "J. Bos", At: noon.AddDate(0, 0, day), Items: []register.Item{item}}); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkPassphrase is what opening with a passphrase takes on top.
func BenchmarkPassphrase(b *testing.B) {
	workFactor = 17
	defer func() { workFactor = 8 }()
	s := created(b, "vier losse woorden hier")
	s.Close()
	for b.Loop() {
		s, err := Open(s.path, Options{Passphrase: "vier losse woorden hier"})
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		s.Close()
		b.StartTimer()
	}
}

func grow(b *testing.B, measure func(b *testing.B, s *Store, passphrase string)) {
	for _, n := range sizes {
		for _, passphrase := range []string{"", "vier losse woorden hier"} {
			for _, mega := range []int{0, evidenceMB} {
				kind := "plain"
				if passphrase != "" {
					kind = "encrypted"
				}
				b.Run(fmt.Sprintf("assessments=%d/%s/evidence=%dMB", n, kind, mega), func(b *testing.B) {
					measure(b, full(b, n, mega, passphrase), passphrase)
				})
			}
		}
	}
}

// full is a dossier with so many assessments and megabytes of evidence.
func full(b *testing.B, n, mega int, passphrase string) *Store {
	b.Helper()
	b.Setenv(StateVariable, filepath.Join(b.TempDir(), "state"))
	s, err := Create(filepath.Join(b.TempDir(), "a.toets"), passphrase)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	c := Change{By: "J. Bos"}
	for i := range n {
		c.Items = append(c.Items, typical(b, i))
	}
	for i := range mega / 5 {
		data := make([]byte, 5<<20)
		data[0] = byte(i)
		f, err := s.AddFile("bewijs.pdf", data)
		if err != nil {
			b.Fatal(err)
		}
		answer := c.Items[i%n].Assessment.Answers["e2e"]
		answer.Evidence = append(answer.Evidence, assessment.Evidence{Kind: "claim", Files: []assessment.EvidenceFile{f}})
		c.Items[i%n].Assessment.Answers["e2e"] = answer
	}
	if err := s.Save(c); err != nil {
		b.Fatal(err)
	}
	return s
}

var examples = []string{"consumer", "business", "care"}

// typical is one of the examples, of a practice of its own.
func typical(b testing.TB, n int) register.Item {
	b.Helper()
	a, err := exchange.Example(examples[n%len(examples)])
	if err != nil {
		b.Fatal(err)
	}
	a.ID = fmt.Sprintf("0191d9a0-0000-4000-8000-%012d", n)
	a.Decision, a.Practice.Name = nil, "Praktijk "+strconv.Itoa(n)
	return register.Item{Assessment: a}
}
