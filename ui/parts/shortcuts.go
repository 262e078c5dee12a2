package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Shortcut is a key of the window, with or without modifiers.
type Shortcut struct {
	Key      fyne.KeyName
	Modifier fyne.KeyModifier // 0 for a key alone: F1, Escape
	Do       func()
}

// SetShortcuts makes keys work anywhere in a window, also while an entry of ours has focus, which passes on what it has no use for.
// They rest while a dialog, list or calendar is open over the window.
func SetShortcuts(c fyne.Canvas, shortcuts ...Shortcut) {
	alone := map[fyne.KeyName]func(){}
	for _, s := range shortcuts {
		if s.Modifier == 0 {
			alone[s.Key] = s.Do
			continue
		}
		c.AddShortcut(&desktop.CustomShortcut{KeyName: s.Key, Modifier: s.Modifier}, func(fyne.Shortcut) {
			if c.Overlays().Top() == nil {
				s.Do()
			}
		})
	}
	c.SetOnTypedKey(func(key *fyne.KeyEvent) {
		if do := alone[key.Name]; do != nil && c.Overlays().Top() == nil {
			do()
		}
	})
}
