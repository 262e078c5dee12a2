package shell

import (
	"runtime"

	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// topBar is the menu of the window, and at its right how saving goes and the commands
// that are a sign.
type topBar struct {
	bar    *parts.MenuBar
	status *parts.Status
	tools  map[*parts.Tool]Command
	system *systemMenu // nil where the menu is in the window
}

// ownBar reports whether the system has one bar for the menus of all programs.
func ownBar() bool { return runtime.GOOS == "darwin" }

func (t *topBar) build(s *Shell) {
	*t = topBar{status: parts.NewStatusLine(), tools: map[*parts.Tool]Command{}}
	var signs []fyne.CanvasObject
	for _, c := range s.commands() {
		if c.Sign != nil {
			tool := parts.NewTool(c.Sign, c.Do)
			t.tools[tool] = c
			signs = append(signs, tool)
		}
	}
	var menus []parts.BarMenu
	if ownBar() {
		t.system = &systemMenu{}
		t.system.build(s)
	} else {
		menus = s.BarMenus()
	}
	t.bar = parts.NewMenuBar(menus, parts.BarEnd(t.status, signs...))
}

// refresh lets rest what can do nothing now, and says of each sign what it would do.
func (t *topBar) refresh(s *Shell) {
	for tool, c := range t.tools {
		name := s.T("tool."+c.ID, "key", s.KeyName(c.Keys[0]))
		if about := c.About(); about != "" {
			name = s.T("tool."+c.ID+".what", "what", about, "key", s.KeyName(c.Keys[0]))
		}
		tool.Say(name, c.can())
	}
	if t.system != nil {
		t.system.refresh()
	}
}
