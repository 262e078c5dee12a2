package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// darkApp is one of a system that is dark, or of which Fyne thinks so for want of a word.
type darkApp struct{ fyne.App }

func (a darkApp) Settings() fyne.Settings { return darkSettings{a.App.Settings()} }

type darkSettings struct{ fyne.Settings }

func (darkSettings) ThemeVariant() fyne.ThemeVariant { return theme.VariantDark }

// TestLightWhereTheSystemSaysNothing, and as it says where it does.
func TestLightWhereTheSystemSaysNothing(t *testing.T) {
	t.Setenv("FYNE_THEME", "")
	a := NewQuietApp(darkApp{test.NewTempApp(t)})
	if a.Settings().ThemeVariant() != theme.VariantLight || a.Settings().ShowAnimations() {
		t.Error("dark without a word, or it moves")
	}
	a.spoke.Store(true)
	if a.Settings().ThemeVariant() != theme.VariantDark {
		t.Error("light in a system that is dark")
	}
	t.Setenv("FYNE_THEME", "dark")
	if NewQuietApp(darkApp{test.NewTempApp(t)}).Settings().ThemeVariant() != theme.VariantDark {
		t.Error("light although dark is asked for")
	}
}
