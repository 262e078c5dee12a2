package desk

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/register"
)

// practice is a desk on a dossier on the disk, saved after each step as a person
// who works slowly would have it.
type practice struct {
	*Desk
	t     *testing.T
	path  string
	store *dossier.Store
	now   time.Time
}

func newPractice(t *testing.T) *practice {
	t.Helper()
	t.Setenv(dossier.StateVariable, t.TempDir())
	p := &practice{t: t, path: filepath.Join(t.TempDir(), "practice"+dossier.Ending), now: now}
	store, err := dossier.Create(p.path, "")
	must(t, err)
	must(t, store.Close())
	p.reopen()
	return p
}

// reopen begins with what is on the disk.
func (p *practice) reopen() {
	p.t.Helper()
	if p.store != nil {
		p.save()
		must(p.t, p.store.Close())
	}
	var err error
	p.store, err = dossier.Open(p.path, dossier.Options{})
	must(p.t, err)
	p.t.Cleanup(func() { p.store.Close() })
	p.Desk, err = New(p.store, Options{Now: func() time.Time { return p.now }, CopyTitle: func(title string) string { return title + " 2" }})
	must(p.t, err)
}

func (p *practice) save() {
	p.t.Helper()
	must(p.t, p.Flush())
}

// fillAs fills the open assessment in as an example is, under its own id.
func (p *practice) fillAs(example string) {
	p.t.Helper()
	a, err := exchange.Example(example)
	must(p.t, err)
	open := p.editor.Assessment()
	a.ID, a.Version, a.Number, a.Decision, a.Editions = open.ID, open.Version, "", nil, open.Editions
	*open = a
	p.editor.Changed()
}

func (p *practice) decide(kind string) {
	p.t.Helper()
	d := p.editor.Unfinished()
	d.Kind, d.By.Name = kind, "M. de Wit"
	must(p.t, p.editor.Decide(*d))
	p.save()
}

func (p *practice) confirmAll() {
	a := p.editor.Assessment()
	for id, answer := range a.Answers {
		answer.Unconfirmed = false
		a.Answers[id] = answer
	}
	a.Because = "De jaarlijkse ronde."
	p.editor.Changed()
}

// TestAYearOfAPractice makes, answers, undoes, decides, exports, counts, renews,
// takes back, merges and reopens, as window and terminal do.
func TestAYearOfAPractice(t *testing.T) {
	p := newPractice(t)
	must(t, p.StartAssessment())
	p.fillAs("care")
	key := p.editor.Key()

	p.editor.Assessment().Practice.City = "Zwolle"
	p.editor.Changed()
	if step, err := p.editor.Undo(); err != nil || len(step) != 1 || step[0].Path != "practice.city" || p.editor.Assessment().Practice.City == "Zwolle" {
		t.Fatalf("undone is %v, %v", step, err)
	}
	if step, err := p.editor.Redo(); err != nil || len(step) != 1 || p.editor.Assessment().Practice.City != "Zwolle" {
		t.Fatalf("redone is %v, %v", step, err)
	}
	p.decide(assessment.Approved)
	if row, _ := p.Row(key); row.Number != "2026-0001" || row.Kind != assessment.Approved {
		t.Fatalf("decided is %+v", row)
	}

	p.takesBack(key)
	p.exportsAndCounts(key)
	p.renews(key)
	p.merges()
	p.reopens()
}

// takesBack takes the decision back while it may, and decides again.
func (p *practice) takesBack(key string) {
	t := p.t
	must(t, p.editor.TakeBack("Het verkeerde abonnement.", "M. de Wit"))
	if a := p.editor.Assessment(); !a.Draft() || len(a.Withdrawn) != 1 || p.editor.Item().Seal != "" {
		t.Fatalf("taken back it is %+v", a.Withdrawn)
	}
	p.decide(assessment.Approved)
	if row, _ := p.Row(key); row.Number != "2026-0001" {
		t.Errorf("the number became %s", row.Number)
	}
}

func (p *practice) exportsAndCounts(key string) {
	t := p.t
	request, err := p.ExportRequest(key, ExportOptions{Lang: "nl", Folder: t.TempDir()})
	must(t, err)
	exporter, err := export.New()
	must(t, err)
	files, err := exporter.Export(t.Context(), request, func(export.Progress) {})
	must(t, err)
	must(t, p.Exported(key, request, files))
	letters := p.editor.Letters()
	ledger, err := letters.Ledger()
	must(t, err)
	must(t, ledger.Add(consent.Entry{On: p.Today(), Kind: consent.Agreed, Letter: 1, Count: 12, Way: consent.Ways[0], Who: consent.ByClient}, p.Today()))
	letters.Enter(ledger)
	p.save()
	if row, _ := p.Row(key); row.Exported != p.Today() || p.EndsTakingBack([]string{key}) != 0 {
		t.Errorf("exported is %q", row.Exported)
	}
}

// renews assesses again a year later; what came back stays with the assessment.
func (p *practice) renews(key string) {
	t := p.t
	p.now = p.now.AddDate(1, 0, 0)
	if holding := p.Holding([]string{key}); len(holding) != 0 {
		t.Error("it holds for more than a year")
	}
	must(t, p.editor.NextVersion())
	if !p.HasLater(key) || p.Superseded(key) {
		t.Error("a draft takes the place of what was decided")
	}
	p.confirmAll()
	request, err := p.ExportRequest(p.editor.Key(), ExportOptions{Lang: "nl"})
	if err != nil || request.Previous == nil || request.Previous.Version != 1 || request.Consent == nil || request.Consent.Empty() {
		t.Errorf("the version before and what came back are not told: %v", err)
	}
	p.save()
}

// merges puts together what another program saved meanwhile.
func (p *practice) merges() {
	t, key := p.t, p.editor.Key()
	p.editor.Assessment().Program.Plan = "Van hier"
	p.editor.Changed()
	other, err := dossier.Open(p.path, dossier.Options{ReadOnly: true})
	must(t, err)
	base, err := other.Item(key)
	must(t, err)
	must(t, other.Close())
	theirs := base
	theirs.Assessment = base.Assessment.Clone()
	theirs.Assessment.Practice.City = "Elders"
	theirs.Assessment.Program.Plan = "Van ginds"
	m, err := p.Merge(key, base, theirs)
	must(t, err)
	if len(m.Conflicts) != 1 || m.Conflicts[0].Path != "program.plan" || p.editor.Assessment().Practice.City != "Elders" {
		t.Fatalf("merged is %+v", m)
	}
	must(t, p.Resolve(m, map[string]string{"program.plan": "theirs"}))
	if got := p.editor.Assessment().Program.Plan; got != "Van ginds" {
		t.Errorf("chosen is %q", got)
	}
	p.save()
}

func (p *practice) reopens() {
	t, key := p.t, p.editor.Key()
	p.SetStep(assessment.StepSafeguards)
	p.Save()
	p.reopen()
	if at := p.Place(); at != (Place{key, assessment.StepSafeguards}) {
		t.Errorf("the place is %+v", at)
	}
	must(t, p.Open(key))
	a := p.editor.Assessment()
	if a.Version != 2 || a.Program.Plan != "Van ginds" || p.editor.CanUndo() {
		t.Errorf("reopened it is version %d of %q", a.Version, a.Program.Plan)
	}
	if ledger, err := p.editor.Letters().Ledger(); err != nil || len(ledger.Entries) != 1 {
		t.Errorf("%d entries, %v", len(ledger.Entries), err)
	}
	if len(p.Rows()) != 2 || p.Defaults().Practice.City != "Elders" {
		t.Errorf("%d rows, of %+v", len(p.Rows()), p.Defaults().Practice)
	}
}

// TestAFailedWriteLosesNothing: what could not be written waits, with all that
// comes after it.
func TestAFailedWriteLosesNothing(t *testing.T) {
	p := newPractice(t)
	must(t, p.StartAssessment())
	failed := p.Pending()
	p.editor.Assessment().Practice.Name = "De Linde"
	p.editor.Changed()
	p.Saved(failed) // of an earlier state: nothing is forgotten
	p.Put(dossier.KindFilters, "", []register.Saved{{Name: "Zoom"}})
	c := p.Pending().Change
	if len(c.Items) != 1 || c.Items[0].Assessment.Practice.Name != "De Linde" {
		t.Fatalf("%d items wait", len(c.Items))
	}
	p.save()
	if c := p.Pending().Change; len(c.Items)+len(c.Others) != 0 {
		t.Error("what was saved waits still")
	}
	p.reopen()
	var kept []register.Saved
	if _, err := p.Load(dossier.KindFilters, "", &kept); err != nil || len(kept) != 1 || p.Rows()[0].Practice != "De Linde" {
		t.Errorf("kept is %v, %v", kept, err)
	}
}

// TestReadOnlyFilesNothing: each way to file is refused, with the same error.
func TestReadOnlyFilesNothing(t *testing.T) {
	p := newPractice(t)
	must(t, p.CopyExample("care", "nl"))
	p.save()
	key := p.editor.Key()
	store, err := dossier.Open(p.path, dossier.Options{ReadOnly: true})
	must(t, err)
	defer store.Close()
	d, err := New(store, Options{Now: func() time.Time { return now }, OnPending: func() { t.Error("something is to be saved") }})
	must(t, err)
	must(t, d.Open(key))
	for name, err := range map[string]error{
		"start": d.StartAssessment(), "example": d.CopyExample("care", "nl"), "next": d.editor.NextVersion(), "copy": d.DuplicateAs("Zoom"), "compare": d.comparisons.Start(),
	} {
		if !errors.Is(err, ErrReadOnly) {
			t.Errorf("%s: %v", name, err)
		}
	}
	d.Put(dossier.KindFilters, "", nil)
	if !d.editor.Locked() {
		t.Error("what is only to be read can be changed")
	}
}
