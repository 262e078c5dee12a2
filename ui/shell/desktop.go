package shell

import (
	"net/url"
	"os"
	"path/filepath"

	"beeldbeltoets/assessment/wholefile"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// realHost is the desktop of the person: Fyne's file dialogs and the system's own programs.
type realHost struct {
	app fyne.App
	win fyne.Window
}

// NewHost is the desktop around a window of an app.
func NewHost(app fyne.App, win fyne.Window) Host { return &realHost{app, win} }

func (d *realHost) ChooseFile(title string, endings []string, limit int64, chosen func([]byte, error)) {
	d.ChoosePath(title, endings, func(path string) { chosen(ReadFile(path, limit)) })
}

func (d *realHost) ChoosePath(title string, endings []string, chosen func(string)) {
	open := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil || file == nil {
			return // nothing was chosen, or nothing that can be read
		}
		file.Close() // read by its path, as every other file
		chosen(file.URI().Path())
	}, d.win)
	open.SetTitleText(title)
	open.SetFilter(storage.NewExtensionFileFilter(endings))
	d.showLarge(open)
}

func (d *realHost) ChooseFolder(from string, chosen func(string)) {
	open := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil {
			chosen(folder.Path())
		}
	}, d.win)
	if at, err := storage.ListerForURI(storage.NewFileURI(from)); err == nil {
		open.SetLocation(at)
	}
	d.showLarge(open)
}

// showLarge shows a dialog nearly as large as the window. Fyne 2.8.1 panics where
// a file dialog is resized before it is shown, and closes none at Escape: here it
// does for as long as nothing in it has the keyboard, as when it opens.
func (d *realHost) showLarge(open *dialog.FileDialog) {
	open.Show()
	c := d.win.Canvas()
	open.Resize(fyne.NewSize(c.Size().Width*0.9, c.Size().Height*0.9))
	keys := c.OnTypedKey()
	c.SetOnTypedKey(func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape {
			open.Hide()
		}
	})
	open.SetOnClosed(func() { c.SetOnTypedKey(keys) })
}

func (d *realHost) OpenFile(path string) error {
	full, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	full = filepath.ToSlash(full)
	if full[0] != '/' {
		full = "/" + full // C:/… on Windows
	}
	return d.app.OpenURL(&url.URL{Scheme: "file", Path: full})
}

func (d *realHost) ShowFile(path string) error {
	full, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if pointed, err := pointAt(full); pointed {
		return wholefile.Coded(err, path)
	}
	return d.OpenFile(filepath.Dir(full))
}

func (d *realHost) Documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	for _, name := range []string{"Documents", "Documenten"} {
		if info, err := os.Stat(filepath.Join(home, name)); err == nil && info.IsDir() {
			return filepath.Join(home, name)
		}
	}
	return home
}

// ReadFile reads a file of at most limit bytes by its path.
func ReadFile(path string, limit int64) ([]byte, error) {
	data, err := wholefile.Read(path, limit)
	return data, wholefile.Coded(err, path)
}
