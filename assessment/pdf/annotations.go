package pdf

import (
	"math"
	"slices"

	"beeldbeltoets/assessment/document"
)

// annotation is what lies on a page: a link or a field of ours, or what others added.
type annotation struct {
	*file
	dict
}

// annotations lists those of a page.
func (f *file) annotations(page dict) []annotation {
	var all []annotation
	for _, v := range f.array(page["Annots"]) {
		if d := f.dict(v); d != nil {
			all = append(all, annotation{f, d})
		}
	}
	return all
}

func (a annotation) subtype() name {
	n, _ := a.value("Subtype").(name)
	return n
}

func (a annotation) value(key name) any {
	v, err := a.resolve(a.dict[key])
	if err != nil {
		return nil
	}
	return v
}

// signs reports whether it is a place for a signature.
func (a annotation) signs() bool {
	kind := a.value("FT")
	if kind == nil {
		kind = a.file.dict(a.dict["Parent"])["FT"]
	}
	return a.subtype() == "Widget" && kind == name("Sig")
}

// runs reports whether it starts a program or a script.
func (a annotation) runs() bool { return a.file.runs(a.dict) }

// runs reports whether something starts a program or a script when it is opened or
// used.
func (f *file) runs(d dict) bool {
	if d["AA"] != nil {
		return true
	}
	for _, key := range []name{"A", "OpenAction"} {
		kind, _ := f.dict(d[key])["S"].(name)
		if kind == "JavaScript" || kind == "Launch" || kind == "ImportData" || kind == "SubmitForm" {
			return true
		}
	}
	return false
}

// box is a rectangle in the coordinates of the file, which count from below.
type box struct{ x1, y1, x2, y2 float64 }

func (f *file) box(v any) (box, bool) {
	corners := f.array(v)
	if len(corners) != 4 {
		return box{}, false
	}
	var n [4]float64
	for i, corner := range corners {
		value, err := f.resolve(corner)
		number, ok := number(value)
		if err != nil || !ok {
			return box{}, false
		}
		n[i] = number
	}
	return box{min(n[0], n[2]), min(n[1], n[3]), max(n[0], n[2]), max(n[1], n[3])}, true
}

// meets reports whether two rectangles share more than an edge.
func (b box) meets(o box) bool {
	const edge = 0.5
	return min(b.x2, o.x2)-max(b.x1, o.x1) > edge && min(b.y2, o.y2)-max(b.y1, o.y1) > edge
}

func (b box) closeTo(o box) bool {
	const point = 1
	return math.Abs(b.x1-o.x1) < point && math.Abs(b.y1-o.y1) < point && math.Abs(b.x2-o.x2) < point && math.Abs(b.y2-o.y2) < point
}

func (b box) within(o box) box {
	return box{max(b.x1, o.x1), max(b.y1, o.y1), min(b.x2, o.x2), min(b.y2, o.y2)}
}

// said are the places on a page that say something: its text, signs and pictures.
func said(page document.Page) []box {
	var places []box
	for _, item := range page.Items {
		if item.Owner == nil {
			continue
		}
		b := item.Shape.Bounds()
		places = append(places, box{b.X, document.PageHeight - b.Y - b.H, b.X + b.W, document.PageHeight - b.Y})
	}
	return places
}

// icon is the size of the sign of a note, which may lie anywhere.
const icon = 26

// notes are the kinds of annotation that are a small sign with text behind it.
var notes = []name{"Text", "FileAttachment", "Caret", "Sound", "Popup"}

// covers reports whether an annotation hides or speaks over what stands below it.
func (a annotation) covers(places []box) bool {
	at, ok := a.box(a.dict["Rect"])
	if !ok || a.subtype() == "Popup" {
		return false
	}
	if slices.Contains(notes, a.subtype()) && at.x2-at.x1 <= icon && at.y2-at.y1 <= icon {
		return false
	}
	return slices.ContainsFunc(places, at.meets) && a.paints()
}

// paints reports whether it paints areas, pictures or, unless it is a signature, text.
func (a annotation) paints() bool {
	normal, _ := a.resolve(a.file.dict(a.dict["AP"])["N"])
	switch shown := normal.(type) {
	case stream:
		return a.appearancePaints(shown)
	case dict: // one for each state
		for _, state := range shown {
			object, _ := a.resolve(state)
			if s, ok := object.(stream); ok && a.appearancePaints(s) {
				return true
			}
		}
		return false
	}
	return a.paintsItself()
}

// paintsItself is for an annotation without an appearance, which a reader draws by
// its kind.
func (a annotation) paintsItself() bool {
	switch a.subtype() {
	case "Square", "Circle", "Polygon", "Line", "PolyLine", "Ink":
		return len(a.array(a.dict["IC"])) > 0 || a.borderWidth() > thick
	case "Widget":
		return !a.signs()
	case "Link", "Text", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret", "FileAttachment", "Sound":
		return false
	}
	return true
}

// thick is a line that hides what lies below it.
const thick = 4

func (a annotation) borderWidth() float64 {
	if border := a.array(a.dict["Border"]); len(border) > 2 {
		w, _ := number(border[2])
		return w
	}
	w, ok := number(a.file.dict(a.dict["BS"])["W"])
	if !ok {
		return 1
	}
	return w
}

func (a annotation) appearancePaints(s stream) bool {
	d := &drawings{file: a.file}
	call := operation{"Do", array{name("N")}, dict{"XObject": dict{"N": s}}}
	if err := d.add(call, 0); err != nil {
		return true // what cannot be read may paint anything
	}
	p := &painter{file: a.file, text: !a.signs()}
	return slices.ContainsFunc(d.ops, p.paints)
}

// painter follows whether what is painted lets through what lies below it.
type painter struct {
	*file
	text bool // text counts
	painting
	saved []painting
}

type painting struct {
	through bool // only darkens, or is half transparent
	width   float64
}

func (p *painter) paints(op operation) bool {
	switch op.operator {
	case "q", optional:
		p.saved = append(p.saved, p.painting)
	case "Q":
		if n := len(p.saved); n > 0 {
			p.painting, p.saved = p.saved[n-1], p.saved[:n-1]
		}
	case "w":
		p.width, _ = number(first(op.operands))
	case "gs":
		p.through = p.through || p.letsThrough(p.dict(p.resource(op)))
	case "f", "F", "f*", "B", "B*", "b", "b*", "sh", "BI", "Do":
		return !p.through
	case "S", "s":
		return !p.through && p.width > thick
	case "Tj", "TJ", "'", "\"":
		return p.text
	}
	return false
}

// letsThrough reports whether a state of drawing leaves what lies below legible.
func (p *painter) letsThrough(state dict) bool {
	const half = 0.6
	mode := state["BM"]
	if list := p.array(mode); len(list) > 0 {
		mode = list[0]
	}
	opacity, given := number(state["ca"])
	return mode == name("Multiply") || mode == name("Darken") || given && opacity <= half
}
