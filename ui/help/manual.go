package help

import (
	"io/fs"
	"slices"
	"strings"

	"beeldbeltoets/assets"
)

// The manual is Markdown of a small kind, which reads well as it is: sections
// with an anchor before their heading, paragraphs, lists, tables of two columns,
// bold words, and a last line that names other sections. Its pictures are for who
// reads it outside the program; in the window the screen itself stands beside it.

// section is one part of the manual; its id is that of the screen it is about.
type section struct {
	id, title string
	blocks    []block
	see       []string // ids of sections to read on
}

// block is one paragraph, line of a list or row of a table.
type block struct {
	kind string
	text string
	more string // the second cell of a row
}

// told returns the section in other words.
func (s section) told(in func(string) string) section {
	s.title = in(s.title)
	s.blocks = slices.Clone(s.blocks)
	for i, b := range s.blocks {
		s.blocks[i].text, s.blocks[i].more = in(b.text), in(b.more)
	}
	return s
}

// The kinds of a block.
const (
	paragraph = "p"
	item      = "item"
	row       = "row"
)

// readManual reads the manual of a language.
func readManual(lang string) ([]section, error) {
	text, err := fs.ReadFile(assets.FS, "manual/"+lang+".md")
	if err != nil {
		return nil, err
	}
	return parseManual(string(text)), nil
}

func parseManual(text string) []section {
	var sections []section
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if id, is := strings.CutPrefix(line, `<a id="`); is {
			id, _, _ = strings.Cut(id, `"`)
			sections = append(sections, section{id: id})
			continue
		}
		if len(sections) > 0 && line != "" {
			sections[len(sections)-1].read(line)
		}
	}
	return sections
}

func (s *section) read(line string) {
	switch {
	case strings.HasPrefix(line, "#"):
		s.title = strings.TrimSpace(strings.TrimLeft(line, "#"))
	case strings.Contains(line, "](#"):
		for _, link := range strings.Split(line, "](#")[1:] {
			id, _, _ := strings.Cut(link, ")")
			s.see = append(s.see, id)
		}
	case strings.HasPrefix(line, "!["):
	case strings.HasPrefix(line, "|"):
		cells := strings.Split(strings.Trim(line, "|"), "|")
		if len(cells) == 2 && !strings.HasPrefix(cells[0], "-") {
			s.blocks = append(s.blocks, block{row, strings.TrimSpace(cells[0]), strings.TrimSpace(cells[1])})
		}
	case strings.HasPrefix(line, "- "):
		s.blocks = append(s.blocks, block{kind: item, text: line[2:]})
	default:
		s.blocks = append(s.blocks, block{kind: paragraph, text: line})
	}
}

// spans are plain and bold by turns; what is set as code stands as it is.
func spans(text string) []string {
	return strings.Split(strings.ReplaceAll(text, "`", ""), "**")
}

// has reports whether a text stands in a section, whatever its capitals.
func (s section) has(text string) bool {
	all := s.title
	for _, b := range s.blocks {
		all += "\n" + b.text + "\n" + b.more
	}
	return strings.Contains(strings.ToLower(all), strings.ToLower(strings.TrimSpace(text)))
}
