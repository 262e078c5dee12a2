package pdf

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
)

// Codes of what can differ between a file and what it was written as. Those of pages
// have the page as parameter.
const (
	PageText    = "page-text"    // says something else
	PagePainted = "page-painted" // drawn otherwise, or over
	PageCovered = "page-covered" // something that was added lies over what it says
	PageLinks   = "page-links"   // a link is gone or leads elsewhere
	PageCropped = "page-cropped" // cut to another size, or turned
	PagesCut    = "pages-cut"
	PagesAdded  = "pages-added"
	PagesMoved  = "pages-moved"

	OutsideTitle  = "outside-title"  // what the viewer shows above it
	OutsideMarks  = "outside-marks"  // the bookmarks
	OutsideTags   = "outside-tags"   // what is read aloud
	OutsideScript = "outside-script" // a script or a program that it starts
)

// Codes of what was added and does no harm.
const (
	AddedNote      = "added-note"
	AddedSignature = "added-signature"
	AddedFile      = "added-file"
)

// Comparison is how a file differs from what it was written as.
type Comparison struct {
	// Anew: another program has written the pages anew, so that only their texts
	// could be compared.
	Anew   bool
	Faults []*assessment.Error
	Added  []*assessment.Error
}

// Compare holds a file against what was written: how its pages are drawn, what their
// drawing refers to, what lies on them, and what else a reader shows. Where another
// program has drawn all pages anew, only their texts are compared.
func (w Written) Compare(data []byte, saved []byte) (Comparison, error) {
	if bytes.Equal(data, saved) {
		return Comparison{}, nil
	}
	own, err := readBook(data)
	if err != nil {
		return Comparison{}, err
	}
	found, err := readBook(saved)
	if err != nil {
		return Comparison{}, err
	}
	c := &comparer{own: own, found: found, likeness: &likeness{one: own.file, other: found.file, known: map[[2]ref]bool{}}}
	for _, page := range w.layout.Pages {
		c.places = append(c.places, said(page))
	}
	c.pages()
	c.outside()
	c.files()
	return c.Comparison, nil
}

// book is a file with its pages read.
type book struct {
	*file
	root   dict
	leaves []leaf
	drawn  [][]operation // by page
	texts  []string      // likewise what is to be seen, without white space
	hidden []string      // likewise with what is not to be seen
}

func readBook(data []byte) (*book, error) {
	f, err := open(data)
	if err != nil {
		return nil, err
	}
	b := &book{file: f, root: f.dict(f.trailer["Root"])}
	if b.leaves, err = f.pageTree(b.root["Pages"], nil, nil, map[ref]bool{}, 0); err != nil {
		return nil, err
	}
	for _, page := range b.leaves {
		ops, err := f.operations(page.dict)
		if err != nil {
			return nil, err
		}
		b.drawn = append(b.drawn, ops)
		b.texts, b.hidden = append(b.texts, f.shownText(ops, false)), append(b.hidden, f.shownText(ops, true))
	}
	return b, nil
}

// comparer compares two books.
type comparer struct {
	Comparison
	*likeness
	own, found *book
	places     [][]box // of each page of our own, what says something
	of         []int   // of each page that was found, which of our own it is
}

func (c *comparer) fault(code string, params ...string) {
	e := &assessment.Error{Code: code, Params: map[string]string{}}
	for i := 0; i+1 < len(params); i += 2 {
		e.Params[params[i]] = params[i+1]
	}
	c.Faults = append(c.Faults, e)
}

func (c *comparer) pageFault(code string, page int) { c.fault(code, "page", strconv.Itoa(page+1)) }

func (c *comparer) add(code, key, value string) {
	c.Added = append(c.Added, &assessment.Error{Code: code, Params: map[string]string{key: value}})
}

// pages finds which page is which, and compares each with its own.
func (c *comparer) pages() {
	of := c.matched()
	c.of = of
	c.Anew = c.drawnAnew(of)
	taken := map[int]bool{}
	last, moved := -1, false
	var added []int
	for j, i := range of {
		if i < 0 || taken[i] {
			added = append(added, j)
			continue
		}
		taken[i] = true
		moved = moved || i < last
		last = i
		c.page(i, j)
	}
	var cut []int
	for i := range c.own.leaves {
		if !taken[i] {
			cut = append(cut, i)
		}
	}
	c.counted(PagesCut, cut)
	c.counted(PagesAdded, added)
	if moved {
		c.fault(PagesMoved)
	}
}

// counted names pages by their numbers.
func (c *comparer) counted(code string, pages []int) {
	if len(pages) == 0 {
		return
	}
	c.fault(code, "pages", numbered(pages), "count", strconv.Itoa(len(pages)))
}

// matched says of each page that was found which of our own it is, -1 for none: the
// same drawing, else the same text, else of those that are left the one with the most
// in common.
func (c *comparer) matched() []int {
	of := make([]int, len(c.found.leaves))
	taken := map[int]bool{}
	for j := range of {
		of[j] = -1
	}
	pass := func(is func(i, j int) bool) {
		for j := range of {
			for _, i := range c.nearest(j) {
				if of[j] < 0 && !taken[i] && is(i, j) {
					of[j], taken[i] = i, true
				}
			}
		}
	}
	pass(func(i, j int) bool { return c.operations(c.own.drawn[i], c.found.drawn[j]) })
	pass(func(i, j int) bool { return c.own.texts[i] == c.found.texts[j] })
	pass(func(i, j int) bool { return resembles(c.own.hidden[i], c.found.hidden[j]) })
	return of
}

// nearest lists our own pages, the one with the same number first.
func (c *comparer) nearest(j int) []int {
	var all []int
	if j < len(c.own.leaves) {
		all = append(all, j)
	}
	for i := range c.own.leaves {
		if i != j {
			all = append(all, i)
		}
	}
	return all
}

// resembles reports whether two texts share most of what they say: their beginnings
// and their ends, or most of their pieces.
func resembles(a, b string) bool {
	const piece = 12
	if len(a) < piece {
		return len(b) < 2*piece
	}
	shared, all := 0, 0
	for i := 0; i+piece <= len(a); i += piece {
		all++
		if strings.Contains(b, a[i:i+piece]) {
			shared++
		}
	}
	return 2*shared > all
}

// drawnAnew reports whether another program has drawn all pages in a way of its own:
// none is drawn as ours is, nor holds what ours is drawn by.
func (c *comparer) drawnAnew(of []int) bool {
	known := false
	for j, i := range of {
		if i < 0 {
			continue
		}
		if c.operations(c.own.drawn[i], c.found.drawn[j]) || c.holds(c.found.drawn[j], c.own.drawn[i]) {
			return false
		}
		known = true
	}
	return known
}

// page compares one page of ours with the one that was found for it.
func (c *comparer) page(i, j int) {
	own, found := c.own.drawn[i], c.found.drawn[j]
	switch {
	case c.Anew:
		if c.own.texts[i] != c.found.texts[j] {
			c.pageFault(PageText, i)
		}
	case c.operations(own, found):
		if !c.resources(own, found) || c.found.leaves[j].dict["Group"] != nil && c.own.leaves[i].dict["Group"] == nil {
			c.pageFault(PagePainted, i)
		}
	case c.holds(found, own) || c.own.texts[i] == c.found.texts[j]:
		c.pageFault(PagePainted, i)
	default:
		c.pageFault(PageText, i)
	}
	c.size(i, j)
	c.lying(i, j)
}

// size compares what is to be seen of a page, and which side is up.
func (c *comparer) size(i, j int) {
	own, found := c.own.leaves[i].dict, c.found.leaves[j].dict
	a, okA := c.own.visible(own)
	b, okB := c.found.visible(found)
	if !okA || !okB || !a.closeTo(b) || turn(c.own.file, own) != turn(c.found.file, found) || found["UserUnit"] != nil {
		c.pageFault(PageCropped, i)
	}
}

func (f *file) visible(page dict) (box, bool) {
	media, ok := f.box(page["MediaBox"])
	if crop, has := f.box(page["CropBox"]); has {
		return crop.within(media), ok
	}
	return media, ok
}

func turn(f *file, page dict) int {
	v, err := f.resolve(page["Rotate"])
	degrees, _ := number(v)
	if err != nil {
		return -1
	}
	return (int(degrees)%360 + 360) % 360
}

// lying compares what lies on a page: our own must be there, what was added may not
// cover anything.
func (c *comparer) lying(i, j int) {
	added := c.found.annotations(c.found.leaves[j].dict)
	for _, own := range c.own.annotations(c.own.leaves[i].dict) {
		at := slices.IndexFunc(added, func(a annotation) bool { return c.sameAnnotation(own, a) })
		if at < 0 {
			c.pageFault(PageLinks, i)
			continue
		}
		added = slices.Delete(added, at, at+1)
	}
	covered := false
	for _, a := range added {
		switch {
		case a.runs():
			c.fault(OutsideScript)
		case a.covers(c.places[i]):
			covered = true
		case a.signs():
			c.add(AddedSignature, "page", strconv.Itoa(i+1))
		case a.subtype() != "Popup":
			c.add(AddedNote, "page", strconv.Itoa(i+1))
		}
	}
	if covered {
		c.pageFault(PageCovered, i)
	}
}

// sameAnnotation reports whether a link or field is in its place and leads to the
// same. Where all was written anew, only the kind and the place are looked at.
func (c *comparer) sameAnnotation(own, found annotation) bool {
	a, okA := own.box(own.dict["Rect"])
	b, okB := found.box(found.dict["Rect"])
	if own.subtype() != found.subtype() || !okA || !okB || !a.closeTo(b) {
		return false
	}
	return c.sameTarget(own, found) && c.same(own.dict["T"], found.dict["T"]) && !found.runs()
}

// sameTarget reports whether two links lead to the same: an address, or a page,
// wherever that stands now. A link to a page that was cut may lead anywhere.
func (c *comparer) sameTarget(own, found annotation) bool {
	address, page := c.own.target(own)
	other, at := c.found.target(found)
	if address != other || page < 0 {
		return address == other && at < 0
	}
	return at >= 0 && c.of[at] == page || !slices.Contains(c.of, page)
}

// target is where a link leads: an address, or the index of a page; -1 for neither.
func (b *book) target(a annotation) (address string, page int) {
	action := b.dict(a.dict["A"])
	if uri := b.text(action["URI"]); uri != "" {
		return uri, -1
	}
	dest := a.dict["Dest"]
	if dest == nil {
		dest = action["D"]
	}
	r, _ := first(b.array(dest)).(ref)
	return "", slices.IndexFunc(b.leaves, func(l leaf) bool { return r != 0 && l.number == r })
}

// outside compares what a reader shows or reads beside the pages.
func (c *comparer) outside() {
	titleOf := func(b *book) string { return b.text(b.dict(b.trailer["Info"])["Title"]) }
	if found := titleOf(c.found); found != "" && found != titleOf(c.own) {
		c.fault(OutsideTitle)
	}
	if whole := len(c.found.leaves) == len(c.own.leaves); whole {
		c.readings()
	}
	if c.found.runs(c.found.root) || c.found.dict(c.found.root["Names"])["JavaScript"] != nil {
		c.fault(OutsideScript)
	}
}

// readings compares what leads to the pages and what is read in their place. Where
// pages went or came, that is told.
func (c *comparer) readings() {
	if found := c.found.bookmarks(); len(found) > 0 && !slices.Equal(found, c.own.bookmarks()) {
		c.fault(OutsideMarks)
	}
	if found := c.found.spoken(); !c.Anew && len(found) > 0 && !slices.Equal(found, c.own.spoken()) {
		c.fault(OutsideTags)
	}
}

// bookmarks are the titles of the outline.
func (b *book) bookmarks() (titles []string) {
	b.outline(b.dict(b.root["Outlines"])["First"], map[ref]bool{}, &titles, 0)
	return titles
}

func (b *book) outline(v any, seen map[ref]bool, titles *[]string, depth int) {
	for depth < maxDepth {
		r, isRef := v.(ref)
		if !isRef || seen[r] {
			return
		}
		seen[r] = true
		d := b.dict(v)
		*titles = append(*titles, b.text(d["Title"]))
		b.outline(d["First"], seen, titles, depth+1)
		v = d["Next"]
	}
}

// spoken is what the structure says in the place of what is shown: words for
// pictures, other text, another language.
func (b *book) spoken() (said []string) {
	seen := map[ref]bool{}
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		if r, isRef := v.(ref); isRef {
			if seen[r] {
				return
			}
			seen[r] = true
		}
		if depth > maxDepth {
			return
		}
		e := b.dict(v)
		for _, key := range []name{"Alt", "ActualText", "E", "Lang"} {
			if s := b.text(e[key]); s != "" {
				said = append(said, string(key)+s)
			}
		}
		for _, kid := range b.list(e["K"]) {
			walk(kid, depth+1)
		}
	}
	walk(b.root["StructTreeRoot"], 0)
	return said
}

// files tells what else was attached.
func (c *comparer) files() {
	own, _ := c.own.contents()
	found, _ := c.found.contents()
	for _, a := range found.Attachments {
		if !slices.ContainsFunc(own.Attachments, func(o document.Attachment) bool { return o.Name == a.Name }) {
			c.add(AddedFile, "file", a.Name)
		}
	}
}

// numbered names pages: "3", "3–5", "1, 3–5".
func numbered(pages []int) string {
	var parts []string
	for len(pages) > 0 {
		n := 1
		for n < len(pages) && pages[n] == pages[0]+n {
			n++
		}
		part := strconv.Itoa(pages[0] + 1)
		if n > 1 {
			part += "–" + strconv.Itoa(pages[n-1]+1)
		}
		parts = append(parts, part)
		pages = pages[n:]
	}
	return strings.Join(parts, ", ")
}
