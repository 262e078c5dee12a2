package ui

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// demoRig is the window on the demo practice.
func demoRig(t testing.TB, lang string) (*rig, *registerScreen) {
	t.Helper()
	r := newBareRig(t, lang)
	r.OpenDemo()
	r.at(stepRegister)
	return r, r.Page().(*registerScreen)
}

// TestTheRegisterByKeyboard: worst first, found while typing, opened with Enter.
func TestTheRegisterByKeyboard(t *testing.T) {
	r, s := demoRig(t, "nl")
	if n := len(s.view.Entries); n < 12 || s.view.Entries[0].State != register.Lapsed {
		t.Fatalf("%d rows, the first %s", n, s.view.Entries[0].State)
	}
	r.picture("register")
	r.find()
	r.typed("zorgvenster")
	if n := len(s.view.Entries); n != 1 || s.view.Entries[0].Program != "Zorgvenster" {
		t.Fatalf("%d rows for a name", n)
	}
	r.key(fyne.KeyReturn)
	r.key(fyne.KeyReturn)
	if r.Desk().Editor() == nil || r.Desk().Editor().Assessment().Program.Name != "Zorgvenster" {
		t.Fatal("Enter on a row does not open it")
	}
	r.Show(stepRegister)
	s = r.Page().(*registerScreen)
	if s.filter.Text() != "zorgvenster" || len(s.view.Entries) != 1 {
		t.Error("what was looked for is gone after a visit to an assessment")
	}
	s.filter.SetText("")
	s.lookFor("")
	s.typed('k')
	if s.filter.Text() != "k" {
		t.Errorf("a letter typed on the list goes to the filter: %q", s.filter.Text())
	}
	s.lookFor("xyzzy")
	if len(s.view.Entries) != 0 || !strings.Contains(s.list.AccessibilityLabel(), r.Words().T("register.none")) {
		t.Error("an empty result says nothing")
	}
}

// TestTheRegisterIsKept: tags, the archive and searches are there after a restart.
func TestTheRegisterIsKept(t *testing.T) {
	r, s := demoRig(t, "en")
	key := s.view.Entries[0].Key
	before := len(s.view.Entries)
	s.edit(key, func(i *register.Item) { i.Tags = register.ParseTags("west, west , noord") })
	s.lookFor("tag:noord")
	if len(s.view.Entries) != 1 {
		t.Errorf("%d rows with the tag", len(s.view.Entries))
	}
	s.useSaved("keep", nil)
	s = r.Page().(*registerScreen)
	s.lookFor("")
	s.edit(key, func(i *register.Item) { i.Archived = true })
	if len(s.view.Entries) != before-1 {
		t.Error("what is archived is still among all")
	}
	path := r.Store().Path()
	must(t, r.Store().Close())
	again := reopen(t, "en")
	if again.Store().Path() != path {
		t.Fatalf("%s is open", again.Store().Path())
	}
	again.Show(stepRegister)
	s = again.Page().(*registerScreen)
	if kept := s.filters(); len(kept) != 1 || kept[0].Text != "tag:noord" {
		t.Errorf("kept searches: %+v", kept)
	}
	if row, _ := again.Desk().Row(key); !row.Archived || strings.Join(row.Tags, " ") != "west noord" {
		t.Errorf("kept row: %+v", row)
	}
}

// TestWhatIsDue stands above the register, with who sees to it, and all of it a
// press away.
func TestWhatIsDue(t *testing.T) {
	r, s := demoRig(t, "nl")
	all, soon := s.g.Due(), s.g.Soon()
	if len(soon) == 0 || len(all) == len(soon) {
		t.Fatalf("%d due, %d soon: the test shows nothing", len(all), len(soon))
	}
	first := textIn(r.Frame().Body)
	if !strings.Contains(first, s.g.Says(soon[0])) || !strings.Contains(first, soon[0].Owner) {
		t.Error("what is due first is not above the register")
	}
	r.Show(stepDue)
	listed := textIn(r.Frame().Body)
	for _, d := range all {
		if !strings.Contains(listed, s.g.Says(d)) || !strings.Contains(listed, d.Owner) {
			t.Errorf("not listed: %s, %s", s.g.Says(d), d.Owner)
		}
	}
	r.press("register.export.ics")
	r.dismiss()
	if r.find(); r.Place() != stepRegister {
		t.Errorf("looking for something leads to %s", r.Place())
	}
	bare := newRig(t, "nl")
	bare.Show(stepDue)
	if !strings.Contains(textIn(bare.Frame().Body), bare.app.T("due.none")) {
		t.Error("nothing due is not said")
	}
}

// TestTheRegisterGoesOut as a table, a calendar and the documents of what is shown.
func TestTheRegisterGoesOut(t *testing.T) {
	r, s := demoRig(t, "nl")
	s.many.table("csv")
	r.dismiss()
	s.many.table("xlsx")
	r.dismiss()
	r.exportDue()
	r.dismiss()
	for _, ending := range []string{"csv", "xlsx", "ics"} {
		if files, _ := filepath.Glob(filepath.Join(r.host.folder, "*."+ending)); len(files) != 1 {
			t.Errorf("%d files .%s", len(files), ending)
		}
	}
	table, _ := filepath.Glob(filepath.Join(r.host.folder, "*.csv"))
	f, err := os.Open(table[0])
	must(t, err)
	defer f.Close()
	lines := csv.NewReader(f)
	lines.Comma = ';'
	all, err := lines.ReadAll()
	if err != nil || len(all) != len(s.view.Entries)+1 {
		t.Errorf("%d lines for %d rows: %v", len(all), len(s.view.Entries), err)
	}
	s.lookFor("zorgvenster")
	s.many.begin()
	r.dismiss()
	if files, _ := filepath.Glob(filepath.Join(r.host.folder, "*Zorgvenster*.pdf")); len(files) != 2 {
		t.Errorf("%d documents of the one row that is shown", len(files))
	}
}

// TestReassessFromTheRegister begins the next version at its first question.
func TestReassessFromTheRegister(t *testing.T) {
	r, s := demoRig(t, "nl")
	s.looks.place = register.Place(register.Decided)
	s.lookFor("Voorbeeldzorg Beeldbellen")
	key := s.view.Entries[0].Key
	s.reassess(key)
	r.at(assessment.QuestionStep("e2e"))
	if a := r.Desk().Editor().Assessment(); a.Version != 2 || !a.Answers["e2e"].Unconfirmed {
		t.Errorf("version %d", a.Version)
	}
}

// TestAClientIsHandedOver: an assessment goes with all its versions, or with all
// that is filed of its client.
func TestAClientIsHandedOver(t *testing.T) {
	r, s := demoRig(t, "nl")
	s.lookFor("overlegkamer")
	r.HandOver(s.view.Entries[0].Key)
	h := r.Page().(*handOverScreen)
	if len(h.keys) != 2 || len(h.client) != len(r.Desk().Rows()) {
		t.Fatalf("%d versions, %d of the client", len(h.keys), len(h.client))
	}
	r.key(fyne.KeyDown, fyne.KeySpace)
	if len(h.keys) != len(r.Desk().Rows()) || h.naming.Text() != "Praktijk De Linde (proef)" {
		t.Errorf("%d go, as %q", len(h.keys), h.naming.Text())
	}
	r.press("handover.make")
	r.dismiss()
	handed, err := dossier.Open(filepath.Join(r.host.folder, "Praktijk De Linde (proef).toets"), dossier.Options{})
	must(t, err)
	defer handed.Close()
	if len(handed.Rows()) != len(r.Desk().Rows()) {
		t.Errorf("%d of %d were handed over", len(handed.Rows()), len(r.Desk().Rows()))
	}
}

// TestHandedOver: what is handed over is a dossier of its own, with a passphrase
// where one was typed, and leaves this one only where that was asked.
func TestHandedOver(t *testing.T) {
	r, s := demoRig(t, "nl")
	key, before := s.view.Entries[0].Key, len(r.Desk().Rows())
	r.HandOver(key)
	h := r.Page().(*handOverScreen)
	h.naming.SetText("a/b")
	r.press("handover.make")
	if h.naming.Error() == "" {
		t.Error("a name that is no name of a file is taken")
	}
	h.naming.SetText("Voor de cliënt")
	h.passphrase.first.SetText("vier losse woorden")
	h.passphrase.twin.SetText("vier losse woorden")
	h.remove.Set(true)
	r.press("handover.make")
	r.dismiss()
	if _, there := r.Desk().Row(key); there || len(r.Desk().Rows()) != before-len(h.keys) {
		t.Error("what was handed over is still here")
	}
	path := filepath.Join(r.host.folder, "Voor de cliënt.toets")
	store, err := dossier.Open(path, dossier.Options{Passphrase: "vier losse woorden"})
	must(t, err)
	defer store.Close()
	if rows := store.Rows(); len(rows) != len(h.keys) || rows[0].Key != key {
		t.Errorf("handed over: %+v", rows)
	}
}

// TestNotesAreTypedInTheRegister, of a decided assessment too, without opening
// it: they are kept, found, and go out with the list.
func TestNotesAreTypedInTheRegister(t *testing.T) {
	r, s := demoRig(t, "nl")
	at := slices.IndexFunc(s.view.Entries, func(e *register.Entry) bool { return !e.Draft() })
	s.moved(at)
	key := s.view.Entries[at].Key
	item, err := r.Store().Item(key)
	must(t, err)
	fieldIn(s.detail, r.Words().T("register.notes")).Focus()
	notes := r.Canvas().Focused()
	s.list.Focus()
	r.tabUntil("the notes", func(o fyne.Focusable) bool { return o == notes })
	r.typed("Vraag Kwikstaart in mei")
	r.key(fyne.KeyReturn)
	r.typed("en bel terug")
	if kept, err := r.Store().Item(key); err != nil || !strings.HasSuffix(kept.Notes, "en bel terug") || kept.Seal != item.Seal {
		t.Errorf("%v: kept is %q", err, kept.Notes)
	}
	if r.Desk().Editor() != nil {
		t.Error("the assessment was opened")
	}
	s.lookFor("kwikstaart terug")
	if len(s.view.Entries) != 1 || s.view.Entries[0].Key != key {
		t.Fatalf("it finds %d rows", len(s.view.Entries))
	}
	s.many.table("csv")
	r.dismiss()
	files, _ := filepath.Glob(filepath.Join(r.ExportFolder(), "*.csv"))
	if list := readString(t, files[0]); !strings.Contains(list, "Vraag Kwikstaart in mei") || !strings.Contains(list, "en bel terug") {
		t.Errorf("in the list of %v the notes are not there", files)
	}
}

// fieldIn finds the text field with a label in something.
func fieldIn(o fyne.CanvasObject, label string) *parts.TextField {
	if f, is := o.(*parts.TextField); is && f.Label() == label {
		return f
	}
	for _, child := range children(o) {
		if f := fieldIn(child, label); f != nil {
			return f
		}
	}
	return nil
}
