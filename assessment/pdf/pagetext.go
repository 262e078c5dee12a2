package pdf

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"unicode/utf16"
)

// pageTexts reads the text of each page: one string for each piece of marked
// content in the order of the page, without decoration.
func (f *file) pageTexts() ([][]string, error) {
	root := f.dict(f.trailer["Root"])
	pages, err := f.pageTree(root["Pages"], nil, nil, map[ref]bool{}, 0)
	if err != nil {
		return nil, err
	}
	fonts := map[ref]codes{}
	var texts [][]string
	for _, page := range pages {
		content, err := f.pageContent(page.dict)
		if err != nil {
			return nil, err
		}
		s := &scanner{file: f, page: page.dict, maps: fonts}
		if err := s.scan(content); err != nil {
			return nil, err
		}
		texts = append(texts, s.strings())
	}
	return texts, nil
}

// leaf is a page: its number as an object, and its dictionary with what it inherits.
type leaf struct {
	number ref // 0 where it has none
	dict
}

// inheritable are the attributes that a page takes from the nodes above it.
var inheritable = []name{"Resources", "MediaBox", "CropBox", "Rotate"}

// pageTree lists the pages below a node, in order.
func (f *file) pageTree(node any, above dict, pages []leaf, seen map[ref]bool, depth int) ([]leaf, error) {
	r, isRef := node.(ref)
	if isRef {
		if seen[r] || depth > maxDepth {
			return nil, failure(Damaged, "pages")
		}
		seen[r] = true
	}
	d := f.dict(node)
	if d == nil {
		return nil, failure(Damaged, "pages")
	}
	d = inherited(d, above)
	kids := f.array(d["Kids"])
	if kids == nil {
		return append(pages, leaf{r, d}), nil
	}
	var err error
	for _, kid := range kids {
		if _, isRef := kid.(ref); !isRef {
			return nil, failure(Damaged, "pages")
		}
		if pages, err = f.pageTree(kid, d, pages, seen, depth+1); err != nil {
			return nil, err
		}
	}
	return pages, nil
}

// inherited is a node with what it takes from the one above it.
func inherited(d, above dict) dict {
	own := maps.Clone(d)
	for _, key := range inheritable {
		if _, has := own[key]; !has && above[key] != nil {
			own[key] = above[key]
		}
	}
	return own
}

func (f *file) pageContent(page dict) ([]byte, error) {
	var content []byte
	for _, part := range f.list(page["Contents"]) {
		object, err := f.resolve(part)
		s, ok := object.(stream)
		if err != nil || !ok {
			return nil, failure(Damaged, "page")
		}
		data, err := f.inflate(s)
		if err != nil {
			return nil, err
		}
		content = append(append(content, data...), '\n')
	}
	return content, nil
}

// scanner runs through a page's operators and keeps the text.
type scanner struct {
	*file
	page  dict
	maps  map[ref]codes // by the object that they stand in
	font  codes
	texts [][]byte
	open  []opened
}

func (s *scanner) strings() []string {
	texts := make([]string, len(s.texts))
	for i, t := range s.texts {
		texts[i] = string(t)
	}
	return texts
}

// opened is marked content that has not ended.
type opened struct {
	hidden bool // decoration, or replaced by what it means
	number bool // has a number, and so an element
}

func (s *scanner) scan(content []byte) error {
	l := lexer{data: content}
	var operands []any
	for {
		object, err := l.object()
		if errors.Is(err, errEnd) {
			return nil
		}
		if err != nil {
			return failure(Damaged, "page")
		}
		operator, isOperator := object.(keyword)
		if !isOperator {
			operands = append(operands, object)
			continue
		}
		if err := s.operate(operator, operands); err != nil {
			return err
		}
		if s.budget < 0 {
			return tooLarge(maxTotal)
		}
		operands = operands[:0]
	}
}

func (s *scanner) operate(operator keyword, operands []any) error {
	switch operator {
	case "BMC", "BDC":
		return s.begin(operands)
	case "EMC":
		if len(s.open) == 0 {
			return failure(Damaged, "page")
		}
		s.open = s.open[:len(s.open)-1]
	case "Tf":
		if len(operands) == 2 {
			s.choose(operands[0])
		}
	case "Tj", "'", "\"":
		if n := len(operands); n > 0 {
			s.show(operands[n-1])
		}
	case "TJ":
		if len(operands) == 1 {
			parts, _ := operands[0].(array)
			for _, part := range parts {
				s.show(part)
			}
		}
	}
	return nil
}

func (s *scanner) begin(operands []any) error {
	if len(operands) == 0 || len(s.open) > maxDepth {
		return failure(Damaged, "page")
	}
	var o opened
	if n := len(s.open); n > 0 {
		o.hidden = s.open[n-1].hidden
	}
	o.hidden = o.hidden || operands[0] == name("Artifact")
	var meant text
	if len(operands) > 1 {
		properties := s.dict(operands[1])
		_, o.number = properties["MCID"].(int)
		meant, _ = properties["ActualText"].(text)
	}
	s.open = append(s.open, o)
	if o.number {
		s.texts = append(s.texts, nil)
	}
	if meant != nil && !o.hidden {
		s.add(meant.String())
		s.open[len(s.open)-1].hidden = true
	}
	return nil
}

func (s *scanner) show(v any) {
	t, ok := v.(text)
	if n := len(s.open); !ok || n > 0 && s.open[n-1].hidden {
		return
	}
	s.add(s.font.decode(t))
}

// add appends to the piece in hand. Text outside of any piece is a piece by
// itself, so that a comparison finds it.
func (s *scanner) add(t string) {
	s.budget -= len(t)
	for i := len(s.open) - 1; i >= 0; i-- {
		if s.open[i].number {
			last := len(s.texts) - 1
			s.texts[last] = append(s.texts[last], t...)
			return
		}
	}
	s.texts = append(s.texts, []byte(t))
}

// choose takes a font for the text that follows. Our fonts share one map.
func (s *scanner) choose(font any) {
	key, _ := font.(name)
	at := s.dict(s.dict(s.dict(s.page["Resources"])["Font"])[key])["ToUnicode"]
	r, isRef := at.(ref)
	if known, ok := s.maps[r]; isRef && ok {
		s.font = known
		return
	}
	s.font = s.readCodes(at)
	if isRef {
		s.maps[r] = s.font
	}
}

// codes says which characters a font's two-byte codes are.
type codes []codeRange

type codeRange struct {
	first, last int
	to          []uint16 // of the first; the last unit counts on
}

func (c codes) decode(t text) string {
	var units []uint16
	for i := 0; i+1 < len(t); i += 2 {
		code := int(t[i])<<8 | int(t[i+1])
		at, exact := slices.BinarySearchFunc(c, code, func(r codeRange, code int) int { return cmp.Compare(r.first, code) })
		if !exact {
			at--
		}
		if at < 0 || code > c[at].last || len(c[at].to) == 0 {
			units = append(units, 0xFFFD)
			continue
		}
		units = append(units, c[at].to...)
		units[len(units)-1] += uint16(code - c[at].first)
	}
	return string(utf16.Decode(units))
}

// readCodes reads a font's ToUnicode map.
func (f *file) readCodes(v any) codes {
	object, err := f.resolve(v)
	s, ok := object.(stream)
	if err != nil || !ok {
		return nil
	}
	data, err := f.inflate(s)
	if err != nil {
		return nil
	}
	var c codes
	var operands []text
	l := lexer{data: data}
	for {
		object, err := l.object()
		if err != nil {
			break
		}
		switch o := object.(type) {
		case text:
			operands = append(operands, o)
		case keyword:
			switch o {
			case "endbfrange":
				c = append(c, ranges(operands, 3)...)
			case "endbfchar":
				c = append(c, ranges(operands, 2)...)
			}
			operands = nil
		}
	}
	slices.SortFunc(c, func(a, b codeRange) int { return cmp.Compare(a.first, b.first) })
	return c
}

// maxMeaning is how many bytes of UTF-16 one code may stand for.
const maxMeaning = 16

// ranges takes operands in threes (first, last, to) or in twos (code, to).
func ranges(operands []text, each int) codes {
	var c codes
	for ; len(operands) >= each; operands = operands[each:] {
		first, firstOK := codeOfBytes(operands[0])
		last, lastOK := codeOfBytes(operands[each-2])
		to := operands[each-1]
		if !firstOK || !lastOK || len(to)%2 != 0 || len(to) > maxMeaning {
			continue
		}
		r := codeRange{first: first, last: last}
		for i := 0; i < len(to); i += 2 {
			r.to = append(r.to, uint16(to[i])<<8|uint16(to[i+1]))
		}
		c = append(c, r)
	}
	return c
}

// codeOfBytes is a code of one byte or two.
func codeOfBytes(t text) (int, bool) {
	switch len(t) {
	case 1:
		return int(t[0]), true
	case 2:
		return int(t[0])<<8 | int(t[1]), true
	}
	return 0, false
}
