package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/letter"
)

var day = time.Date(2026, 11, 22, 14, 32, 0, 0, time.UTC)

// TestTheTerminalMakesWhatTheDeskMakes: the documents of a dossier are, byte for
// byte, those of the desk, with the practice's own sentences, the choices for the
// letter, the version before and what came back; and they count as handed out.
func TestTheTerminalMakesWhatTheDeskMakes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "practice.toets")
	t.Setenv(dossier.StateVariable, t.TempDir())
	check(t, dossier.SaveSettings(dossier.Settings{User: "Ilse de Boer"}))
	store, d := deskAt(t, path)
	fillDesk(t, d)
	keys := []string{d.Rows()[0].Key, d.Rows()[1].Key}
	check(t, d.Flush(), store.Close())
	o := desk.ExportOptions{Lang: "nl", Formats: []export.Format{export.AsPDF, export.AsHTML}, Letter: letter.Choices{Way: letter.Aloud}}
	for _, key := range keys {
		out, want := t.TempDir(), t.TempDir()
		store, d = deskAt(t, path)
		exportAt(t, d, key, o, want)
		check(t, store.Close())
		r := run(t, "", "export", path, "--id", key, "--out", out, "--date", "2026-11-22", "--format", "pdf,html", "--way", "aloud")
		if r.code != done {
			t.Fatal(r.err)
		}
		sameFiles(t, out, want)
	}
	list := filepath.Join(t.TempDir(), "list.txt")
	check(t, os.WriteFile(list, []byte("1042;王小明"), 0o600))
	out := t.TempDir()
	if r := run(t, "", "export", path, "--id", keys[0], "--for-list", list, "--out", out, "--date", "2026-11-22"); r.code != done || !strings.Contains(r.err, "小 明 王") {
		t.Fatalf("ended with %d, and said %q of what cannot be set", r.code, r.err)
	}

	store, d = deskAt(t, path)
	defer store.Close()
	if row, _ := d.Row(keys[0]); row.Exported == "" {
		t.Error("what left the house is not known as such")
	}
	if lines, err := store.History(""); err != nil || lines[0].By != "Ilse de Boer" {
		t.Errorf("the history of the export names %q, %v", lines[0].By, err)
	}
	var ledger consent.Ledger
	if _, err := d.Load(dossier.KindLedger, d.Rows()[0].ID, &ledger); err != nil || len(ledger.Letters) != 2 { // on paper, and aloud
		t.Errorf("%d letters handed out, %v", len(ledger.Letters), err)
	}
	listed := t.TempDir()
	request, err := d.ExportRequest(keys[0], desk.ExportOptions{Lang: "nl", Kinds: []export.Kind{export.Letter}, Folder: listed})
	check(t, err)
	_, err = exporterFor(t).ExportLetters(t.Context(), request, []export.Addressee{{Number: "1042", Name: "王小明"}}, func(export.Progress) {})
	check(t, err)
	sameFiles(t, out, listed)
}

func deskAt(t *testing.T, path string) (*dossier.Store, *desk.Desk) {
	t.Helper()
	store, err := dossier.Open(path, dossier.Options{})
	if err != nil {
		store, err = dossier.Create(path, "")
	}
	check(t, err)
	d, err := desk.New(store, desk.Options{Now: func() time.Time { return day }})
	check(t, err)
	return store, d
}

// fillDesk files a decided version, a draft after it, a letter that went out and a
// consent that came back, in a letter as no practice has it by default.
func fillDesk(t *testing.T, d *desk.Desk) {
	t.Helper()
	check(t, d.CopyExample("consumer", "nl"))
	letters := d.Editor().Letters()
	request, err := letters.Request("nl")
	check(t, err)
	pieces, err := letter.Pieces(request)
	check(t, err)
	own, err := letter.Change(request, pieces[1].ID, "Zo zegt alleen onze praktijk het.")
	check(t, err)
	d.WriteSentences(own)
	choices := request.Choices
	choices.Large, choices.Promise72 = true, true
	letters.Choose(choices)
	key := d.Editor().Key()
	r, err := d.ExportRequest(key, desk.ExportOptions{Lang: "nl"})
	check(t, err, d.Exported(key, r, []export.File{{Kind: export.Letter}}))
	ledger, err := letters.Ledger()
	check(t, err, ledger.Add(consent.Entry{On: "2026-11-22", Kind: consent.Agreed, Letter: 1, Count: 3, Way: consent.Ways[0], Who: consent.ByClient}, d.Today()))
	letters.Enter(ledger)
	check(t, d.Editor().NextVersion())
}

func exportAt(t *testing.T, d *desk.Desk, key string, o desk.ExportOptions, folder string) {
	t.Helper()
	o.Folder = folder
	r, err := d.ExportRequest(key, o)
	check(t, err)
	_, err = exporterFor(t).Export(t.Context(), r, func(export.Progress) {})
	check(t, err)
}

func exporterFor(t *testing.T) *export.Exporter {
	t.Helper()
	e, err := export.New()
	check(t, err)
	return e
}

// sameFiles holds the files of two folders against each other.
func sameFiles(t *testing.T, got, want string) {
	t.Helper()
	files, err := os.ReadDir(want)
	check(t, err)
	made, err := os.ReadDir(got)
	check(t, err)
	if len(made) != len(files) || len(files) == 0 {
		t.Fatalf("%d files, not %d", len(made), len(files))
	}
	for _, f := range files {
		a, err := os.ReadFile(filepath.Join(want, f.Name()))
		check(t, err)
		b, err := os.ReadFile(filepath.Join(got, f.Name()))
		if err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs: %v", f.Name(), err)
		}
	}
}

func check(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}
