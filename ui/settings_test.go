package ui

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
)

// TestEverySettingHoldsAtOnceAndStays: each choice, made by keyboard, is there in
// the window and in the settings that the next start reads.
func TestEverySettingHoldsAtOnceAndStays(t *testing.T) {
	r := newRig(t, "nl")
	r.Show(stepSettings)
	choose := func(setting string, option int) dossier.Settings {
		t.Helper()
		r.Page().(shell.Focuser).Focus(setting)
		r.key(fyne.KeyHome)
		for range option {
			r.key(fyne.KeyDown)
		}
		r.key(fyne.KeySpace)
		r.at(stepSettings)
		kept, err := dossier.LoadSettings()
		must(t, err)
		return kept
	}
	look := func() parts.Theme { return r.fyne.Settings().Theme().(parts.Theme) }

	if kept := choose("theme", 4); kept.Theme != "contrast-dark" || !look().HighContrast || look().Shade != parts.ShadeDark {
		t.Errorf("dark with high contrast gives %+v, kept %+v", look(), kept)
	}
	if ground := look().Color(theme.ColorNameBackground, theme.VariantLight); ground != look().Color(theme.ColorNameBackground, theme.VariantDark) {
		t.Error("a chosen shade follows the system")
	}
	if kept := choose("theme", 1); kept.Theme != "light" || look().HighContrast || look().Shade != parts.ShadeLight {
		t.Errorf("light gives %+v, kept %+v", look(), kept)
	}
	if kept := choose("size", 4); kept.TextSize != 200 || look().Scale != 2 {
		t.Errorf("200 %% gives %v, kept %+v", look().Scale, kept)
	}
	if kept := choose("motion", 1); !kept.Still || !look().Still {
		t.Errorf("no motion gives %v, kept %+v", look().Still, kept)
	}
	if kept := choose("language", 1); kept.Language != "en" || r.Words().Lang != "en" {
		t.Errorf("English gives %s, kept %+v", r.Words().Lang, kept)
	}
}

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
	if (shell.QuietApp{App: r.fyne}).Settings().ShowAnimations() {
		t.Error("Fyne is let blink")
	}
	if (shell.QuietApp{App: r.fyne}).Settings().Theme() != r.fyne.Settings().Theme() {
		t.Error("the quiet app has another theme")
	}
}

// TestAFileIsShownInItsFolder after it was exported.
func TestAFileIsShownInItsFolder(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	r.Show("documents")
	r.tabToButton(r.Words().T("documents.export"))
	r.key(fyne.KeyReturn)
	r.tabToButton(r.Words().T("documents.show"))
	r.key(fyne.KeyReturn)
	if len(r.host.shown) != 1 || filepath.Dir(r.host.shown[0]) != r.host.folder {
		t.Errorf("shown %v, exported to %s", r.host.shown, r.host.folder)
	}
}
