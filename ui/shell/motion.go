package shell

import "fyne.io/fyne/v2"

// QuietApp is Fyne's app without Fyne's own motion. A cursor that blinks keeps
// drawing the window as long as a field has the keyboard: seconds of a computer
// for nobody, and over remote desktop a line of its own. Ours stands.
type QuietApp struct{ fyne.App }

// Settings are the app's, without motion.
func (a QuietApp) Settings() fyne.Settings { return quietSettings{a.App.Settings()} }

type quietSettings struct{ fyne.Settings }

// ShowAnimations never; what of ours moves asks the theme.
func (quietSettings) ShowAnimations() bool { return false }
