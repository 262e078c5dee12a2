package pdf

import (
	"fmt"
	"strings"

	"beeldbeltoets/assessment/document"
)

// widget is a field or a link on its page.
type widget struct {
	owner        *document.Element
	number, page ref
}

// printed is the flag of what stands on paper too.
const printed = 4

// addForm adds the fields of a layout: boxes, none ticked, and places to sign,
// none signed. What is drawn around them stands on the page itself.
func addForm(out *output, layout *document.Layout, catalog dict, pages []ref) []widget {
	var widgets []widget
	var fields array
	for i, page := range layout.Pages {
		var annotations array
		for _, item := range page.Fields {
			d := field(out, item.Shape.(document.Field))
			d["P"], d["StructParent"] = pages[i], len(pages)+len(widgets)
			number := out.add(d)
			widgets = append(widgets, widget{item.Owner, number, pages[i]})
			annotations = append(annotations, number)
		}
		if len(annotations) > 0 {
			out.objects[pages[i]-1].(dict)["Annots"] = annotations
			fields = append(fields, annotations...)
		}
	}
	if len(fields) > 0 {
		catalog["AcroForm"] = dict{"Fields": fields}
	}
	return widgets
}

// addLinks adds the links of a layout to what its fields already have.
func addLinks(out *output, layout *document.Layout, widgets []widget, pages []ref) []widget {
	for i, page := range layout.Pages {
		var annotations array
		for _, item := range page.Links {
			d := link(item.Shape.(document.Link), layout, pages)
			d["P"], d["StructParent"] = pages[i], len(pages)+len(widgets)
			number := out.add(d)
			widgets = append(widgets, widget{item.Owner, number, pages[i]})
			annotations = append(annotations, number)
		}
		if len(annotations) > 0 {
			d := out.objects[pages[i]-1].(dict)
			fields, _ := d["Annots"].(array)
			d["Annots"] = append(fields, annotations...)
		}
	}
	return widgets
}

func link(l document.Link, layout *document.Layout, pages []ref) dict {
	d := dict{
		"Type": name("Annot"), "Subtype": name("Link"), "F": printed, "Border": array{0, 0, 0},
		"Contents": textOf(document.Sanitise(l.Tip)), "Rect": rectangle(l.Box),
	}
	if l.Address != "" {
		d["A"] = dict{"S": name("URI"), "URI": text(encodeAddress(l.Address))}
		return d
	}
	to := layout.Anchors[l.Anchor]
	d["Dest"] = array{pages[to.Page], name("XYZ"), 0, points(document.PageHeight - to.Y + 8), nil}
	return d
}

// encodeAddress is an address in ASCII, as a link must have it.
func encodeAddress(address string) string {
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; c > ' ' && c <= '~' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func field(out *output, f document.Field) dict {
	d := dict{
		"Type": name("Annot"), "Subtype": name("Widget"), "F": printed,
		"T": textOf(f.Name), "TU": textOf(f.Tip), "Rect": rectangle(f.Box),
	}
	empty := appearance(out, f.Box, "")
	if f.Sign {
		d["FT"], d["AP"] = name("Sig"), dict{"N": empty}
		return d
	}
	d["FT"], d["V"], d["AS"] = name("Btn"), name("Off"), name("Off")
	d["AP"] = dict{"N": dict{"Off": empty, "Yes": appearance(out, f.Box, tick(f.Box))}}
	return d
}

// appearance is what a field shows in one state.
func appearance(out *output, b document.Box, content string) ref {
	return out.add(out.compressed(dict{
		"Type": name("XObject"), "Subtype": name("Form"), "Resources": dict{},
		"BBox": array{0, 0, points(b.W), points(b.H)},
	}, []byte(content)))
}

// tick is a check mark within a box.
func tick(b document.Box) string {
	return fmt.Sprintf("q 1 J 1 j %.2f w 0 0 0 RG %.2f %.2f m %.2f %.2f l %.2f %.2f l S Q",
		b.W*0.13, b.W*0.22, b.H*0.5, b.W*0.42, b.H*0.26, b.W*0.8, b.H*0.76)
}

// rectangle is a box in the page's own coordinates, which count from below.
func rectangle(b document.Box) array {
	return array{
		points(b.X), points(document.PageHeight - b.Y - b.H), points(b.X + b.W), points(document.PageHeight - b.Y),
	}
}

// fieldNames lists the fields of a file, in order.
func (f *file) fieldNames() []string {
	var names []string
	for _, field := range f.array(f.dict(f.dict(f.trailer["Root"])["AcroForm"])["Fields"]) {
		names = append(names, f.text(f.dict(field)["T"]))
	}
	return names
}

// fieldNames lists those of a layout.
func fieldNames(layout *document.Layout) []string {
	var names []string
	for _, page := range layout.Pages {
		for _, item := range page.Fields {
			names = append(names, item.Shape.(document.Field).Name)
		}
	}
	return names
}
