package shell

import (
	"os"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// QuietApp is Fyne's app without Fyne's own motion, and light where the system does not say how
// it wants to look: Fyne is dark then. A cursor that blinks keeps drawing the window as long as a
// field has the keyboard: seconds of a computer for nobody, and over remote desktop a line of its
// own. Ours stands.
type QuietApp struct {
	fyne.App
	spoke *atomic.Bool // the system says whether it is light or dark
}

// NewQuietApp makes it of Fyne's.
func NewQuietApp(a fyne.App) QuietApp {
	spoke := &atomic.Bool{}
	spoke.Store(os.Getenv("FYNE_THEME") != "")
	return QuietApp{a, spoke}
}

// AskSystem asks the system how it wants to look, which may take a while, and reports whether
// it said so.
func (a QuietApp) AskSystem() bool {
	said := systemSpeaks()
	a.spoke.CompareAndSwap(false, said)
	return said
}

// Settings are the app's, without motion.
func (a QuietApp) Settings() fyne.Settings { return quietSettings{a.App.Settings(), a.spoke} }

type quietSettings struct {
	fyne.Settings
	spoke *atomic.Bool
}

// ShowAnimations never; what of ours moves asks the theme.
func (quietSettings) ShowAnimations() bool { return false }

// ThemeVariant is what the system says, else light.
func (s quietSettings) ThemeVariant() fyne.ThemeVariant {
	if !s.spoke.Load() {
		return theme.VariantLight
	}
	return s.Settings.ThemeVariant()
}
