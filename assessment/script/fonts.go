package script

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"github.com/BurntSushi/toml"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
)

// UnitsPerEm is the grid that every font is drawn on, so that a unit is a thousandth of
// the size, as in PDF.
const UnitsPerEm = 1000

// Fonts are the fonts that documents are set in, in the order in which they are tried.
// They are read when they are needed and then never change, so that any number of
// documents may share them.
type Fonts struct{ families []family }

// family is a font in its weights, and what it is made for.
type family struct {
	scripts []language.Script
	weights [2]*Font // regular and bold, which may be one
}

// Font is one file.
type Font struct {
	Name string // "NotoSansArabic-Bold"

	read func() (File, error)
}

// File is a font that was read. Neither its bytes nor its tables may be changed.
type File struct {
	Data   []byte
	parsed *font.Font
}

// Open reads the list of fonts in a folder, fonts.toml. The first of them sets what no
// other one is made for.
func Open(folder fs.FS) (*Fonts, error) {
	var list struct {
		Font []struct {
			Name    string
			Scripts []string // ISO 15924
			Bold    bool     // whether there is a file for it
		}
	}
	if _, err := toml.DecodeFS(folder, "fonts.toml", &list); err != nil {
		return nil, fmt.Errorf("fonts.toml: %w", err)
	}
	fonts := &Fonts{}
	for _, f := range list.Font {
		var one family
		for _, name := range f.Scripts {
			s, err := language.ParseScript(name)
			if err != nil {
				return nil, fmt.Errorf("fonts.toml: %s: %w", f.Name, err)
			}
			one.scripts = append(one.scripts, s)
		}
		one.weights[0] = newFont(folder, f.Name+"-Regular")
		one.weights[1] = one.weights[0]
		if f.Bold {
			one.weights[1] = newFont(folder, f.Name+"-Bold")
		}
		fonts.families = append(fonts.families, one)
	}
	return fonts, nil
}

func newFont(folder fs.FS, name string) *Font {
	return &Font{Name: name, read: sync.OnceValues(func() (File, error) {
		data, err := fs.ReadFile(folder, name+".ttf")
		if err != nil {
			return File{}, err
		}
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			return File{}, fmt.Errorf("%s: %w", name, err)
		}
		if face.Upem() != UnitsPerEm {
			return File{}, fmt.Errorf("%s: drawn on a grid of %d", name, face.Upem())
		}
		return File{Data: data, parsed: face.Font}, nil
	})}
}

// Read returns the font's file, which is read once.
func (f *Font) Read() (File, error) { return f.read() }

// Check reads every font.
func (f *Fonts) Check() error {
	for _, family := range f.families {
		for _, font := range family.weights {
			if _, err := font.Read(); err != nil {
				return err
			}
		}
	}
	return nil
}

// madeFor lists the fonts to try for a script, those made for it first.
func (f *Fonts) madeFor(s language.Script, bold bool) []*Font {
	weight := 0
	if bold {
		weight = 1
	}
	var own, others []*Font
	for _, family := range f.families {
		if slices.Contains(family.scripts, s) {
			own = append(own, family.weights[weight])
		} else {
			others = append(others, family.weights[weight])
		}
	}
	return append(own, others...)
}

// Main is the font that most text is set in, in its weights.
func (f *Fonts) Main() [2]*Font { return f.families[0].weights }
