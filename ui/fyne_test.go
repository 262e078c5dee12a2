package ui

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// TestFyneSpeaksTheChosenLanguage: Fyne's own words follow the language that was
// chosen, whatever the system's is, and back.
func TestFyneSpeaksTheChosenLanguage(t *testing.T) {
	r := newRig(t, "nl")
	for _, chosen := range []string{"en", "nl", "en"} {
		r.Set("", func(s *dossier.Settings) { s.Language = chosen })
		for _, key := range []string{"Cancel", "Paste", "Show Hidden Files", "file.parent"} {
			if said, want := lang.X(key, "?"), r.Words().T("fyne."+key); said != want {
				t.Errorf("%s: Fyne says %q for %s, not %q", chosen, said, key, want)
			}
		}
	}
}

// TestEveryWordOfFyneIsOurs: a new release of Fyne that says more is noticed.
func TestEveryWordOfFyneIsOurs(t *testing.T) {
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	must(t, err)
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(folder)), "lang", "translations", "base.en.json"))
	must(t, err)
	var said map[string]any
	must(t, json.Unmarshal(data, &said))
	r := newRig(t, "nl")
	for key := range said {
		if !r.Words().Has("fyne." + key) {
			t.Errorf("no Dutch for Fyne's %q", key)
		}
	}
	if len(said) < 30 {
		t.Errorf("Fyne has only %d words", len(said))
	}
}

// TestNothingOfFyneMoves: a cursor that blinks would draw the window for ever.
func TestNothingOfFyneMoves(t *testing.T) {
	r := newRig(t, "nl")
	if (shell.QuietApp{App: r.Fyne}).Settings().ShowAnimations() {
		t.Error("Fyne is let blink")
	}
	if (shell.QuietApp{App: r.Fyne}).Settings().Theme() != r.Fyne.Settings().Theme() {
		t.Error("the quiet app has another theme")
	}
}

// TestAFileIsShownInItsFolder after it was exported.
func TestAFileIsShownInItsFolder(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	r.Show("documents")
	r.TabToButton(r.Words().T("documents.export"))
	r.Key(fyne.KeyReturn)
	r.TabToButton(r.Words().T("documents.show"))
	r.Key(fyne.KeyReturn)
	if len(r.Desktop.Shown) != 1 || filepath.Dir(r.Desktop.Shown[0]) != r.Desktop.Folder {
		t.Errorf("shown %v, exported to %s", r.Desktop.Shown, r.Desktop.Folder)
	}
}
