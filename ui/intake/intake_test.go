package intake_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	found "beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/intake"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/uitest"
	"beeldbeltoets/ui/uitest/whole"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// jsonOf writes an assessment to a file.
func jsonOf(t *testing.T, folder, name string, a assessment.Assessment) string {
	t.Helper()
	data, err := exchange.Write(a)
	uitest.Must(t, err)
	path := filepath.Join(folder, name)
	uitest.Must(t, os.WriteFile(path, data, 0o600))
	return path
}

// TestManyAreTakenInAtOnce: a folder is named, its report read, one find left, the
// rest taken in; nothing is kept before that.
func TestManyAreTakenInAtOnce(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		r := whole.New(t, lang)
		r.OpenExample("care")
		mine := r.Desk().Editor().Item().Assessment.Clone()
		folder := t.TempDir()
		fresh := mine.Clone()
		fresh.ID, fresh.Program.Name = "6f1c1c1e-0b6c-4b6e-9d53-0a4b1f8f2a01", "Nieuw programma"
		left := fresh.Clone()
		left.ID, left.Program.Name = "6f1c1c1e-0b6c-4b6e-9d53-0a4b1f8f2a02", "Laten staan"
		jsonOf(t, folder, "a.json", fresh)
		jsonOf(t, folder, "b.json", left)
		jsonOf(t, folder, "c.json", mine)
		uitest.Must(t, os.WriteFile(filepath.Join(folder, "d.json"), []byte("{"), 0o600))
		before := len(r.Desk().Rows())

		r.Show(session.Intake)
		r.Press("intake.look")
		if r.Labelled("intake.path").Error() == "" {
			t.Error("looks at nothing")
		}
		r.Write("intake.path", folder)
		r.Press("intake.look")
		report := intake.ReportOf(r.Page())
		if report == nil || len(report.Plan().Finds) != 4 || len(r.Desk().Rows()) != before {
			t.Fatalf("%s: no report, or something was kept before anybody chose", lang)
		}
		for i, f := range report.Plan().Finds {
			if filepath.Base(f.File) == "b.json" {
				report.List().Focus()
				r.Key(fyne.KeyHome)
				for range i {
					r.Key(fyne.KeyDown)
				}
				r.Key(fyne.KeySpace)
			}
		}
		r.Press("intake.do")
		r.At(session.Intake)
		r.Says(r.Words().N("intake.done", 1))
		reopened := stored(r)
		if _, there := reopened[fresh.ID]; !there || len(reopened) != before+1 {
			t.Errorf("%s: in the file stand %v", lang, reopened)
		}
	}
}

// stored are the programs in the file of the dossier, by id.
func stored(r *whole.Rig) map[string]string {
	r.TB.Helper()
	store, err := dossier.Open(r.Store().Path(), dossier.Options{ReadOnly: true})
	uitest.Must(r.TB, err)
	defer store.Close()
	programs := map[string]string{}
	for _, row := range store.Rows() {
		programs[row.ID] = row.Program
	}
	return programs
}

// TestTwoCopiesBecomeOne: what a sync program left beside the dossier is shown,
// merged per answer, and asked about where both changed the same; whoever has the
// assessment open goes on in what came of it.
func TestTwoCopiesBecomeOne(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenExample("care")
	key := r.Desk().Editor().Item().Key()
	twin := filepath.Join(filepath.Dir(r.Store().Path()), "Mijn dossier (conflict).toets")
	uitest.Must(t, dossier.Copy(r.Store().Path(), twin))
	other, err := dossier.Open(twin, dossier.Options{})
	uitest.Must(t, err)
	item, err := other.Item(key)
	uitest.Must(t, err)
	item.Assessment.Program.Plan, item.Assessment.Program.Name = "Van de ander", "Naam van de ander"
	item.Notes = "Notitie van de ander"
	uitest.Must(t, other.Save(dossier.Change{By: "Ander", At: uitest.Now, Items: []register.Item{item}}))
	uitest.Must(t, other.Close())
	r.Desk().Editor().Assessment().Program.Name, r.Desk().Editor().Assessment().Practice.Name = "Mijn naam", "Mijn praktijk"
	r.Changed()

	r.Show(session.Start)
	r.Press("dossier.join")
	report := intake.ReportOf(r.Page())
	if report == nil || report.Plan().Count(found.Conflict) != 1 {
		t.Fatal("the copy is not told as a conflict")
	}
	r.Press("intake.do")
	r.At(session.Merge)
	if asked := strings.Count(uitest.TextIn(r.Frame().Body), r.T("merge.choose")); asked != 1 {
		t.Fatalf("%d times it is asked which stands", asked)
	}
	r.Key(fyne.KeyHome, fyne.KeyDown, fyne.KeySpace) // that of the other
	r.Press("merge.do")
	r.At(session.Intake)
	got, err := r.Desk().Item(key)
	uitest.Must(t, err)
	a := got.Assessment
	if a.Program.Name != "Naam van de ander" || a.Program.Plan != "Van de ander" || a.Practice.Name != "Mijn praktijk" || got.Notes != "Notitie van de ander" {
		t.Errorf("merged: %+v, %q, %q", a.Program, a.Practice.Name, got.Notes)
	}
	if r.Desk().Editor().Assessment().Program.Plan != "Van de ander" {
		t.Error("who has it open does not see what came of it")
	}
	if twins, err := r.Store().Twins(); err != nil || len(twins) != 0 {
		t.Errorf("what was taken in is still shown: %v, %v", twins, err)
	}
	r.TakeFrom(twin)
	if report := intake.ReportOf(r.Page()); report.Plan().Count(found.Known) != 1 || report.Chosen() != 0 {
		t.Errorf("merged again: %+v", report.Plan().Finds[0].State)
	}
}

// TestACountThatIsNotSavedYetIsTakenAlong: what came back on a letter is put
// together with what was counted here last, whether that is saved yet or not.
func TestACountThatIsNotSavedYetIsTakenAlong(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenExample("care")
	id, twin := r.Desk().Editor().Assessment().ID, filepath.Join(filepath.Dir(r.Store().Path()), "Mijn dossier (conflict).toets")
	counted := func(count int, on assessment.Date) (l consent.Ledger) {
		n := l.Hand(consent.Letter{Since: "2026-11-01"}).Number
		l.Entries = []consent.Entry{{On: on, Kind: consent.Agreed, Letter: n, Way: consent.Paper, Who: consent.ByClient, Count: count}}
		return l
	}
	uitest.Must(t, dossier.Copy(r.Store().Path(), twin))
	other, err := dossier.Open(twin, dossier.Options{})
	uitest.Must(t, err)
	uitest.Must(t, other.Save(dossier.Change{At: uitest.Now, Others: []dossier.Other{{Kind: dossier.KindLedger, ID: id, Value: counted(4, "2026-11-20")}}}))
	uitest.Must(t, other.Close())
	r.TakeFrom(twin)
	r.Work.Fail = &assessment.Error{Code: "disk-full"}
	r.Desk().Put(dossier.KindLedger, id, counted(3, "2026-11-21"))
	for r.Canvas().Overlays().Top() != nil {
		r.Dismiss()
	}
	plan := intake.ReportOf(r.Page()).Plan()
	uitest.Must(t, r.Desk().StartImport(plan, func(string) string { return "" }).File())
	l, total := consent.Ledger{}, 0
	_, err = r.Desk().Load(dossier.KindLedger, id, &l)
	uitest.Must(t, err)
	for _, e := range l.Entries {
		total += e.Count
	}
	if total != 7 {
		t.Errorf("%d counted, not 7: %+v", total, l.Entries)
	}
}

// TestAnImportAsksForAPassphrase and looks again with it; a wrong one is told.
func TestAnImportAsksForAPassphrase(t *testing.T) {
	const passphrase = "vier losse woorden hier"
	r := whole.New(t, "nl")
	path := filepath.Join(t.TempDir(), "geheim.toets")
	other, err := dossier.Create(path, passphrase)
	uitest.Must(t, err)
	uitest.Must(t, other.Save(dossier.Change{At: uitest.Now, Items: []register.Item{{Assessment: assessment.New("6f1c1c1e-0b6c-4b6e-9d53-0a4b1f8f2a01", "2026-11-22")}}}))
	uitest.Must(t, other.Close())
	r.TakeFrom(path)
	for _, typed := range []string{"een andere wachtzin", passphrase} {
		plan := intake.ReportOf(r.Page()).Plan()
		if len(plan.Locked()) != 1 {
			t.Fatalf("asks for %v", plan.Locked())
		}
		r.Labelled("intake.passphrase", "name", filepath.Base(path)).Focus()
		r.Typed(typed)
		r.Key(fyne.KeyReturn)
	}
	if plan := intake.ReportOf(r.Page()).Plan(); plan.Count(found.New) != 1 {
		t.Errorf("with its passphrase: %+v", plan.Finds)
	}
	r.CloseDossier(func() {})
	if r.Intake.Remembers() {
		t.Error("the passphrase is kept after the dossier was closed")
	}
}

// TestDroppedFilesAreTakenInTogether where there are several; one opens.
func TestDroppedFilesAreTakenInTogether(t *testing.T) {
	r := whole.New(t, "nl")
	folder := t.TempDir()
	a := assessment.New("6f1c1c1e-0b6c-4b6e-9d53-0a4b1f8f2a01", "2026-11-22")
	one := jsonOf(t, folder, "a.json", a)
	a.ID = strings.Replace(a.ID, "01", "02", 1)
	two := jsonOf(t, folder, "b.json", a)
	r.Dropped([]fyne.URI{storage.NewFileURI(one), storage.NewFileURI(two)})
	if report := intake.ReportOf(r.Page()); report == nil || len(report.Plan().Finds) != 2 {
		t.Fatalf("at %s", r.Place())
	}
	r.Show(session.Start)
	r.Dropped([]fyne.URI{storage.NewFileURI(folder)})
	if report := intake.ReportOf(r.Page()); report == nil || len(report.Plan().Finds) != 2 {
		t.Fatalf("a folder: at %s", r.Place())
	}
	r.Show(session.Start)
	r.Dropped([]fyne.URI{storage.NewFileURI(one)})
	r.At(assessment.StepOutcome)
}

// TestNothingIsTakenIntoWhatMayOnlyBeRead: it is told.
func TestNothingIsTakenIntoWhatMayOnlyBeRead(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenDossier(r.Store().Path(), dossier.Options{ReadOnly: true})
	r.TakeFrom(t.TempDir())
	r.Dismiss()
	if intake.ReportOf(r.Page()) != nil {
		t.Error("looked, though nothing can be kept")
	}
}

// TestOneFileThatDiffersIsAskedAbout: opening a file whose contents differ from what
// is filed of the same shows the report, as importing a folder does; one that is the
// same opens what is filed.
func TestOneFileThatDiffersIsAskedAbout(t *testing.T) {
	r := whole.New(t, "nl")
	r.OpenExample("business")
	mine := r.Desk().Editor().Item().Assessment.Clone()
	folder := t.TempDir()
	other := mine.Clone()
	other.Program.Name = "Ander programma"
	r.TakePath(jsonOf(t, folder, "ander.json", other))
	report := intake.ReportOf(r.Page())
	if r.Place() != session.Intake || report == nil || report.Plan().Count(found.Conflict) != 1 {
		t.Fatalf("at %s, without asking", r.Place())
	}
	if name := r.Desk().Editor().Item().Assessment.Program.Name; name != mine.Program.Name {
		t.Errorf("it is %s before anybody chose", name)
	}
	r.TakePath(jsonOf(t, folder, "zelfde.json", mine))
	if r.Place() != assessment.StepOutcome {
		t.Errorf("the same opens at %s", r.Place())
	}
}

// TestEachWayToOneFile: typed, with quotation marks, as an address, chosen and dropped
// make the same, and a zip is looked into.
func TestEachWayToOneFile(t *testing.T) {
	a := assessment.New("6f1c1c1e-0b6c-4b6e-9d53-0a4b1f8f2a01", "2026-11-22")
	a.Program.Name = "Kletslijn"
	folder := t.TempDir()
	file := jsonOf(t, folder, "een map.json", a)
	for way, take := range map[string]func(r *whole.Rig){
		"typed":  func(r *whole.Rig) { r.TakePath(r.TypedPath(file)) },
		"quoted": func(r *whole.Rig) { r.TakePath(r.TypedPath(`"` + file + `"`)) },
		"address": func(r *whole.Rig) {
			r.TakePath(r.TypedPath("file://" + strings.ReplaceAll(filepath.ToSlash(file), " ", "%20")))
		},
		"dropped": func(r *whole.Rig) { r.Dropped([]fyne.URI{storage.NewFileURI(file)}) },
	} {
		t.Run(way, func(t *testing.T) {
			r := whole.New(t, "nl")
			take(r)
			r.At(assessment.StepOutcome)
			if got := r.Desk().Editor().Assessment(); got.ID != a.ID || len(r.Desk().Rows()) != 1 {
				t.Errorf("open is %s of %d", got.ID, len(r.Desk().Rows()))
			}
			entries, err := r.Store().History(r.Desk().Editor().Key())
			if want := r.T("intake.why", "file", "een map.json"); err != nil || len(entries) == 0 || entries[len(entries)-1].Why != want {
				t.Errorf("the history has %+v, %v", entries, err)
			}
		})
	}
}
