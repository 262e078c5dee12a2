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

// Name is what the key is called among a window's keys.
func (s Shortcut) Name() fyne.KeyName {
	if s.Modifier == 0 {
		return s.Key
	}
	return shortcutName(s.desktop())
}

func (s Shortcut) desktop() *desktop.CustomShortcut {
	return &desktop.CustomShortcut{KeyName: s.Key, Modifier: s.Modifier}
}

// standard is what Fyne makes of a few keys instead of a shortcut of ours.
func (s Shortcut) standard() fyne.Shortcut {
	switch {
	case s.Modifier != fyne.KeyModifierControl:
		return nil
	case s.Key == fyne.KeyZ:
		return &fyne.ShortcutUndo{}
	case s.Key == fyne.KeyY:
		return &fyne.ShortcutRedo{}
	}
	return nil
}

// shortcutName lets a shortcut travel as a key: Fyne's canvas has a way to pass on keys and none for shortcuts.
func shortcutName(s fyne.Shortcut) fyne.KeyName { return fyne.KeyName(s.ShortcutName()) }

// SetShortcuts makes keys work anywhere in a window, also while an entry of ours has focus, which passes on what it has no use for. Page Up
// and Page Down turn the page. All keys rest while a dialog, list or calendar is open over the window.
func SetShortcuts(c fyne.Canvas, shortcuts ...Shortcut) {
	do := map[fyne.KeyName]func(){}
	do[fyne.KeyPageDown] = func() { turnPage(c, 1) }
	do[fyne.KeyPageUp] = func() { turnPage(c, -1) }
	typed := func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape && closeFloat(c) {
			return
		}
		if act := do[key.Name]; act != nil && c.Overlays().Top() == nil {
			act()
		}
	}
	for _, s := range shortcuts {
		do[s.Name()] = s.Do
		if s.Modifier != 0 {
			c.AddShortcut(s.desktop(), func(fyne.Shortcut) { typed(&fyne.KeyEvent{Name: s.Name()}) })
			if own := s.standard(); own != nil {
				c.AddShortcut(own, func(fyne.Shortcut) { typed(&fyne.KeyEvent{Name: s.Name()}) })
			}
		}
	}
	c.SetOnTypedKey(typed)
}
