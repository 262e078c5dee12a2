package pdf

import (
	"beeldbeltoets/assessment/document"
)

// tagger builds the structure tree: what each piece of marked content is, and
// in what order it is read.
type tagger struct {
	out     *output
	pages   []ref
	content map[*document.Element][]marked
	refs    map[*document.Element]ref
	widgets map[*document.Element][]widget // a link over two lines has two
}

// marked is a piece of marked content on a page.
type marked struct{ page, id int }

// addTags writes the structure of a layout and points the catalog and the pages
// to it.
func addTags(out *output, layout *document.Layout, owners [][]*document.Element, widgets []widget, catalog dict, pages []ref) {
	t := &tagger{
		out: out, pages: pages, content: map[*document.Element][]marked{},
		refs: map[*document.Element]ref{}, widgets: map[*document.Element][]widget{},
	}
	for _, w := range widgets {
		t.widgets[w.owner] = append(t.widgets[w.owner], w)
	}
	for page, marks := range owners {
		for id, owner := range marks {
			t.content[owner] = append(t.content[owner], marked{page, id})
		}
	}
	root := out.reserve()
	var kids array
	if top, says := t.element(layout.Root, root, figureBoxes(layout)); says {
		kids = array{top}
	}
	out.put(root, dict{
		"Type": name("StructTreeRoot"), "K": kids,
		"ParentTree": t.parentTree(owners, widgets), "ParentTreeNextKey": len(owners) + len(widgets),
	})
	catalog["StructTreeRoot"] = root
	catalog["MarkInfo"] = dict{"Marked": true}
}

// element writes an element and all below it. What says nothing is left out,
// save for a table's cells: a row needs all of its own.
func (t *tagger) element(e *document.Element, parent ref, boxes map[*document.Element]document.Box) (ref, bool) {
	number := t.out.reserve()
	t.refs[e] = number
	var kids array
	for _, m := range t.content[e] {
		if m.page == t.content[e][0].page {
			kids = append(kids, m.id)
		} else {
			kids = append(kids, dict{"Type": name("MCR"), "Pg": t.pages[m.page], "MCID": m.id})
		}
	}
	for _, w := range t.widgets[e] {
		kids = append(kids, dict{"Type": name("OBJR"), "Pg": w.page, "Obj": w.number})
	}
	for _, kid := range e.Kids {
		if k, says := t.element(kid, number, boxes); says {
			kids = append(kids, k)
		}
	}
	if len(kids) == 0 && e.Role != document.RoleHead && e.Role != document.RoleData {
		return number, false
	}
	d := dict{"Type": name("StructElem"), "S": name(e.Role), "P": parent, "K": kids}
	if c := t.content[e]; len(c) > 0 {
		d["Pg"] = t.pages[c[0].page]
	}
	if e.Lang != "" {
		d["Lang"] = textOf(e.Lang)
	}
	if e.Alt != "" {
		d["Alt"] = textOf(e.Alt)
	}
	if a := attributes(e, boxes); a != nil {
		d["A"] = a
	}
	t.out.put(number, d)
	return number, true
}

// attributes are what a role needs to be understood.
func attributes(e *document.Element, boxes map[*document.Element]document.Box) any {
	switch e.Role {
	case document.RoleHead:
		scope := name("Column")
		if e.OfRow {
			scope = "Row"
		}
		return dict{"O": name("Table"), "Scope": scope}
	case document.RoleTable:
		if e.Summary != "" {
			return dict{"O": name("Table"), "Summary": textOf(e.Summary)}
		}
	case document.RoleList:
		numbering := name("Disc")
		if e.Numbered {
			numbering = "Decimal"
		}
		return dict{"O": name("List"), "ListNumbering": numbering}
	case document.RoleFigure:
		return dict{"O": name("Layout"), "Placement": name("Block"), "BBox": rectangle(boxes[e])}
	}
	return nil
}

// points keeps two decimals, as fpdf does.
func points(v float64) float64 { return float64(int(v*100+0.5)) / 100 }

// figureBoxes is what each figure takes of the page that it begins on.
func figureBoxes(layout *document.Layout) map[*document.Element]document.Box {
	boxes := map[*document.Element]document.Box{}
	first := map[*document.Element]int{}
	for page, p := range layout.Pages {
		for _, item := range p.Items {
			e := item.Owner
			if e == nil || e.Role != document.RoleFigure {
				continue
			}
			b := item.Shape.Bounds()
			if start, known := first[e]; !known {
				first[e], boxes[e] = page, b
			} else if start == page {
				boxes[e] = union(boxes[e], b)
			}
		}
	}
	return boxes
}

func union(a, b document.Box) document.Box {
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return document.Box{X: x, Y: y, W: max(a.X+a.W, b.X+b.W) - x, H: max(a.Y+a.H, b.Y+b.H) - y}
}

// parentTree leads from each piece of content and each field back to its element.
func (t *tagger) parentTree(owners [][]*document.Element, widgets []widget) ref {
	var nums array
	for page, marks := range owners {
		parents := make(array, len(marks))
		for id, owner := range marks {
			parents[id] = t.refs[owner]
		}
		nums = append(nums, page, t.out.add(parents))
	}
	for i, w := range widgets {
		nums = append(nums, len(owners)+i, t.refs[w.owner])
	}
	return t.out.add(dict{"Nums": nums})
}

// addOutline lists the headings beside the pages.
func addOutline(out *output, bookmarks []document.Bookmark, catalog dict, pages []ref) {
	if len(bookmarks) == 0 {
		return
	}
	root := out.reserve()
	o := &outliner{out: out, marks: bookmarks, pages: pages}
	first, last, count := o.level(root, 0)
	out.put(root, dict{"Type": name("Outlines"), "First": first, "Last": last, "Count": count})
	catalog["Outlines"] = root
	catalog["PageMode"] = name("UseOutlines")
}

type outliner struct {
	out   *output
	marks []document.Bookmark
	pages []ref
}

// level writes the headings at the front that stand deeper than a level, those
// of the same parent as each other's neighbours.
func (o *outliner) level(parent ref, above int) (first, last ref, count int) {
	var previous dict
	for len(o.marks) > 0 && o.marks[0].Level > above {
		m := o.marks[0]
		o.marks = o.marks[1:]
		number := o.out.reserve()
		entry := dict{
			"Title": textOf(m.Title), "Parent": parent,
			"Dest": array{o.pages[m.Page], name("XYZ"), 0, points(document.PageHeight - m.Y + 8), nil},
		}
		if previous == nil {
			first = number
		} else {
			entry["Prev"], previous["Next"] = last, number
		}
		last, previous = number, entry
		count++
		if f, l, n := o.level(number, m.Level); n > 0 {
			entry["First"], entry["Last"], entry["Count"] = f, l, n
			count += n
		}
		o.out.put(number, entry)
	}
	return first, last, count
}
