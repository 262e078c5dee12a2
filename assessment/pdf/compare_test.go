package pdf

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment/document"
)

// hand is somebody who changes a file with another program.
type hand struct {
	*testing.T
	*file
	out   *output
	pages []leaf
}

// changed is a file that another program has saved whole after a change.
func changed(t *testing.T, data []byte, change func(h *hand)) []byte {
	t.Helper()
	f, err := open(data)
	if err != nil {
		t.Fatal(err)
	}
	h := &hand{T: t, file: f, out: &output{objects: make([]any, len(f.entries)-1)}}
	for r := range f.entries {
		if r > 0 && int(r) <= len(h.out.objects) {
			if h.out.objects[r-1], err = f.load(r); err != nil {
				t.Fatal(err)
			}
		}
	}
	if h.pages, err = f.pageTree(h.root()["Pages"], nil, nil, map[ref]bool{}, 0); err != nil {
		t.Fatal(err)
	}
	change(h)
	info, _ := f.trailer["Info"].(ref)
	var b bytes.Buffer
	if err := h.out.write(&b, f.trailer["Root"].(ref), info); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (h *hand) root() dict      { return h.dict(h.trailer["Root"]) }
func (h *hand) page(n int) dict { return h.out.objects[h.pages[n-1].number-1].(dict) }
func (h *hand) kids() array     { return h.dict(h.root()["Pages"])["Kids"].(array) }
func (h *hand) setKids(k array) {
	node := h.dict(h.root()["Pages"])
	node["Kids"], node["Count"] = k, len(k)
}

// draw puts operators before or behind those of a page.
func (h *hand) draw(n int, before, behind string) {
	p := h.page(n)
	content, err := h.pageContent(p)
	if err != nil {
		h.Fatal(err)
	}
	p["Contents"] = h.out.add(h.out.compressed(dict{}, slices.Concat([]byte(before+"\n"), content, []byte("\n"+behind))))
}

// redraw changes the operators of a page.
func (h *hand) redraw(n int, from, to string) {
	p := h.page(n)
	content, err := h.pageContent(p)
	if err != nil {
		h.Fatal(err)
	}
	if !bytes.Contains(content, []byte(from)) {
		h.Fatalf("page %d has no %q", n, from)
	}
	p["Contents"] = h.out.add(h.out.compressed(dict{}, bytes.Replace(content, []byte(from), []byte(to), 1)))
}

// lay puts an annotation on a page; a shown one has operators of its own.
func (h *hand) lay(n int, kind name, rect array, shown string, more dict) {
	d := dict{"Type": name("Annot"), "Subtype": kind, "Rect": rect}
	for k, v := range more {
		d[k] = v
	}
	if shown != "" {
		resources := dict{"ExtGState": dict{"M": dict{"BM": name("Multiply")}}}
		d["AP"] = dict{"N": h.out.add(h.out.compressed(dict{"Type": name("XObject"), "Subtype": name("Form"), "BBox": array{0, 0, 500, 500}, "Resources": resources}, []byte(shown)))}
	}
	p := h.page(n)
	p["Annots"] = append(slices.Clone(h.array(p["Annots"])), h.out.add(d))
}

var (
	overText = array{60, 600, 400, 780}
	inMargin = array{2, 400, 30, 500}
)

// hands are what people and programs do to a file, and what is found then.
var hands = map[string]struct {
	do     func(h *hand)
	faults string // code and page, in order
	added  string
	anew   bool
}{
	"saved again":                 {do: func(*hand) {}},
	"a note":                      {do: func(h *hand) { h.lay(1, "Text", array{100, 700, 120, 720}, "1 1 0 rg 0 0 20 20 re f", nil) }, added: "added-note 1"},
	"a note and its window":       {do: func(h *hand) { h.lay(2, "Text", inMargin, "", nil); h.lay(2, "Popup", overText, "", nil) }, added: "added-note 2"},
	"text marked":                 {do: func(h *hand) { h.lay(1, "Highlight", overText, "/M gs 1 1 0 rg 0 0 400 200 re f", nil) }, added: "added-note 1"},
	"text marked by its kind":     {do: func(h *hand) { h.lay(1, "Highlight", overText, "", nil) }, added: "added-note 1"},
	"a frame around text":         {do: func(h *hand) { h.lay(1, "Square", overText, "1 0 0 RG 2 w 0 0 400 200 re S", nil) }, added: "added-note 1"},
	"a stroke of a pen":           {do: func(h *hand) { h.lay(1, "Ink", overText, "2 w 0 0 m 100 100 l S", nil) }, added: "added-note 1"},
	"words in the margin":         {do: func(h *hand) { h.lay(1, "FreeText", inMargin, "BT (x) Tj ET", nil) }, added: "added-note 1"},
	"a signature":                 {do: func(h *hand) { h.lay(1, "Widget", overText, "BT (Sanne) Tj ET", dict{"FT": name("Sig")}) }, added: "added-signature 1"},
	"a signature nobody sees":     {do: func(h *hand) { h.lay(1, "Widget", array{0, 0, 0, 0}, "", dict{"FT": name("Sig")}) }, added: "added-signature 1"},
	"a link":                      {do: func(h *hand) { h.lay(1, "Link", overText, "", nil) }, added: "added-note 1"},
	"a white square over text":    {do: func(h *hand) { h.lay(1, "Square", overText, "1 g 0 0 400 200 re f", nil) }, faults: "page-covered 1"},
	"a square filled by its kind": {do: func(h *hand) { h.lay(1, "Square", overText, "", dict{"IC": array{1, 1, 1}}) }, faults: "page-covered 1"},
	"words over text":             {do: func(h *hand) { h.lay(2, "FreeText", overText, "BT (akkoord) Tj ET", nil) }, faults: "page-covered 2"},
	"words by their kind":         {do: func(h *hand) { h.lay(2, "FreeText", overText, "", nil) }, faults: "page-covered 2"},
	"a stamp":                     {do: func(h *hand) { h.lay(1, "Stamp", overText, "", nil) }, faults: "page-covered 1"},
	"marked to be blacked out":    {do: func(h *hand) { h.lay(1, "Redact", overText, "", nil) }, faults: "page-covered 1"},
	"a thick white pen":           {do: func(h *hand) { h.lay(1, "Ink", overText, "1 G 30 w 0 0 m 100 0 l S", nil) }, faults: "page-covered 1"},
	"a marker that is opaque":     {do: func(h *hand) { h.lay(1, "Highlight", overText, "1 g 0 0 400 200 re f", nil) }, faults: "page-covered 1"},
	"a signature with a ground":   {do: func(h *hand) { h.lay(1, "Widget", overText, "1 g 0 0 400 200 re f", dict{"FT": name("Sig")}) }, faults: "page-covered 1"},
	"a field over text":           {do: func(h *hand) { h.lay(1, "Widget", overText, "", dict{"FT": name("Tx")}) }, faults: "page-covered 1"},
	"a script on a note": {do: func(h *hand) {
		h.lay(1, "Link", inMargin, "", dict{"A": dict{"S": name("JavaScript"), "JS": text("app.alert(1)")}})
	}, faults: "outside-script"},
	"painted over":          {do: func(h *hand) { h.draw(1, "", "1 g 60 600 400 100 re f") }, faults: "page-painted 1"},
	"painted on two pages":  {do: func(h *hand) { h.draw(1, "", "1 g 60 600 400 100 re f"); h.draw(2, "0 g 0 0 9 9 re f", "") }, faults: "page-painted 1, page-painted 2"},
	"painted on every page": {do: func(h *hand) { h.everywhere("1 g 60 600 400 100 re f") }, faults: "every page-painted"},
	"words added":           {do: func(h *hand) { h.draw(1, "", "BT /F1 12 Tf 50 400 Td <00610062> Tj ET") }, faults: "page-painted 1"},
	"in a form, and over it": {do: func(h *hand) {
		p := h.page(1)
		content, _ := h.pageContent(p)
		form := h.out.add(h.out.compressed(dict{"Type": name("XObject"), "Subtype": name("Form"), "BBox": array{0, 0, 600, 850}, "Resources": p["Resources"]}, content))
		p["Resources"] = dict{"XObject": dict{"Fx": form}}
		p["Contents"] = h.out.add(h.out.compressed(dict{}, []byte("q /Fx Do Q 1 g 60 600 400 100 re f")))
	}, faults: "page-painted 1"},
	"a word changed":      {do: func(h *hand) { h.redraw(1, "Tj", "Tj BT <0061> Tj ET") }, faults: "page-text 1"},
	"a colour changed":    {do: func(h *hand) { h.redraw(1, " rg", " rg 1 1 1 rg") }, faults: "page-painted 1"},
	"text made invisible": {do: func(h *hand) { h.redraw(1, "BT", "BT 3 Tr") }, faults: "page-text 1"},
	"on a hidden layer":   {do: func(h *hand) { h.draw(1, "/OC /L BDC", "EMC") }, faults: "page-painted 1"},
	"a font swapped": {do: func(h *hand) {
		fonts := h.dict(h.dict(h.page(1)["Resources"])["Font"])
		keys := slices.Sorted(func(yield func(name) bool) {
			for k := range fonts {
				if !yield(k) {
					return
				}
			}
		})
		fonts[keys[0]], fonts[keys[1]] = fonts[keys[1]], fonts[keys[0]]
	}, faults: "every page-painted"},
	"other colours for all": {do: func(h *hand) {
		h.dict(h.page(1)["Resources"])["ColorSpace"] = dict{"DefaultRGB": array{name("CalRGB"), dict{"Gamma": array{9, 9, 9}}}}
	}, faults: "every page-painted"},
	"cropped":         {do: func(h *hand) { h.page(2)["CropBox"] = array{0, 400, 595, 841} }, faults: "page-cropped 2"},
	"turned":          {do: func(h *hand) { h.page(2)["Rotate"] = 90 }, faults: "page-cropped 2"},
	"turned all over": {do: func(h *hand) { h.page(2)["Rotate"] = 360 }},
	"a page cut":      {do: func(h *hand) { h.setKids(h.kids()[1:]) }, faults: "pages-cut 1"},
	"a page twice":    {do: func(h *hand) { h.setKids(append(slices.Clone(h.kids()), h.copyOf(1))) }, faults: "pages-added 3"},
	"another order":   {do: func(h *hand) { k := h.kids(); h.setKids(array{k[1], k[0]}) }, faults: "pages-moved"},
	"a page put in": {do: func(h *hand) {
		blank := h.out.add(dict{"Type": name("Page"), "Parent": h.root()["Pages"], "MediaBox": array{0, 0, 595, 842}, "Resources": dict{}})
		h.setKids(append(array{blank}, h.kids()...))
	}, faults: "pages-added 1"},
	"a page put in its place": {do: func(h *hand) {
		h.page(2)["Contents"] = h.out.add(h.out.compressed(dict{}, []byte("0 g 0 0 100 100 re f")))
	}, faults: "pages-cut 2, pages-added 2"},
	"another title":   {do: func(h *hand) { h.dict(h.trailer["Info"])["Title"] = text("Zoom is goed") }, faults: "outside-title"},
	"another program": {do: func(h *hand) { h.dict(h.trailer["Info"])["Producer"] = text("PDF Tool") }},
	"other bookmarks": {do: func(h *hand) { h.dict(h.dict(h.root()["Outlines"])["First"])["Title"] = text("Voldoet") }, faults: "outside-marks"},
	"other words for a picture": {do: func(h *hand) {
		for _, o := range h.out.objects {
			if d, is := o.(dict); is && d["Alt"] != nil {
				d["Alt"] = text("acht keer ja")
			}
		}
	}, faults: "outside-tags"},
	"a script":        {do: func(h *hand) { h.root()["OpenAction"] = dict{"S": name("JavaScript"), "JS": text("x")} }, faults: "outside-script"},
	"drawn anew":      {do: func(h *hand) { h.anew("") }, anew: true},
	"anew, and other": {do: func(h *hand) { h.anew("BT /F1 9 Tf <00610062> Tj ET") }, faults: "page-text 1", anew: true},
	"a file beside": {do: func(h *hand) {
		f := h.out.add(h.out.compressed(dict{}, []byte("hello")))
		spec := h.out.add(dict{"Type": name("Filespec"), "UF": text("note.txt"), "EF": dict{"F": f}})
		h.root()["AF"] = append(slices.Clone(h.array(h.root()["AF"])), spec)
	}, added: "added-file note.txt"},
}

func (h *hand) everywhere(operators string) {
	for n := range h.pages {
		h.draw(n+1, "", operators)
	}
}

func (h *hand) copyOf(n int) ref {
	copied := dict{}
	for k, v := range h.page(n) {
		copied[k] = v
	}
	return h.out.add(copied)
}

// anew draws all pages as another program would: the same text in the same order,
// with other operators. More stands on the first.
func (h *hand) anew(more string) {
	for n := range h.pages {
		ops, err := h.operations(h.pages[n].dict)
		if err != nil {
			h.Fatal(err)
		}
		var b strings.Builder
		for _, op := range ops {
			switch op.operator {
			case "Tf":
				fmt.Fprintf(&b, "/%s 10 Tf ", op.operands[0])
			case "Tj":
				b.Write(encode([]byte("["), op.operands[0]))
				b.WriteString("] TJ\n")
			}
		}
		if n == 0 {
			b.WriteString(more)
		}
		h.page(n + 1)["Contents"] = h.out.add(h.out.compressed(dict{}, []byte("BT "+b.String()+" ET")))
	}
}

func TestCompareFindsEachChange(t *testing.T) {
	doc := sampleRecord()
	data := written(t, doc)
	own := asWritten(t, doc)
	for label, c := range hands {
		t.Run(label, func(t *testing.T) {
			got, err := own.Compare(data, changed(t, data, c.do))
			if err != nil {
				t.Fatal(err)
			}
			want := c.faults
			if code, every := strings.CutPrefix(want, "every "); every {
				want = ""
				for n := range own.Pages() {
					want += fmt.Sprintf(", %s %d", code, n+1)
				}
				want = strings.TrimPrefix(want, ", ")
			}
			if told := toldOf(got, true); told != want {
				t.Errorf("found %q, not %q", told, want)
			}
			if told := toldOf(got, false); told != c.added {
				t.Errorf("added %q, not %q", told, c.added)
			}
			if got.Anew != c.anew {
				t.Errorf("drawn anew: %t", got.Anew)
			}
		})
	}
}

func toldOf(c Comparison, faults bool) string {
	list := c.Added
	if faults {
		list = c.Faults
	}
	var told []string
	for _, e := range list {
		told = append(told, strings.TrimSpace(e.Code+" "+e.Params["page"]+e.Params["pages"]+e.Params["file"]))
	}
	return strings.Join(told, ", ")
}

// Two documents of the same kind do not pass for each other.
func TestCompareWithAnother(t *testing.T) {
	doc, other := sampleRecord(), sampleRecord()
	other.Blocks[0] = document.Title{Text: "Iets anders"}
	got, err := asWritten(t, doc).Compare(written(t, doc), written(t, other))
	if err != nil || len(got.Faults) == 0 {
		t.Errorf("%v, %+v", err, got)
	}
}

// Other programs may save a file again in their own ways.
func TestCompareAfterQPDF(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed")
	}
	doc := sampleRecord()
	data := written(t, doc)
	from := filepath.Join(t.TempDir(), "a.pdf")
	writeFile(t, from, data)
	for label, c := range map[string]struct{ args, want string }{
		"linearised": {"--linearize", ""}, "plain": {"--qdf", ""}, "no object streams": {"--object-streams=disable", ""},
		"encrypted, 40":  {"--allow-weak-crypto --encrypt @ owner 40 --", ""},
		"encrypted, 128": {"--allow-weak-crypto --encrypt @ owner 128 --use-aes=n --", ""},
		"encrypted, AES": {"--encrypt @ owner 128 --use-aes=y --", ""},
		"encrypted, 256": {"--encrypt @ owner 256 --", ""},
		"turned":         {"--rotate=+90:1", "page-cropped 1"}, "cut": {"--pages . 1 --", "pages-cut 2"}, "twice": {"--pages . 1-z,1 --", "pages-added 3"},
		"moved": {"--pages . z-1 --", "pages-moved"},
	} {
		t.Run(label, func(t *testing.T) {
			to := filepath.Join(t.TempDir(), "b.pdf")
			args := append(strings.Fields(c.args), from, to)
			for i, a := range args {
				if a == "@" {
					args[i] = "" // no password
				}
				if a == "--pages" {
					args = append([]string{from}, append(args[:len(args)-2], to)...)
					break
				}
			}
			if out, err := exec.Command("qpdf", args...).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			got, err := asWritten(t, doc).Compare(data, readFile(t, to))
			if err != nil {
				t.Fatal(err)
			}
			if told := toldOf(got, true); told != c.want || got.Anew {
				t.Errorf("found %q, not %q", told, c.want)
			}
		})
	}
}

func writeFile(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
