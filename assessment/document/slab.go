package document

// slab is a band across the page that never splits: a line of text, a line of a
// table's row, a picture. Blocks become slabs, and slabs are put on pages.
type slab struct {
	gap    float64 // room above; none at the top of a page
	height float64
	items  []Item // y counts from the slab's top
	tie    tie    // how it holds on to the slab below it

	newPage bool
	newLeaf bool        // on a page with an odd number
	room    float64     // begins a page where less than this is left of one; 0 for never
	anchor  string      // by which a link leads to it
	panel   *panelStyle // the box that it stands in
	head    []slab      // the table's head, to repeat where a page begins here
	mark    *Bookmark
}

// tie is what may come between two slabs. The weaker gives way first where a
// page is too short for all.
type tie int

const (
	untied    tie = iota
	tiedKeep      // of one Keep
	tiedRow       // of one table row or one block of signatures
	tiedLines     // a heading with its text; the first or last two lines
	strongest = tiedLines
)

// panelStyle is the look of a box behind text.
type panelStyle struct {
	x, w float64
	bar  Colour
}

// hold ties all slabs together, and none to what follows.
func hold(slabs []slab, t tie) {
	for i := range len(slabs) - 1 {
		slabs[i].tie = max(slabs[i].tie, t)
	}
}

// holdEnds ties the first two and the last two lines of a text, so that no line
// stands alone on a page.
func holdEnds(slabs []slab) {
	if n := len(slabs); n > 1 {
		slabs[0].tie = tiedLines
		slabs[n-2].tie = tiedLines
	}
}

// add puts items into a slab, lower by dy.
func (s *slab) add(dy float64, items ...Item) {
	for _, item := range items {
		item.Shape = item.Shape.moved(dy)
		s.items = append(s.items, item)
	}
}

// pad makes a slab higher above and below what it holds.
func (s *slab) pad(above, below float64) {
	items := s.items
	s.items = nil
	s.add(above, items...)
	s.height += above + below
}
