package shell

import (
	"strings"

	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// Command is something that the window can do from anywhere: it stands in a menu, and
// most have a key. Menu, keys, the list of keys and the buttons beside the steps come
// from the same commands.
type Command struct {
	ID   string // of its words
	Keys []Key  // the first is the one that is told
	Run  func()
	Can  func() bool // nil for always
	// Button is the key of its words on a button beside the steps; empty for none.
	Button string
	// Sign is a sign in the top bar, of which About says what it is about; nil for none.
	Sign  parts.Drawing
	About func() string
}

// Key is a key with those that are held.
type Key struct {
	Name fyne.KeyName
	With fyne.KeyModifier
}

// Menu is one menu with its commands.
type Menu struct {
	ID       string
	Commands []Command
}

// systemMenu is the menu of a system that has one bar for all programs, and the command of
// each of its lines.
type systemMenu struct {
	menu  *fyne.MainMenu
	lines map[*fyne.MenuItem]Command
}

// Do runs a command where that can be now.
func (c Command) Do() {
	if c.can() {
		c.Run()
	}
}

func (c Command) can() bool { return c.Can == nil || c.Can() }

// commands are all that are in the menus.
func (s *Shell) commands() (all []Command) {
	for _, m := range s.program.Menus() {
		all = append(all, m.Commands...)
	}
	return all
}

// shortcuts are the keys of the commands.
func (s *Shell) shortcuts() []parts.Shortcut {
	var keys []parts.Shortcut
	for _, c := range s.commands() {
		for _, k := range c.Keys {
			keys = append(keys, parts.Shortcut{Key: k.Name, Modifier: k.With, Do: c.Do})
		}
	}
	return keys
}

// BarMenus are the menus in the language of the window.
func (s *Shell) BarMenus() (menus []parts.BarMenu) {
	for _, m := range s.program.Menus() {
		menu := parts.BarMenu{Title: s.T("menu." + m.ID)}
		for _, c := range m.Commands {
			line := parts.BarLine{Text: s.T("deed." + c.ID), Do: c.Do, Can: c.Can}
			if len(c.Keys) > 0 {
				line.Key = s.KeyName(c.Keys[0])
			}
			menu.Lines = append(menu.Lines, line)
		}
		menus = append(menus, menu)
	}
	return menus
}

// build makes the menus for a system with a bar of its own. They rest, as the keys do,
// while something stands over the window.
func (m *systemMenu) build(s *Shell) {
	*m = systemMenu{menu: fyne.NewMainMenu(), lines: map[*fyne.MenuItem]Command{}}
	for _, of := range s.program.Menus() {
		menu := fyne.NewMenu(s.T("menu." + of.ID))
		for _, c := range of.Commands {
			line := fyne.NewMenuItem(s.T("deed."+c.ID), func() {
				if s.Canvas().Overlays().Top() == nil {
					c.Do()
				}
			})
			line.IsQuit = c.ID == "quit"
			m.lines[line] = c
			menu.Items = append(menu.Items, line)
		}
		m.menu.Items = append(m.menu.Items, menu)
	}
	s.win.SetMainMenu(m.menu)
}

// refresh lets the lines rest that can do nothing now.
func (m *systemMenu) refresh() {
	changed := false
	for line, c := range m.lines {
		rests := !c.can()
		changed = changed || rests != line.Disabled
		line.Disabled = rests
	}
	if changed {
		m.menu.Refresh()
	}
}

// KeyFacts are all keys with what they do: those of a group or field, then those of the
// commands.
func (s *Shell) KeyFacts() [][2]string {
	var facts [][2]string
	for _, key := range []string{"answer", "enter", "tab", "arrows", "space", "page", "escape", "menu"} {
		facts = append(facts, [2]string{s.T("keys." + key), s.T("keys." + key + ".does")})
	}
	for _, c := range s.commands() {
		if len(c.Keys) > 0 {
			facts = append(facts, [2]string{s.KeyName(c.Keys[0]), s.T("deed." + c.ID)})
		}
	}
	return facts
}

// KeyName writes a key as it stands on the keyboard.
func (s *Shell) KeyName(k Key) string {
	name := string(k.Name)
	switch k.Name {
	case fyne.KeyReturn:
		name = s.T("keys.enter")
	case fyne.KeyLeft:
		name = "←"
	}
	var with []string
	if k.With&fyne.KeyModifierControl != 0 {
		with = append(with, s.T("keys.control"))
	}
	if k.With&fyne.KeyModifierAlt != 0 {
		with = append(with, s.T("keys.alt"))
	}
	return strings.Join(append(with, name), "+")
}

// quickButtons are the commands that stand below the steps.
type quickButtons struct {
	buttons map[*parts.Button]Command
	box     *fyne.Container
}

func (s *Shell) newQuickButtons() *quickButtons {
	q := &quickButtons{buttons: map[*parts.Button]Command{}, box: parts.Rows(0)}
	for _, c := range s.commands() {
		if c.Button != "" {
			b := parts.NewButton(parts.Quiet, s.T(c.Button), c.Run)
			q.buttons[b] = c
			q.box.Add(parts.Line(0, b))
		}
	}
	return q
}

// refresh lets the buttons rest that can do nothing now.
func (q *quickButtons) refresh() {
	for b, c := range q.buttons {
		SetEnabled(b, c.can())
	}
}
