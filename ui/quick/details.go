package quick

import (
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// details lays out what stands below a question: always where there is room for all
// rows, else only in the row with the keyboard.
type details struct {
	width float32
	is    bool // the row has the keyboard
}

// detailsFromEm is the width from which all rows show theirs, in the size of the text.
const detailsFromEm = 34

func newDetails(content fyne.CanvasObject) (*details, *fyne.Container) {
	d := &details{}
	return d, container.New(d, content)
}

// current notes whether the row has the keyboard, and reports whether that shows.
func (d *details) current(is bool) bool {
	changed := d.is != is && !d.wide()
	d.is = is
	return changed
}

func (d *details) wide() bool { return d.width >= detailsFromEm*parts.Em() }

func (d *details) shown() bool { return d.is || d.wide() }

func (d *details) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	d.width = size.Width
	content := objects[0]
	content.Move(fyne.Position{})
	content.Resize(size) // also where it is hidden: its height follows from the width
	if d.shown() {
		content.Show()
		return
	}
	content.Hide()
}

func (d *details) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if !d.shown() {
		return fyne.Size{}
	}
	return objects[0].MinSize()
}
