package settings_test

import (
	"testing"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"
	"beeldbeltoets/ui/uitest"
	"beeldbeltoets/ui/uitest/whole"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// TestEverySettingHoldsAtOnceAndStays: each choice, made by keyboard, is there in
// the window and in the settings that the next start reads.
func TestEverySettingHoldsAtOnceAndStays(t *testing.T) {
	r := whole.New(t, "nl")
	r.Show(session.Settings)
	choose := func(setting string, option int) dossier.Settings {
		t.Helper()
		r.Page().(shell.Focuser).Focus(setting)
		r.Key(fyne.KeyHome)
		for range option {
			r.Key(fyne.KeyDown)
		}
		r.Key(fyne.KeySpace)
		r.At(session.Settings)
		kept, err := dossier.LoadSettings()
		uitest.Must(t, err)
		return kept
	}
	look := func() parts.Theme { return r.Fyne.Settings().Theme().(parts.Theme) }

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
