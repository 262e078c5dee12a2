package ui

import (
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// Menus are all that the window can do from anywhere.
func (w *app) Menus() []shell.Menu {
	const ctrl, alt, shift = fyne.KeyModifierControl, fyne.KeyModifierAlt, fyne.KeyModifierShift
	keys := func(name fyne.KeyName, with fyne.KeyModifier) []shell.Key {
		return []shell.Key{{Name: name, With: with}}
	}
	to := func(place string) func() { return func() { w.Show(place) } }
	return []shell.Menu{
		{ID: "file", Commands: []shell.Command{
			{ID: "new", Keys: keys(fyne.KeyN, ctrl), Run: w.NewAssessment},
			{ID: "open", Keys: keys(fyne.KeyO, ctrl), Run: to(stepDossiers)},
			{ID: "file", Run: to(stepFile)},
			{ID: "intake", Run: to(stepIntake)},
			{ID: "save", Keys: keys(fyne.KeyS, ctrl), Run: w.SaveNow},
			{ID: "print", Keys: keys(fyne.KeyP, ctrl), Run: w.Print, Can: w.Prints},
			{ID: "settings", Keys: keys(fyne.KeyComma, ctrl), Run: to(stepSettings)},
			{ID: "user", Run: to(stepUser)},
			{ID: "lock", Keys: keys(fyne.KeyL, ctrl), Run: w.Lock, Can: w.locks},
			{ID: "quit", Keys: keys(fyne.KeyQ, ctrl), Run: w.Leave},
		}},
		{ID: "edit", Commands: []shell.Command{
			{ID: "undo", Keys: keys(fyne.KeyZ, ctrl), Run: w.undo, Can: w.canUndo, Sign: parts.UndoSign, About: w.toUndo},
			{ID: "redo", Keys: []shell.Key{{Name: fyne.KeyY, With: ctrl}, {Name: fyne.KeyZ, With: ctrl | shift}}, Run: w.redo, Can: w.canRedo, Sign: parts.RedoSign, About: w.toRedo},
			{ID: "find", Keys: keys(fyne.KeyF, ctrl), Run: w.find, Can: w.finds},
		}},
		{ID: "go", Commands: []shell.Command{
			{ID: "quick", Keys: keys(fyne.KeyK, ctrl), Run: to(stepQuick), Can: w.HasAssessment},
			{ID: "history", Run: to(stepHistory), Can: w.OnStep, Button: "history.open"},
			{ID: "home", Keys: keys(fyne.KeyH, ctrl), Run: to(stepStart), Button: "nav.start"},
			{ID: "register", Keys: keys(fyne.KeyR, ctrl), Run: to(stepRegister), Can: w.HasDossier},
			{ID: "due", Run: to(stepDue), Can: w.HasDossier},
			{ID: "next", Keys: []shell.Key{{Name: fyne.KeyReturn, With: ctrl}, {Name: fyne.KeyEnter, With: ctrl}, {Name: fyne.KeyRight, With: alt}}, Run: w.Next, Can: w.walks},
			{ID: "back", Keys: keys(fyne.KeyLeft, alt), Run: w.Previous, Can: w.walks},
		}},
		{ID: "help", Commands: []shell.Command{
			{ID: "help", Keys: keys(fyne.KeyF1, 0), Run: w.ToggleHelp},
			{ID: "contents", Run: to(shell.HelpPlace)},
			{ID: "keys", Run: to(stepKeys)},
			{ID: "tour", Run: w.startTour},
		}},
	}
}

// locks reports whether the dossier has a passphrase to close it with.
func (w *app) locks() bool { return w.Store() != nil && w.Store().Encrypted() }

func (w *app) canUndo() bool { return w.HasAssessment() && w.Desk().Editor().CanUndo() }

func (w *app) canRedo() bool { return w.HasAssessment() && w.Desk().Editor().CanRedo() }

// walks reports whether there is a way on or back.
func (w *app) walks() bool { return w.CanWalk() || w.Compare.Shown() }

// finds reports whether there is something to look for.
func (w *app) finds() bool { return w.Finds() || w.HasDossier() }

// find goes to where one types what one looks for: here, else in the register.
func (w *app) find() {
	if !w.Find() {
		w.Show(stepRegister)
	}
}
