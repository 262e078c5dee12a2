package pdf

import (
	"bytes"
	"errors"
	"slices"
	"strings"
)

// operation is one operator of a page with its operands, and the resources that its
// names stand for.
type operation struct {
	operator  keyword
	operands  array
	resources dict
}

// Limits of what drawing a page may take.
const (
	maxOperations = 1 << 18
	maxForms      = 8 // one within the other
)

// optional opens what a reader may hide: a form that belongs to a layer.
const optional keyword = "OC"

// operations reads what draws a page, with what its forms draw in their places.
func (f *file) operations(page dict) ([]operation, error) {
	content, err := f.pageContent(page)
	if err != nil {
		return nil, err
	}
	d := &drawings{file: f}
	return d.ops, d.read(content, f.dict(page["Resources"]), 0)
}

// drawings gathers operations.
type drawings struct {
	*file
	ops []operation
}

func (d *drawings) read(content []byte, resources dict, depth int) error {
	l := lexer{data: content}
	var operands array
	for {
		object, err := l.object()
		if errors.Is(err, errEnd) {
			return nil
		}
		if err != nil || len(d.ops) > maxOperations {
			return failure(Damaged, "page")
		}
		operator, isOperator := object.(keyword)
		if !isOperator {
			operands = append(operands, object)
			continue
		}
		if operator == "BI" {
			operands = array{text(l.inlineImage())}
		}
		if err := d.add(operation{operator, operands, resources}, depth); err != nil {
			return err
		}
		operands = nil
	}
}

// add adds an operation, or what the form draws that it calls for.
func (d *drawings) add(op operation, depth int) error {
	form, isForm := d.form(op)
	if !isForm {
		d.ops = append(d.ops, op)
		return nil
	}
	if depth > maxForms {
		return failure(Damaged, "page")
	}
	content, err := d.inflate(form)
	if err != nil {
		return err
	}
	own := d.dict(form.dict["Resources"])
	if own == nil {
		own = op.resources
	}
	begin := operation{operator: "q"}
	if form.dict["OC"] != nil {
		begin.operator = optional
	}
	d.ops = append(d.ops, begin)
	if err := d.read(content, own, depth+1); err != nil {
		return err
	}
	d.ops = append(d.ops, operation{operator: "Q"})
	return nil
}

// form is the form that an operation draws, if it draws one.
func (d *drawings) form(op operation) (stream, bool) {
	if op.operator != "Do" || len(op.operands) != 1 {
		return stream{}, false
	}
	key, _ := op.operands[0].(name)
	object, err := d.resolve(d.dict(op.resources["XObject"])[key])
	s, ok := object.(stream)
	return s, ok && err == nil && s.dict["Subtype"] == name("Form")
}

// inlineImage passes over an image that stands among the operators, and returns it.
func (l *lexer) inlineImage() []byte {
	start := l.at
	for {
		i := bytes.Index(l.data[l.at:], []byte("EI"))
		if i < 0 {
			l.at = len(l.data)
			break
		}
		l.at += i + 2
		before, ends := l.data[l.at-3], l.at == len(l.data) || isSpace(l.data[l.at])
		if isSpace(before) && ends {
			break
		}
	}
	return l.data[start:l.at]
}

// resourceOf names the kind of resource that an operator's name stands for.
var resourceOf = map[keyword]name{
	"Tf": "Font", "Do": "XObject", "gs": "ExtGState", "cs": "ColorSpace", "CS": "ColorSpace",
	"scn": "Pattern", "SCN": "Pattern", "sh": "Shading", "BDC": "Properties", "DP": "Properties",
}

// resource is what an operation's name stands for in the resources.
func (f *file) resource(op operation) any {
	kind, has := resourceOf[op.operator]
	if !has || len(op.operands) == 0 {
		return nil
	}
	at := 0
	if kind == "Pattern" || kind == "Properties" {
		at = len(op.operands) - 1
	}
	key, isName := op.operands[at].(name)
	if !isName {
		return nil
	}
	return f.dict(op.resources[kind])[key]
}

// shownText is the text that operations show, without white space: what can be
// compared whatever program set it. What cannot be seen is in it only where hidden
// says so.
func (f *file) shownText(ops []operation, hidden bool) string {
	s := &shower{file: f, fonts: map[ref]typeface{}, all: hidden}
	for _, op := range ops {
		s.run(op)
	}
	return strings.Join(strings.Fields(s.text.String()), "")
}

// shower follows the state that text is shown in.
type shower struct {
	*file
	fonts map[ref]typeface
	all   bool // what is hidden too
	showing
	saved  []showing
	layers []bool // of the marked content that is open: whether a reader may hide it
	text   strings.Builder
}

type showing struct {
	font   typeface
	hidden bool // by its mode, or on a layer
	layer  bool
}

// typeface is how a font's codes are read.
type typeface struct {
	codes codes
	wide  bool // two bytes a code
}

func (s *shower) run(op operation) {
	switch op.operator {
	case "q", optional:
		s.saved = append(s.saved, s.showing)
		s.layer = s.layer || op.operator == optional
	case "Q":
		if n := len(s.saved); n > 0 {
			s.showing, s.saved = s.saved[n-1], s.saved[:n-1]
		}
	case "BMC", "BDC":
		s.layers = append(s.layers, len(op.operands) > 0 && op.operands[0] == name("OC"))
	case "EMC":
		if n := len(s.layers); n > 0 {
			s.layers = s.layers[:n-1]
		}
	case "Tr":
		mode, _ := first(op.operands).(int)
		s.hidden = mode == 3 || mode == 7
	case "Tf":
		s.font = s.typeface(s.resource(op))
	case "Tj", "'", "\"", "TJ":
		if n := len(op.operands); n > 0 {
			s.show(op.operands[n-1])
		}
	}
}

func first(operands array) any {
	if len(operands) == 0 {
		return nil
	}
	return operands[0]
}

func (s *shower) show(v any) {
	if !s.all && (s.hidden || s.layer || slices.Contains(s.layers, true)) {
		return
	}
	switch v := v.(type) {
	case text:
		s.text.WriteString(s.font.decode(v))
	case array:
		for _, part := range v {
			if t, ok := part.(text); ok {
				s.text.WriteString(s.font.decode(t))
			}
		}
	}
}

func (s *shower) typeface(font any) typeface {
	r, isRef := font.(ref)
	if known, ok := s.fonts[r]; isRef && ok {
		return known
	}
	d := s.dict(font)
	t := typeface{codes: s.readCodes(d["ToUnicode"]), wide: d["Subtype"] == name("Type0")}
	if isRef {
		s.fonts[r] = t
	}
	return t
}

// decode reads a shown string. A font of single bytes without a map is read as
// Latin-1, which is what such fonts mostly are.
func (t typeface) decode(shown text) string {
	if t.wide {
		return t.codes.decode(shown)
	}
	if t.codes == nil {
		return shown.String()
	}
	wide := make(text, 0, 2*len(shown))
	for _, c := range shown {
		wide = append(wide, 0, c)
	}
	return t.codes.decode(wide)
}
