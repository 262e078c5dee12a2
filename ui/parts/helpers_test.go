package parts

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// look is our theme, as it is unless somebody chose otherwise.
var look = Theme{Shade: ShadeLight, Scale: 1}

// start makes an app in our theme; widgets are made after it, as in the program.
func start(t testing.TB, th Theme) {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(th)
}

// show puts content in a window.
func show(t testing.TB, width, height float32, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

// press sends keys to what has focus, as the driver does.
func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, name := range keys {
		switch name {
		case fyne.KeyTab:
			w.Canvas().FocusNext()
		default:
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
			if after := w.Canvas().Focused(); name == fyne.KeySpace && after != nil {
				after.TypedRune(' ') // as the driver does: the letter after the key, to where the keyboard is by then
			}
		}
	}
}

// typed sends letters to what has focus.
func typed(w fyne.Window, text string) {
	for _, r := range text {
		w.Canvas().Focused().TypedRune(r)
	}
}

// picture saves what a window shows, when PARTS_PICTURES names a directory to look in.
func picture(t testing.TB, w fyne.Window, name string) {
	t.Helper()
	dir := os.Getenv("PARTS_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// readDay and showDay are the simplest way to type a day: day-month-year.
func readDay(text string) string {
	day, err := time.Parse("2-1-2006", text)
	if err != nil {
		return ""
	}
	return day.Format(isoDate)
}

func showDay(iso string) string {
	day, err := time.Parse(isoDate, iso)
	if err != nil {
		return iso
	}
	return day.Format("02-01-2006")
}
