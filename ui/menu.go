package ui

import (
	"strings"

	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// deed is something that the window can do from anywhere: it stands in a menu,
// and most have a key. Menu, keys and the list of keys come from the same deeds.
type deed struct {
	id   string
	key  fyne.KeyName
	with fyne.KeyModifier
	do   func()
	can  func() bool // nil for always
}

// menuOf is one menu with its deeds.
type menuOf struct {
	id    string
	deeds []deed
}

// menuBar is the menu of the window, and the deed of each of its lines.
type menuBar struct {
	menu  *fyne.MainMenu
	lines map[*fyne.MenuItem]deed
}

func (w *Window) menus() []menuOf {
	const ctrl, alt = fyne.KeyModifierControl, fyne.KeyModifierAlt
	return []menuOf{
		{"file", []deed{
			{"new", fyne.KeyN, ctrl, w.newAssessment, nil},
			{"open", fyne.KeyO, ctrl, func() { w.show(stepDossiers) }, nil},
			{"file", "", 0, func() { w.show(stepFile) }, nil},
			{"intake", "", 0, func() { w.show(stepIntake) }, nil},
			{"save", fyne.KeyS, ctrl, w.saveNow, nil},
			{"print", fyne.KeyP, ctrl, w.print, w.opened},
			{"settings", fyne.KeyComma, ctrl, func() { w.show(stepSettings) }, nil},
			{"user", "", 0, func() { w.show(stepUser) }, nil},
			{"lock", fyne.KeyL, ctrl, w.lock, w.locks},
			{"quit", fyne.KeyQ, ctrl, w.leave, nil},
		}},
		{"edit", []deed{
			{"undo", fyne.KeyZ, ctrl, w.undo, w.edits},
			{"redo", fyne.KeyY, ctrl, w.redo, w.edits},
			{"find", fyne.KeyF, ctrl, w.find, w.finds},
		}},
		{"go", []deed{
			{"home", fyne.KeyH, ctrl, func() { w.show(stepStart) }, nil},
			{"register", fyne.KeyR, ctrl, func() { w.show(stepRegister) }, w.files},
			{"due", "", 0, func() { w.show(stepDue) }, w.files},
			{"history", "", 0, func() { w.show(stepHistory) }, w.opened},
			{"next", fyne.KeyReturn, ctrl, w.next, w.walks},
			{"back", fyne.KeyLeft, alt, w.previous, w.walks},
		}},
		{"help", []deed{
			{"help", fyne.KeyF1, 0, w.toggleHelp, nil},
			{"contents", "", 0, func() { w.show(stepHelp) }, nil},
			{"keys", "", 0, func() { w.show(stepKeys) }, nil},
			{"tour", "", 0, w.startTour, nil},
		}},
	}
}

// opened reports whether there is an assessment to print.
func (w *Window) opened() bool { return w.stepAt() >= 0 }

// files reports whether a dossier is open.
func (w *Window) files() bool { return w.store != nil }

// locks reports whether the dossier has a passphrase to close it with.
func (w *Window) locks() bool { return w.store != nil && w.store.Encrypted() }

// edits reports whether there is something to undo a change of. The session is
// another for each dossier, so that it is asked for only now.
func (w *Window) edits() bool { return w.desk.Editor() != nil }

// walks reports whether there is a way on or back.
func (w *Window) walks() bool { return w.opened() || w.aside(w.step) || w.comparing() }

// finds reports whether there is something to look for.
func (w *Window) finds() bool {
	_, here := w.screen.(shell.Finder)
	return here || w.files()
}

// find goes to where one types what one looks for: here, else in the register.
func (w *Window) find() {
	if s, here := w.screen.(shell.Finder); here {
		s.Find()
		return
	}
	w.show(stepRegister)
}

// print opens what a screen has made in the system's own program, which prints;
// else it goes to where something is made.
func (w *Window) print() {
	if s, is := w.screen.(shell.Printer); is {
		s.Print()
		return
	}
	if w.opened() {
		w.show(w.desk.Editor().Steps()[len(w.desk.Editor().Steps())-1].ID)
	}
}

// shortcuts are the keys of the deeds.
func (w *Window) shortcuts() []parts.Shortcut {
	var keys []parts.Shortcut
	for _, m := range w.menus() {
		for _, d := range m.deeds {
			if d.key != "" {
				keys = append(keys, parts.Shortcut{Key: d.key, Modifier: d.with, Do: d.act})
			}
		}
	}
	return keys
}

// act does what can be done now.
func (d deed) act() {
	if d.can == nil || d.can() {
		d.do()
	}
}

// buildMenu makes the menus in the language of the window. They rest, as the keys
// do, while something stands over the window.
func (w *Window) buildMenu() {
	w.bar = menuBar{menu: fyne.NewMainMenu(), lines: map[*fyne.MenuItem]deed{}}
	for _, m := range w.menus() {
		menu := fyne.NewMenu(w.t("menu." + m.id))
		for _, d := range m.deeds {
			line := fyne.NewMenuItem(w.menuLine(d), func() {
				if w.win.Canvas().Overlays().Top() == nil {
					d.act()
				}
			})
			line.IsQuit = d.id == "quit"
			w.bar.lines[line] = d
			menu.Items = append(menu.Items, line)
		}
		w.bar.menu.Items = append(w.bar.menu.Items, menu)
	}
	w.win.SetMainMenu(w.bar.menu)
}

// menuLine is a deed with its key. Fyne would write the key beside it, in a grey
// that few can read and by its English name.
func (w *Window) menuLine(d deed) string {
	if d.key == "" {
		return w.t("deed." + d.id)
	}
	return w.t("menu.line", "deed", w.t("deed."+d.id), "key", w.keyName(d))
}

// refreshMenu lets the lines rest that can do nothing now.
func (w *Window) refreshMenu() {
	changed := false
	for line, d := range w.bar.lines {
		rests := d.can != nil && !d.can()
		changed = changed || rests != line.Disabled
		line.Disabled = rests
	}
	if changed {
		w.bar.menu.Refresh()
	}
}

// keyFacts are all keys with what they do: those of a group or field, then those
// of the deeds.
func (w *Window) keyFacts() [][2]string {
	var facts [][2]string
	for _, key := range []string{"answer", "enter", "tab", "arrows", "space", "page", "escape", "menu"} {
		facts = append(facts, [2]string{w.t("keys." + key), w.t("keys." + key + ".does")})
	}
	for _, m := range w.menus() {
		for _, d := range m.deeds {
			if d.key != "" {
				facts = append(facts, [2]string{w.keyName(d), w.t("deed." + d.id)})
			}
		}
	}
	return facts
}

// keyName writes a key as it stands on the keyboard.
func (w *Window) keyName(d deed) string {
	name := string(d.key)
	switch d.key {
	case fyne.KeyReturn:
		name = w.t("keys.enter")
	case fyne.KeyLeft:
		name = "←"
	}
	var with []string
	if d.with&fyne.KeyModifierControl != 0 {
		with = append(with, w.t("keys.control"))
	}
	if d.with&fyne.KeyModifierAlt != 0 {
		with = append(with, w.t("keys.alt"))
	}
	return strings.Join(append(with, name), "+")
}
