package dossiers_test

import (
	"strings"
	"testing"

	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/uitest"
	"beeldbeltoets/ui/uitest/whole"
)

// besides saves something beside assessments as another program would.
func besides(r *whole.Rig, kind, id string, into any, do func() any) {
	r.TB.Helper()
	other := r.Another()
	defer other.Close()
	if _, err := other.Load(kind, id, into); err != nil {
		r.TB.Fatal(err)
	}
	uitest.Must(r.TB, other.Save(dossier.Change{By: "Iemand anders", At: uitest.Now, Others: []dossier.Other{{Kind: kind, ID: id, Value: do()}}}))
}

// keptBeside reads what stands in the dossier's file, as another program would.
func keptBeside(r *whole.Rig, kind, id string, into any) {
	r.TB.Helper()
	other := r.Another()
	defer other.Close()
	if _, err := other.Load(kind, id, into); err != nil {
		r.TB.Fatal(err)
	}
	if r.Unsaved() {
		r.TB.Fatal("it is not saved")
	}
}

// joinedQuietly fails unless the status tells quietly that another changed the same.
func joinedQuietly(r *whole.Rig) {
	r.TB.Helper()
	if status := r.Status(); !strings.Contains(status, r.Words().T("merge.saved")) {
		r.TB.Errorf("the status says %q", status)
	}
	if r.Canvas().Overlays().Top() != nil {
		r.TB.Error("the work is interrupted")
	}
}

// TestCountsOfTwoPrograms are all kept, and it is told.
func TestCountsOfTwoPrograms(t *testing.T) {
	r := counting(t)
	id := r.Desk().Editor().Assessment().ID
	mine, err := r.Desk().Editor().Letters().Ledger()
	uitest.Must(t, err)
	uitest.Must(t, mine.Add(consent.Entry{On: "2026-11-22", Kind: consent.Agreed, Letter: 1, Way: consent.Mail, Who: consent.ByParents, Count: 1}, "2026-11-22"))
	var theirs consent.Ledger
	besides(r, dossier.KindLedger, id, &theirs, func() any {
		uitest.Must(t, theirs.Add(consent.Entry{On: "2026-11-22", Kind: consent.Agreed, Letter: 1, Way: consent.Mail, Who: consent.ByParents, Count: 4}, "2026-11-22"))
		return theirs
	})
	r.Desk().Editor().Letters().Enter(mine)
	joinedQuietly(r)
	r.Press("consents.add") // on what came together, not on what was in view
	var l consent.Ledger
	keptBeside(r, dossier.KindLedger, id, &l)
	if s := l.Sum(r.Desk().Editor().Letters().Basis(), r.Desk().Today()); s.Agreed != 6 {
		t.Fatalf("4 and 2 agreed, and there are %d", s.Agreed)
	}
	r.Next()
	r.Asks("Beide tellingen zijn samengevoegd")
	r.Dismiss()
}

// counting is an assessment whose letter went out, at its counts.
func counting(t *testing.T) *whole.Rig {
	r := whole.New(t, "nl")
	r.OpenExample("consumer")
	r.HandOut()
	r.Show(session.Consent)
	r.At(session.Consent)
	return r
}

// TestWithdrawnTwiceIsTold: of one who agreed two programs say that it withdrew.
func TestWithdrawnTwiceIsTold(t *testing.T) {
	r := counting(t)
	id := r.Desk().Editor().Assessment().ID
	r.Press("consents.add")
	mine, err := r.Desk().Editor().Letters().Ledger()
	uitest.Must(t, err)
	withdraw := func(l consent.Ledger) consent.Ledger {
		uitest.Must(t, l.Add(consent.Entry{On: "2026-11-22", Kind: consent.Withdrawn, Letter: 1, Count: 1}, "2026-11-22"))
		return l
	}
	var theirs consent.Ledger
	besides(r, dossier.KindLedger, id, &theirs, func() any { return withdraw(theirs) })
	r.Desk().Editor().Letters().Enter(withdraw(mine))
	var l consent.Ledger
	keptBeside(r, dossier.KindLedger, id, &l)
	if s := l.Sum(r.Desk().Editor().Letters().Basis(), r.Desk().Today()); s.Withdrawn != 2 || l.Balanced() {
		t.Fatalf("it is %+v", s.Sums)
	}
	r.Next()
	r.Asks("Waarschijnlijk is iemand dubbel geteld")
}

// TestSentencesOfTwoPrograms stand side by side, and at the same one it is asked.
func TestSentencesOfTwoPrograms(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenExample("consumer")
	r.Show(session.Letter)
	own := func(texts ...string) letter.Sentences {
		s := letter.Sentences{Own: map[string]letter.Own{}}
		for i := 0; i < len(texts); i += 2 {
			s.Own[texts[i]] = letter.Own{Ours: "wij", Text: texts[i+1]}
		}
		return s
	}
	besides(r, dossier.KindSentences, "practice", &letter.Sentences{}, func() any { return own("a", "hun a", "b", "hun b") })
	r.Desk().WriteSentences(own("b", "mijn b", "c", "mijn c"))
	joinedQuietly(r)
	var kept letter.Sentences
	keptBeside(r, dossier.KindSentences, "practice", &kept)
	if kept.Own["a"].Text != "hun a" || kept.Own["b"].Text != "mijn b" || kept.Own["c"].Text != "mijn c" {
		t.Fatalf("kept is %+v", kept)
	}
	r.Show(session.Start)
	r.Asks("hun b", "mijn b")
	r.Accept("join.sentence.theirs")
	keptBeside(r, dossier.KindSentences, "practice", &kept)
	if kept.Own["b"].Text != "hun b" || kept.Own["c"].Text != "mijn c" {
		t.Fatalf("after taking theirs it is %+v", kept)
	}
}

// TestChoicesOfTwoPrograms: each choice is of who made it.
func TestChoicesOfTwoPrograms(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenExample("consumer")
	id := r.Desk().Editor().Assessment().ID
	r.Show(session.Letter)
	request, err := r.Desk().Editor().Letters().Request("nl")
	uitest.Must(t, err)
	r.Desk().Editor().Letters().Choose(request.Choices)
	var theirs letter.Choices
	besides(r, dossier.KindLetter, id, &theirs, func() any {
		theirs.Large = true
		return theirs
	})
	mine := request.Choices
	mine.Way = letter.Aloud
	r.Desk().Editor().Letters().Choose(mine)
	joinedQuietly(r)
	var kept letter.Choices
	keptBeside(r, dossier.KindLetter, id, &kept)
	if !kept.Large || kept.Way != letter.Aloud {
		t.Errorf("kept is %+v", kept)
	}
}

// TestFiltersOfTwoPrograms are all there.
func TestFiltersOfTwoPrograms(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenExample("consumer")
	r.Show(session.Register)
	besides(r, dossier.KindFilters, "", &[]register.Saved{}, func() any { return []register.Saved{{Name: "Zoom", Text: "Zoom"}} })
	r.Desk().Put(dossier.KindFilters, "", []register.Saved{{Name: "Teams", Text: "Teams"}})
	joinedQuietly(r)
	var kept []register.Saved
	keptBeside(r, dossier.KindFilters, "", &kept)
	if len(kept) != 2 {
		t.Errorf("kept is %+v", kept)
	}
}

// TestComparisonsOfTwoPrograms are both kept, and the screen goes on with its own.
func TestComparisonsOfTwoPrograms(t *testing.T) {
	r := whole.New(t, "nl")
	uitest.Must(t, r.Desk().Comparisons().Start())
	r.Show(session.Compare)
	r.Fill("title", "Onze keuze")
	id := r.Desk().Comparisons().Current().ID
	var theirs grid.Comparison
	change := func() any {
		theirs.Title = "Hun keuze"
		return theirs
	}
	besides(r, dossier.KindComparison, id, &theirs, change)
	r.Fill("title", "!")
	joinedQuietly(r)
	r.Fill("title", "!")
	var kept grid.Comparison
	keptBeside(r, dossier.KindComparison, id, &kept)
	if len(r.Desk().Comparisons().All()) != 2 || kept.Title != "Onze keuze!!" || r.Desk().Comparisons().All()[1].Title != "Hun keuze (van de ander)" {
		t.Fatalf("kept is %+v of %d", kept, len(r.Desk().Comparisons().All()))
	}
	keptBeside(r, dossier.KindComparison, r.Desk().Comparisons().All()[1].ID, &kept)
	if kept.Title != "Hun keuze (van de ander)" {
		t.Errorf("theirs is %+v", kept)
	}
	r.Show(session.Start)
	r.Asks("Beide zijn bewaard")
	r.Dismiss()

	besides(r, dossier.KindComparison, id, &theirs, func() any { return nil })
	uitest.Must(t, r.Desk().Comparisons().Open(0))
	r.Desk().Comparisons().Current().Title = "Toch"
	r.Desk().Comparisons().Changed()
	keptBeside(r, dossier.KindComparison, id, &kept)
	r.Show(session.Start)
	r.Asks("blijft de uwe staan")
	r.Dismiss()

	besides(r, dossier.KindComparison, id, &theirs, change)
	r.Desk().Comparisons().Delete(0)
	keptBeside(r, dossier.KindComparison, id, &kept)
	if kept.Title != "Hun keuze" || len(r.Desk().Comparisons().All()) != 2 {
		t.Errorf("what another changed and this one deleted is %+v of %d", kept, len(r.Desk().Comparisons().All()))
	}
	r.Show(session.Start)
	r.Asks("Daarom is die er nog")
}

// TestPracticeIsNotPutBack: who changed nothing about the practice does not undo
// what another program made of it.
func TestPracticeIsNotPutBack(t *testing.T) {
	r := whole.New(t, "nl")
	r.NewAssessment()
	r.Fill("practice.name", "De Linde")
	var theirs desk.Defaults
	besides(r, dossier.KindPractice, "", &theirs, func() any {
		theirs.Assessor.Name = "M. Ander"
		return theirs
	})
	r.Desk().Editor().Assessment().Program.Name = "Zoom"
	r.Changed()
	var kept desk.Defaults
	keptBeside(r, dossier.KindPractice, "", &kept)
	if kept.Assessor.Name != "M. Ander" || kept.Practice.Name != "De Linde" {
		t.Errorf("kept is %+v", kept)
	}
}
