package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestEscapeClosesAFileDialog, after which the keys are the window's again.
func TestEscapeClosesAFileDialog(t *testing.T) {
	app := test.NewTempApp(t)
	win := app.NewWindow("")
	defer win.Close()
	win.Resize(fyne.NewSize(Width, Height))
	pressed := 0
	win.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { pressed++ })
	host := NewHost(app, win)
	for name, open := range map[string]func(){
		"file":   func() { host.ChoosePath("", nil, func(string) { t.Error("a file is chosen") }) },
		"folder": func() { host.ChooseFolder(t.TempDir(), func(string) { t.Error("a folder is chosen") }) },
	} {
		open()
		for _, key := range []fyne.KeyName{fyne.KeyF1, fyne.KeyEscape} {
			if win.Canvas().Overlays().Top() == nil {
				t.Fatalf("%s: closed before %s", name, key)
			}
			win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key})
		}
		if win.Canvas().Overlays().Top() != nil || pressed > 0 {
			t.Errorf("%s: open still, or %d keys came through", name, pressed)
		}
		if win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF1}); pressed != 1 {
			t.Errorf("%s: the window has its keys no longer", name)
		}
		pressed = 0
	}
}
