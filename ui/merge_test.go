package ui

import (
	"strings"
	"testing"

	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/compare"
)

// besides saves something beside assessments as another program would.
func (r *rig) besides(kind, id string, into any, do func() any) {
	r.t.Helper()
	other := r.another()
	defer other.Close()
	if _, err := other.Load(kind, id, into); err != nil {
		r.t.Fatal(err)
	}
	must(r.t, other.Save(dossier.Change{By: "Iemand anders", At: now, Others: []dossier.Other{{Kind: kind, ID: id, Value: do()}}}))
}

// keptBeside reads what stands in the dossier's file, as another program would.
func (r *rig) keptBeside(kind, id string, into any) {
	r.t.Helper()
	other := r.another()
	defer other.Close()
	if _, err := other.Load(kind, id, into); err != nil {
		r.t.Fatal(err)
	}
	if r.unsaved {
		r.t.Fatal("it is not saved")
	}
}

// joinedQuietly fails unless the status tells quietly that another changed the same.
func (r *rig) joinedQuietly() {
	r.t.Helper()
	if status := r.Status(); !strings.Contains(status, r.Words().T("merge.saved")) {
		r.t.Errorf("the status says %q", status)
	}
	if r.Canvas().Overlays().Top() != nil {
		r.t.Error("the work is interrupted")
	}
}

// TestCountsOfTwoPrograms are all kept, and it is told.
func TestCountsOfTwoPrograms(t *testing.T) {
	r := counting(t)
	id := r.Desk().Editor().Assessment().ID
	mine, err := r.Desk().Editor().Letters().Ledger()
	must(t, err)
	must(t, mine.Add(consent.Entry{On: "2026-11-22", Kind: consent.Agreed, Letter: 1, Way: consent.Mail, Who: consent.ByParents, Count: 1}, "2026-11-22"))
	var theirs consent.Ledger
	r.besides(dossier.KindLedger, id, &theirs, func() any {
		must(t, theirs.Add(consent.Entry{On: "2026-11-22", Kind: consent.Agreed, Letter: 1, Way: consent.Mail, Who: consent.ByParents, Count: 4}, "2026-11-22"))
		return theirs
	})
	r.Desk().Editor().Letters().Enter(mine)
	r.joinedQuietly()
	r.press("consents.add") // on what came together, not on what was in view
	var l consent.Ledger
	r.keptBeside(dossier.KindLedger, id, &l)
	if s := l.Sum(r.Desk().Editor().Letters().Basis(), r.Desk().Today()); s.Agreed != 6 {
		t.Fatalf("4 and 2 agreed, and there are %d", s.Agreed)
	}
	r.Next()
	r.asks("Beide tellingen zijn samengevoegd")
	r.dismiss()
}

// counting is an assessment whose letter went out, at its counts.
func counting(t *testing.T) *rig {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	r.handOut()
	r.Show(stepConsent)
	r.at(stepConsent)
	return r
}

// handOut lets the letter of the open assessment go out.
func (r *rig) handOut() {
	r.t.Helper()
	key := r.Desk().Editor().Key()
	request, err := r.Desk().ExportRequest(key, desk.ExportOptions{Lang: "nl"})
	must(r.t, err)
	must(r.t, r.Desk().Exported(key, request, []export.File{{Kind: export.Letter}}))
}

// TestWithdrawnTwiceIsTold: of one who agreed two programs say that it withdrew.
func TestWithdrawnTwiceIsTold(t *testing.T) {
	r := counting(t)
	id := r.Desk().Editor().Assessment().ID
	r.press("consents.add")
	mine, err := r.Desk().Editor().Letters().Ledger()
	must(t, err)
	withdraw := func(l consent.Ledger) consent.Ledger {
		must(t, l.Add(consent.Entry{On: "2026-11-22", Kind: consent.Withdrawn, Letter: 1, Count: 1}, "2026-11-22"))
		return l
	}
	var theirs consent.Ledger
	r.besides(dossier.KindLedger, id, &theirs, func() any { return withdraw(theirs) })
	r.Desk().Editor().Letters().Enter(withdraw(mine))
	var l consent.Ledger
	r.keptBeside(dossier.KindLedger, id, &l)
	if s := l.Sum(r.Desk().Editor().Letters().Basis(), r.Desk().Today()); s.Withdrawn != 2 || l.Balanced() {
		t.Fatalf("it is %+v", s.Sums)
	}
	r.Next()
	r.asks("Waarschijnlijk is iemand dubbel geteld")
}

// TestSentencesOfTwoPrograms stand side by side, and at the same one it is asked.
func TestSentencesOfTwoPrograms(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	r.Show(stepLetter)
	own := func(texts ...string) letter.Sentences {
		s := letter.Sentences{Own: map[string]letter.Own{}}
		for i := 0; i < len(texts); i += 2 {
			s.Own[texts[i]] = letter.Own{Ours: "wij", Text: texts[i+1]}
		}
		return s
	}
	r.besides(dossier.KindSentences, "practice", &letter.Sentences{}, func() any { return own("a", "hun a", "b", "hun b") })
	r.Desk().WriteSentences(own("b", "mijn b", "c", "mijn c"))
	r.joinedQuietly()
	var kept letter.Sentences
	r.keptBeside(dossier.KindSentences, "practice", &kept)
	if kept.Own["a"].Text != "hun a" || kept.Own["b"].Text != "mijn b" || kept.Own["c"].Text != "mijn c" {
		t.Fatalf("kept is %+v", kept)
	}
	r.Show(stepStart)
	r.asks("hun b", "mijn b")
	r.accept("join.sentence.theirs")
	r.keptBeside(dossier.KindSentences, "practice", &kept)
	if kept.Own["b"].Text != "hun b" || kept.Own["c"].Text != "mijn c" {
		t.Fatalf("after taking theirs it is %+v", kept)
	}
}

// TestChoicesOfTwoPrograms: each choice is of who made it.
func TestChoicesOfTwoPrograms(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	id := r.Desk().Editor().Assessment().ID
	r.Show(stepLetter)
	request, err := r.Desk().Editor().Letters().Request("nl")
	must(t, err)
	r.Desk().Editor().Letters().Choose(request.Choices)
	var theirs letter.Choices
	r.besides(dossier.KindLetter, id, &theirs, func() any {
		theirs.Large = true
		return theirs
	})
	mine := request.Choices
	mine.Way = letter.Aloud
	r.Desk().Editor().Letters().Choose(mine)
	r.joinedQuietly()
	var kept letter.Choices
	r.keptBeside(dossier.KindLetter, id, &kept)
	if !kept.Large || kept.Way != letter.Aloud {
		t.Errorf("kept is %+v", kept)
	}
}

// TestFiltersOfTwoPrograms are all there.
func TestFiltersOfTwoPrograms(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	r.Show(stepRegister)
	r.besides(dossier.KindFilters, "", &[]register.Saved{}, func() any { return []register.Saved{{Name: "Zoom", Text: "Zoom"}} })
	r.Desk().Put(dossier.KindFilters, "", []register.Saved{{Name: "Teams", Text: "Teams"}})
	r.joinedQuietly()
	var kept []register.Saved
	r.keptBeside(dossier.KindFilters, "", &kept)
	if len(kept) != 2 {
		t.Errorf("kept is %+v", kept)
	}
}

// TestComparisonsOfTwoPrograms are both kept, and the screen goes on with its own.
func TestComparisonsOfTwoPrograms(t *testing.T) {
	r := newRig(t, "nl")
	must(t, r.Desk().Comparisons().Start())
	r.Show(compare.Place)
	r.fill("title", "Onze keuze")
	id := r.Desk().Comparisons().Current().ID
	var theirs grid.Comparison
	change := func() any {
		theirs.Title = "Hun keuze"
		return theirs
	}
	r.besides(dossier.KindComparison, id, &theirs, change)
	r.fill("title", "!")
	r.joinedQuietly()
	r.fill("title", "!")
	var kept grid.Comparison
	r.keptBeside(dossier.KindComparison, id, &kept)
	if len(r.Desk().Comparisons().All()) != 2 || kept.Title != "Onze keuze!!" || r.Desk().Comparisons().All()[1].Title != "Hun keuze (van de ander)" {
		t.Fatalf("kept is %+v of %d", kept, len(r.Desk().Comparisons().All()))
	}
	r.keptBeside(dossier.KindComparison, r.Desk().Comparisons().All()[1].ID, &kept)
	if kept.Title != "Hun keuze (van de ander)" {
		t.Errorf("theirs is %+v", kept)
	}
	r.Show(stepStart)
	r.asks("Beide zijn bewaard")
	r.dismiss()

	r.besides(dossier.KindComparison, id, &theirs, func() any { return nil })
	must(t, r.Desk().Comparisons().Open(0))
	r.Desk().Comparisons().Current().Title = "Toch"
	r.Desk().Comparisons().Changed()
	r.keptBeside(dossier.KindComparison, id, &kept)
	r.Show(stepStart)
	r.asks("blijft de uwe staan")
	r.dismiss()

	r.besides(dossier.KindComparison, id, &theirs, change)
	r.Desk().Comparisons().Delete(0)
	r.keptBeside(dossier.KindComparison, id, &kept)
	if kept.Title != "Hun keuze" || len(r.Desk().Comparisons().All()) != 2 {
		t.Errorf("what another changed and this one deleted is %+v of %d", kept, len(r.Desk().Comparisons().All()))
	}
	r.Show(stepStart)
	r.asks("Daarom is die er nog")
}

// TestPracticeIsNotPutBack: who changed nothing about the practice does not undo
// what another program made of it.
func TestPracticeIsNotPutBack(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	r.fill("practice.name", "De Linde")
	var theirs desk.Defaults
	r.besides(dossier.KindPractice, "", &theirs, func() any {
		theirs.Assessor.Name = "M. Ander"
		return theirs
	})
	r.Desk().Editor().Assessment().Program.Name = "Zoom"
	r.Changed()
	var kept desk.Defaults
	r.keptBeside(dossier.KindPractice, "", &kept)
	if kept.Assessor.Name != "M. Ander" || kept.Practice.Name != "De Linde" {
		t.Errorf("kept is %+v", kept)
	}
}
