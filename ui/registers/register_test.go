package registers_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/registers"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/uitest"
	"beeldbeltoets/ui/uitest/whole"

	"fyne.io/fyne/v2"
)

// demo is the window on the demo practice, at its register.
func demo(t testing.TB, lang string) (*whole.Rig, registers.Shown) {
	t.Helper()
	r := whole.Demo(t, lang)
	return r, registers.Of(r.Page())
}

// TestTheRegisterByKeyboard: worst first, found while typing, opened with Enter.
func TestTheRegisterByKeyboard(t *testing.T) {
	r, s := demo(t, "nl")
	if n := len(s.Entries()); n < 12 || s.Entries()[0].State != register.Lapsed {
		t.Fatalf("%d rows, the first %s", n, s.Entries()[0].State)
	}
	r.Picture("register")
	r.Do("find")
	r.Typed("zorgvenster")
	if n := len(s.Entries()); n != 1 || s.Entries()[0].Program != "Zorgvenster" {
		t.Fatalf("%d rows for a name", n)
	}
	r.Key(fyne.KeyReturn)
	r.Key(fyne.KeyReturn)
	if r.Desk().Editor() == nil || r.Desk().Editor().Assessment().Program.Name != "Zorgvenster" {
		t.Fatal("Enter on a row does not open it")
	}
	r.Show(session.Register)
	s = registers.Of(r.Page())
	if s.Filter().Text() != "zorgvenster" || len(s.Entries()) != 1 {
		t.Error("what was looked for is gone after a visit to an assessment")
	}
	s.Filter().SetText("")
	s.LookFor("")
	s.Type('k')
	if s.Filter().Text() != "k" {
		t.Errorf("a letter typed on the list goes to the filter: %q", s.Filter().Text())
	}
	s.LookFor("xyzzy")
	if len(s.Entries()) != 0 || !strings.Contains(s.List().AccessibilityLabel(), r.Words().T("register.none")) {
		t.Error("an empty result says nothing")
	}
}

// TestTheRegisterIsKept: tags, the archive and searches are there after a restart.
func TestTheRegisterIsKept(t *testing.T) {
	r, s := demo(t, "en")
	key := s.Entries()[0].Key
	before := len(s.Entries())
	s.Edit(key, func(i *register.Item) { i.Tags = register.ParseTags("west, west , noord") })
	s.LookFor("tag:noord")
	if len(s.Entries()) != 1 {
		t.Errorf("%d rows with the tag", len(s.Entries()))
	}
	s.UseSaved("keep")
	s = registers.Of(r.Page())
	s.LookFor("")
	s.Edit(key, func(i *register.Item) { i.Archived = true })
	if len(s.Entries()) != before-1 {
		t.Error("what is archived is still among all")
	}
	path := r.Store().Path()
	uitest.Must(t, r.Store().Close())
	again := whole.Reopen(t, "en")
	if again.Store().Path() != path {
		t.Fatalf("%s is open", again.Store().Path())
	}
	again.Show(session.Register)
	s = registers.Of(again.Page())
	if kept := s.Saved(); len(kept) != 1 || kept[0].Text != "tag:noord" {
		t.Errorf("kept searches: %+v", kept)
	}
	if row, _ := again.Desk().Row(key); !row.Archived || strings.Join(row.Tags, " ") != "west noord" {
		t.Errorf("kept row: %+v", row)
	}
}

// TestWhatIsDue stands above the register, with who sees to it, and all of it a
// press away.
func TestWhatIsDue(t *testing.T) {
	r, s := demo(t, "nl")
	all, soon := s.Rows().Due(), s.Rows().Soon()
	if len(soon) == 0 || len(all) == len(soon) {
		t.Fatalf("%d due, %d soon: the test shows nothing", len(all), len(soon))
	}
	first := uitest.TextIn(r.Frame().Body)
	if !strings.Contains(first, s.Rows().Says(soon[0])) || !strings.Contains(first, soon[0].Owner) {
		t.Error("what is due first is not above the register")
	}
	r.Show(session.Due)
	listed := uitest.TextIn(r.Frame().Body)
	for _, d := range all {
		if !strings.Contains(listed, s.Rows().Says(d)) || !strings.Contains(listed, d.Owner) {
			t.Errorf("not listed: %s, %s", s.Rows().Says(d), d.Owner)
		}
	}
	r.Press("register.export.ics")
	r.Dismiss()
	if r.Do("find"); r.Place() != session.Register {
		t.Errorf("looking for something leads to %s", r.Place())
	}
	bare := whole.New(t, "nl")
	bare.Show(session.Due)
	if !strings.Contains(uitest.TextIn(bare.Frame().Body), bare.T("due.none")) {
		t.Error("nothing due is not said")
	}
}

// TestTheRegisterGoesOut as a table, a calendar and the documents of what is shown.
func TestTheRegisterGoesOut(t *testing.T) {
	r, s := demo(t, "nl")
	s.Table("csv")
	r.Dismiss()
	s.Table("xlsx")
	r.Dismiss()
	r.ExportDue()
	r.Dismiss()
	for _, ending := range []string{"csv", "xlsx", "ics"} {
		if files, _ := filepath.Glob(filepath.Join(r.Desktop.Folder, "*."+ending)); len(files) != 1 {
			t.Errorf("%d files .%s", len(files), ending)
		}
	}
	table, _ := filepath.Glob(filepath.Join(r.Desktop.Folder, "*.csv"))
	f, err := os.Open(table[0])
	uitest.Must(t, err)
	defer f.Close()
	lines := csv.NewReader(f)
	lines.Comma = ';'
	all, err := lines.ReadAll()
	if err != nil || len(all) != len(s.Entries())+1 {
		t.Errorf("%d lines for %d rows: %v", len(all), len(s.Entries()), err)
	}
	s.LookFor("zorgvenster")
	s.Documents()
	r.Dismiss()
	if files, _ := filepath.Glob(filepath.Join(r.Desktop.Folder, "*Zorgvenster*.pdf")); len(files) != 2 {
		t.Errorf("%d documents of the one row that is shown", len(files))
	}
}

// TestReassessFromTheRegister begins the next version at its first question.
func TestReassessFromTheRegister(t *testing.T) {
	r, s := demo(t, "nl")
	s.LookAt(register.Place(register.Decided))
	s.LookFor("Voorbeeldzorg Beeldbellen")
	key := s.Entries()[0].Key
	s.Reassess(key)
	r.At(assessment.QuestionStep("e2e"))
	if a := r.Desk().Editor().Assessment(); a.Version != 2 || !a.Answers["e2e"].Unconfirmed {
		t.Errorf("version %d", a.Version)
	}
}

// TestNotesAreTypedInTheRegister, of a decided assessment too, without opening
// it: they are kept, found, and go out with the list.
func TestNotesAreTypedInTheRegister(t *testing.T) {
	r, s := demo(t, "nl")
	at := slices.IndexFunc(s.Entries(), func(e *register.Entry) bool { return !e.Draft() })
	s.Moved(at)
	key := s.Entries()[at].Key
	item, err := r.Store().Item(key)
	uitest.Must(t, err)
	uitest.FieldIn(s.Detail(), r.Words().T("register.notes")).Focus()
	notes := r.Canvas().Focused()
	s.List().Focus()
	r.TabUntil("the notes", func(o fyne.Focusable) bool { return o == notes })
	r.Typed("Vraag Kwikstaart in mei")
	r.Key(fyne.KeyReturn)
	r.Typed("en bel terug")
	if kept, err := r.Store().Item(key); err != nil || !strings.HasSuffix(kept.Notes, "en bel terug") || kept.Seal != item.Seal {
		t.Errorf("%v: kept is %q", err, kept.Notes)
	}
	if r.Desk().Editor() != nil {
		t.Error("the assessment was opened")
	}
	s.LookFor("kwikstaart terug")
	if len(s.Entries()) != 1 || s.Entries()[0].Key != key {
		t.Fatalf("it finds %d rows", len(s.Entries()))
	}
	s.Table("csv")
	r.Dismiss()
	files, _ := filepath.Glob(filepath.Join(r.ExportFolder(), "*.csv"))
	if list := uitest.ReadString(t, files[0]); !strings.Contains(list, "Vraag Kwikstaart in mei") || !strings.Contains(list, "en bel terug") {
		t.Errorf("in the list of %v the notes are not there", files)
	}
}
