package dossiers_test

import (
	"path/filepath"
	"slices"
	"testing"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/uitest"
	"beeldbeltoets/ui/uitest/whole"

	"fyne.io/fyne/v2"
)

// TestAClientIsHandedOver: an assessment goes with all its versions, or with all
// that is filed of its client.
func TestAClientIsHandedOver(t *testing.T) {
	r := whole.Demo(t, "nl")
	rows := r.Desk().Rows()
	at := slices.IndexFunc(rows, func(row register.Row) bool { return row.Program == "Overlegkamer" })
	r.HandOver(rows[at].Key)
	r.Says(r.Words().N("handover.one", 2))
	r.Key(fyne.KeyDown, fyne.KeySpace)
	r.Says(r.Words().N("handover.intro", len(rows)))
	if name := r.Labelled("dossiers.name").Text(); name != "Praktijk De Linde (proef)" {
		t.Errorf("it goes as %q", name)
	}
	r.Press("handover.make")
	r.Dismiss()
	handed, err := dossier.Open(filepath.Join(r.Desktop.Folder, "Praktijk De Linde (proef).toets"), dossier.Options{})
	uitest.Must(t, err)
	defer handed.Close()
	if len(handed.Rows()) != len(r.Desk().Rows()) {
		t.Errorf("%d of %d were handed over", len(handed.Rows()), len(r.Desk().Rows()))
	}
}

// TestHandedOver: what is handed over is a dossier of its own, with a passphrase
// where one was typed, and leaves this one only where that was asked.
func TestHandedOver(t *testing.T) {
	r := whole.Demo(t, "nl")
	key, before := r.Desk().Rows()[0].Key, len(r.Desk().Rows())
	id := r.Desk().Rows()[0].ID
	versions := r.Desk().KeysOf(func(row register.Row) bool { return row.ID == id })
	r.HandOver(key)
	r.Write("dossiers.name", "a/b")
	r.Press("handover.make")
	if r.Labelled("dossiers.name").Error() == "" {
		t.Error("a name that is no name of a file is taken")
	}
	r.Write("dossiers.name", "Voor de cliënt")
	r.Write("passphrase.new", "vier losse woorden")
	r.Write("passphrase.twice", "vier losse woorden")
	r.TabToNamed("handover.remove")
	r.Key(fyne.KeySpace)
	r.Press("handover.make")
	r.Dismiss()
	if _, there := r.Desk().Row(key); there || len(r.Desk().Rows()) != before-len(versions) {
		t.Error("what was handed over is still here")
	}
	path := filepath.Join(r.Desktop.Folder, "Voor de cliënt.toets")
	store, err := dossier.Open(path, dossier.Options{Passphrase: "vier losse woorden"})
	uitest.Must(t, err)
	defer store.Close()
	if rows := store.Rows(); len(rows) != len(versions) || rows[0].Key != key {
		t.Errorf("handed over: %+v", rows)
	}
}
