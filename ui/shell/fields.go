package shell

import (
	"maps"
	"slices"
	"strings"

	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// Fields are the fields of a page, each known by its path.
type Fields struct {
	ByPath map[string]parts.Field
	Order  []string // their paths, as they stand on the page
}

// NewFields are those of a page that has none yet.
func NewFields() *Fields { return &Fields{ByPath: map[string]parts.Field{}} }

// Put keeps a field by its path, to find and to focus it.
func (f *Fields) Put(path string, field parts.Field) fyne.CanvasObject {
	if _, again := f.ByPath[path]; !again {
		f.Order = append(f.Order, path)
	}
	f.ByPath[path] = field
	return field
}

// All are the fields by path.
func (f *Fields) All() map[string]parts.Field { return f.ByPath }

// Forget drops the fields within a path, which are taken off the page.
func (f *Fields) Forget(path string) {
	within := func(p string) bool { return strings.HasPrefix(p, path) }
	f.Order = slices.DeleteFunc(f.Order, within)
	maps.DeleteFunc(f.ByPath, func(p string, _ parts.Field) bool { return within(p) })
}

// Find is the field of a path, else the first within it, else the one it is within; nil
// for none.
func (f *Fields) Find(path string) parts.Field {
	for ; path != ""; path = path[:max(strings.LastIndexByte(path, '.'), 0)] {
		for _, p := range f.Order {
			if p == path || strings.HasPrefix(p, path+".") {
				return f.ByPath[p]
			}
		}
	}
	return nil
}

// Focus brings the keyboard to the field of a path, and reports whether there is one.
func (f *Fields) Focus(path string) bool {
	field := f.Find(path)
	if field != nil {
		field.Focus()
	}
	return field != nil
}
