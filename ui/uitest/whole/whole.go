// Package whole is the whole program in Fyne's test driver, for the tests of its rooms.
package whole

import (
	"testing"
	"time"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/settings"
	"beeldbeltoets/ui/uitest"
)

// Rig is the program with somebody at its window, on a state folder of its own.
type Rig struct {
	*ui.App
	*uitest.Hands
}

// New opens the window as the program does, in a language, with a first dossier.
func New(t testing.TB, lang string) *Rig {
	t.Helper()
	r := NewBare(t, lang)
	r.NeedDossier(func() { r.Show(session.Start) })
	return r
}

// NewBare opens the window for the first time ever.
func NewBare(t testing.TB, lang string) *Rig {
	t.Helper()
	t.Setenv(dossier.StateVariable, t.TempDir())
	return Reopen(t, lang)
}

// Demo is the window on the demo practice, at its register.
func Demo(t testing.TB, lang string) *Rig {
	t.Helper()
	r := NewBare(t, lang)
	r.OpenDemo()
	r.At(session.Register)
	return r
}

// Reopen opens it on the state that is there.
func Reopen(t testing.TB, lang string) *Rig {
	t.Helper()
	exporter, err := export.New()
	uitest.Must(t, err)
	kept, err := dossier.LoadSettings()
	uitest.Must(t, err)
	kept.UserAsked = true // but where a test is about that
	r := &Rig{Hands: uitest.NewHands(t)}
	r.App, err = ui.New(kept, uitest.Words(t, lang), r.Swap, func() time.Time { return r.Clock() },
		func() (*export.Exporter, error) { return exporter, nil })
	uitest.Must(t, err)
	t.Cleanup(func() {
		if r.Store() != nil {
			r.Store().Close()
		}
	})
	r.OpenEarly("")
	r.Before(r.App, settings.Theme(r.Settings()), r.OpenWindow)
	return r
}

// Do does a command of the menu, by its id.
func (r *Rig) Do(id string) {
	r.TB.Helper()
	for _, m := range r.Menus() {
		for _, c := range m.Commands {
			if c.ID == id {
				c.Do()
				return
			}
		}
	}
	r.TB.Fatalf("the menu has no %s", id)
}

// Elsewhere saves the assessment that is open as another program would, on another
// computer.
func (r *Rig) Elsewhere(do func(*register.Item)) {
	r.TB.Helper()
	item, err := r.Store().Item(r.Desk().Editor().Item().Key())
	uitest.Must(r.TB, err)
	do(&item)
	r.SavedElsewhere(dossier.Change{By: "Iemand anders", At: uitest.Now, Items: []register.Item{item}})
}

// SavedElsewhere saves a change as another program would, on another computer.
func (r *Rig) SavedElsewhere(c dossier.Change) {
	r.TB.Helper()
	other := r.Another()
	defer other.Close()
	uitest.Must(r.TB, other.Save(c))
}
