package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color/palette"
	"image/png"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"beeldbeltoets/assessment/document"
)

func samples() map[string]*document.Document {
	draft := sampleRecord()
	draft.Mark = "CONCEPT"
	return map[string]*document.Document{
		"record": sampleRecord(), "draft": draft,
		"letter": sampleLetter(document.Letter), "large": sampleLetter(document.Large),
		"empty": {Lang: "nl", Created: created},
	}
}

func TestWrittenFilesReadBackAsWritten(t *testing.T) {
	for label, doc := range samples() {
		if err := asWritten(t, doc).Verify(written(t, doc)); err != nil {
			t.Errorf("%s: %v", label, err)
		}
	}
}

func TestVerifyNoticesEveryDifference(t *testing.T) {
	data := written(t, sampleRecord())
	for want, change := range map[string]func(*document.Document){
		"title":       func(d *document.Document) { d.Title += "!" },
		"language":    func(d *document.Document) { d.Lang = "en" },
		"attachments": func(d *document.Document) { d.Attachments[0].Content = []byte("{}") },
		"fields": func(d *document.Document) {
			d.Blocks, d.Fillable = append(d.Blocks, document.CheckBox{Name: "x"}), true
		},
		"pages.1": func(d *document.Document) { d.Blocks[0] = document.Title{Text: "Iets anders"} },
		"pages": func(d *document.Document) {
			d.Blocks = append(d.Blocks, document.PageBreak{}, document.Paragraph{Text: "meer"})
		},
	} {
		doc := sampleRecord()
		change(doc)
		if err := asWritten(t, doc).Verify(data); codeOf(err) != Differs || !strings.HasSuffix(err.Error(), "at "+want) {
			t.Errorf("%s: got %v", want, err)
		}
	}
}

func TestSameDocumentGivesSameBytes(t *testing.T) {
	for label, doc := range samples() {
		if !bytes.Equal(written(t, doc), written(t, doc)) {
			t.Errorf("%s: two runs differ", label)
		}
	}
}

func TestOneWriterServesMany(t *testing.T) {
	w := newWriter(t)
	want := written(t, sampleRecord())
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			var b bytes.Buffer
			if _, err := w.Write(&b, sampleRecord()); err != nil || !bytes.Equal(b.Bytes(), want) {
				t.Errorf("written beside others it differs (%v)", err)
			}
		})
	}
	all.Wait()
}

// TestArchiveFacts asserts what PDF/A-3a and PDF/UA-1 ask for, on the bytes.
func TestArchiveFacts(t *testing.T) {
	for label, doc := range samples() {
		t.Run(label, func(t *testing.T) {
			data := written(t, doc)
			if !bytes.HasPrefix(data, []byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")) {
				t.Error("no binary comment behind the header")
			}
			f, err := open(data)
			if err != nil {
				t.Fatal(err)
			}
			root := f.dict(f.trailer["Root"])
			id := f.array(f.trailer["ID"])
			if len(id) != 2 || len(id[0].(text)) != 16 {
				t.Error("no file identifier")
			}
			intent := f.dict(f.array(root["OutputIntents"])[0])
			profile, _ := f.resolve(intent["DestOutputProfile"])
			icc, err := f.inflate(profile.(stream))
			if err != nil || !bytes.Equal(icc, readFile(t, "../../assets/icc/sRGB2014.icc")) {
				t.Error("the output intent's profile is not ours")
			}
			if f.dict(root["ViewerPreferences"])["DisplayDocTitle"] != true || f.dict(root["MarkInfo"])["Marked"] != true || f.text(root["Lang"]) != "nl" {
				t.Error("title, mark or language is missing in the catalog")
			}
			meta, _ := f.resolve(root["Metadata"])
			s := meta.(stream)
			if _, filtered := s.dict["Filter"]; filtered {
				t.Error("the metadata must stand there as plain text")
			}
			for _, want := range []string{"<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", escapeXML(document.Sanitise(doc.Title)) + "</rdf:li>"} {
				if !bytes.Contains(s.data, []byte(want)) {
					t.Errorf("the metadata lacks %q", want)
				}
			}
			checkFonts(t, f)
			checkTags(t, f, root)
		})
	}
}

// checkFonts: embedded, named as subsets, every code a character.
func checkFonts(t *testing.T, f *file) {
	t.Helper()
	found := 0
	for r := range f.entries {
		font := f.dict(r)
		if font["Subtype"] != name("Type0") {
			continue
		}
		descendant := f.dict(f.array(font["DescendantFonts"])[0])
		descriptor := f.dict(descendant["FontDescriptor"])
		program, _ := f.resolve(descriptor["FontFile2"])
		if s, ok := program.(stream); !ok || len(s.data) == 0 {
			t.Error("a font is not embedded")
		}
		if n := font["BaseFont"].(name); n != descriptor["FontName"] || n[6] != '+' {
			t.Errorf("font named %s and %s", n, descriptor["FontName"])
		}
		codes := f.readCodes(font["ToUnicode"])
		if codes[0].first == firstCode {
			continue // made for what is shaped
		}
		found++
		for _, r := range codes {
			if r.first != r.last || len(r.to) != 1 || int(r.to[0]) != r.first {
				t.Errorf("the code %x is another character, or one of several", r.first)
			}
		}
	}
	if found != 2 {
		t.Errorf("%d fonts", found)
	}
	texts, err := f.pageTexts()
	if err != nil || strings.ContainsRune(fmt.Sprint(texts), '\uFFFD') {
		t.Errorf("a code without a character: %v", err)
	}
}

// checkTags: all content is marked, states are restored, and each piece has
// exactly one element, which the parent tree leads back to.
func checkTags(t *testing.T, f *file, root dict) {
	t.Helper()
	tree := f.dict(root["StructTreeRoot"])
	owner := map[string]ref{} // "page/id" to the element that lists it
	objects := 0              // fields and links
	var walk func(v any, parent any)
	walk = func(v any, parent any) {
		e := f.dict(v)
		if e["Type"] != name("StructElem") || e["P"] != parent {
			t.Fatalf("%v is no element of %v: %v", v, parent, e)
		}
		if e["S"] == name("Figure") && (f.text(e["Alt"]) == "" || len(f.array(f.dict(e["A"])["BBox"])) != 4) {
			t.Error("a figure without words or without its place")
		}
		if e["S"] == name("TH") && f.dict(e["A"])["Scope"] == nil {
			t.Error("a head without scope")
		}
		for _, kid := range f.array(e["K"]) {
			page, id := e["Pg"], kid
			m, ok := kid.(dict)
			if ok && m["Type"] == name("OBJR") {
				objects++
				checkWidget(t, f, tree, m, v.(ref))
				continue
			}
			if ok {
				page, id = m["Pg"], m["MCID"]
			}
			if r, isElement := id.(ref); isElement {
				walk(r, v)
				continue
			}
			key := fmt.Sprint(page, "/", id)
			if _, twice := owner[key]; twice {
				t.Errorf("content %s has two elements", key)
			}
			owner[key] = v.(ref)
		}
	}
	for _, top := range f.array(tree["K"]) {
		walk(top, root["StructTreeRoot"])
	}

	nums := f.array(f.dict(tree["ParentTree"])["Nums"])
	pages := f.array(f.dict(root["Pages"])["Kids"])
	if len(nums) != 2*(len(pages)+objects) {
		t.Fatalf("parent tree of %d for %d pages", len(nums)/2, len(pages))
	}
	counted := 0
	for i, p := range pages {
		page := f.dict(p)
		if page["StructParents"] != i || page["Tabs"] != name("S") {
			t.Errorf("page %d has no place in the tree", i+1)
		}
		parents := f.array(nums[2*i+1])
		content, err := f.pageContent(page)
		if err != nil {
			t.Fatal(err)
		}
		ids := markedIDs(t, content)
		if len(ids) != len(parents) {
			t.Errorf("page %d: %d pieces, %d parents", i+1, len(ids), len(parents))
		}
		for id := range ids {
			counted++
			if owner[fmt.Sprint(p, "/", id)] != parents[id] {
				t.Errorf("page %d piece %d: tree and parent tree differ", i+1, id)
			}
		}
	}
	if counted != len(owner) {
		t.Errorf("%d pieces on pages, %d in the tree", counted, len(owner))
	}
}

// checkWidget: a field stands on its page, says what it asks, leads back to its
// element, and is empty.
func checkWidget(t *testing.T, f *file, tree, reference dict, element ref) {
	t.Helper()
	number := reference["Obj"].(ref)
	w := f.dict(number)
	key, _ := w["StructParent"].(int)
	nums := f.array(f.dict(tree["ParentTree"])["Nums"])
	if i := slices.Index(nums, any(key)); i < 0 || nums[i+1] != any(element) {
		t.Errorf("field %s does not lead back to its element", f.text(w["T"]))
	}
	if w["P"] != reference["Pg"] || !slices.Contains(f.array(f.dict(w["P"])["Annots"]), any(number)) {
		t.Errorf("field %s is on no page", f.text(w["T"]))
	}
	if w["Subtype"] == name("Link") {
		if w["F"] != 4 || f.text(w["Contents"]) == "" || (w["A"] == nil) == (w["Dest"] == nil) {
			t.Errorf("a link without words or without an end: %v", w)
		}
		return
	}
	states := f.dict(f.dict(w["AP"])["N"])
	switch empty := w["F"] == 4 && f.text(w["T"]) != "" && f.text(w["TU"]) != ""; w["FT"] {
	case name("Btn"):
		if !empty || w["V"] != name("Off") || w["AS"] != name("Off") || states["Off"] == nil || states["Yes"] == nil {
			t.Errorf("no empty box: %v", w)
		}
	case name("Sig"):
		if !empty || w["V"] != nil || states["Subtype"] != name("Form") {
			t.Errorf("no empty place to sign: %v", w)
		}
	default:
		t.Errorf("a field of another kind: %v", w)
	}
}

func TestOnlyWhatIsFillableHasAForm(t *testing.T) {
	for label, doc := range samples() {
		f, err := open(written(t, doc))
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, field := range f.array(f.dict(f.dict(f.trailer["Root"])["AcroForm"])["Fields"]) {
			names = append(names, f.text(f.dict(field)["T"]))
		}
		if want := []string{"yes", "no", "signature"}; doc.Fillable && !slices.Equal(names, want) || !doc.Fillable && names != nil {
			t.Errorf("%s has the fields %q", label, names)
		}
	}
}

// markedIDs checks a page's operators and returns the numbers of its content,
// which must count up from 0.
func markedIDs(t *testing.T, content []byte) []int {
	t.Helper()
	painting := strings.Fields("Tj TJ ' \" f F f* B B* b b* S s Do sh")
	var ids []int
	var operands []any
	marked, saved := 0, 0
	l := lexer{data: content}
	for {
		o, err := l.object()
		if err != nil {
			break
		}
		operator, isOperator := o.(keyword)
		if !isOperator {
			operands = append(operands, o)
			continue
		}
		switch operator {
		case "q":
			saved++
		case "Q":
			saved--
		case "BMC", "BDC":
			marked++
			if d, ok := operands[len(operands)-1].(dict); ok && d["MCID"] != nil {
				if d["MCID"] != len(ids) {
					t.Errorf("piece %v where %d was due", d["MCID"], len(ids))
				}
				ids = append(ids, len(ids))
			}
		case "EMC":
			marked--
		}
		if marked < 0 || saved < 0 || slices.Contains(painting, string(operator)) && marked == 0 {
			t.Fatalf("%s outside of marked content, or a state restored too often", operator)
		}
		operands = nil
	}
	if marked != 0 || saved != 0 {
		t.Errorf("%d pieces and %d states left open", marked, saved)
	}
	return ids
}

func TestAnyTextIsKept(t *testing.T) {
	w := newWriter(t)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("aé \n\u0301{}()\\\r🙂אب中\u00ad\u200d\uFFFE-/.")))).Draw(t, "s")
		doc := &document.Document{
			Title: s, Subject: s, Author: s, Lang: "nl", Created: created, Mark: s, Fillable: true,
			Head: document.Letterhead{Name: s, Left: []string{s}, Right: []string{s}},
			Foot: document.Foot{Left: s, Middle: s, PageOf: "{page}/{pages}"},
			Blocks: []document.Block{
				document.Title{Eyebrow: s, Text: s}, document.Heading{Level: 2, Text: s}, document.Paragraph{Text: s},
				document.List{Items: []string{s, s}}, document.Facts{Pairs: []document.Fact{{Label: s, Value: s, Sign: document.Check}}},
				document.Table{Caption: s, Columns: []document.Column{{Title: s}, {Title: s, Right: true}}, Rows: [][]document.Cell{{{Text: s}, {Text: s}}}},
				document.Callout{Title: s, Blocks: []document.Block{document.Paragraph{Text: s}}},
				document.Strip{Alt: "x" + s, Cells: []document.StripCell{{Label: s, Value: s}}},
				document.Signatures{Boxes: []document.SignatureBox{{Name: "sign", Title: s, Lines: []string{s}, Given: []string{s}}}},
				document.CheckBox{Name: "box", Text: s}, document.Blank{Label: s},
			},
			Attachments: []document.Attachment{{Name: "a" + s, Description: s, MIME: "text/plain", Content: []byte(s)}},
		}
		var b bytes.Buffer
		written, err := w.Write(&b, doc)
		if err != nil {
			t.Fatal(err)
		}
		if err := written.Verify(b.Bytes()); err != nil {
			t.Fatal(err)
		}
	})
}

func TestPictures(t *testing.T) {
	w := newWriter(t)
	for label, make := range map[string]func() image.Image{
		"rgb":  func() image.Image { return image.NewNRGBA(image.Rect(0, 0, 40, 20)) },
		"grey": func() image.Image { return image.NewGray(image.Rect(0, 0, 20, 40)) },
		"map":  func() image.Image { return image.NewPaletted(image.Rect(0, 0, 9, 9), palette.Plan9) },
	} {
		var b bytes.Buffer
		if err := png.Encode(&b, make()); err != nil {
			t.Fatal(err)
		}
		doc := sampleRecord()
		doc.Head.Logo = &document.Picture{PNG: b.Bytes(), Alt: "Een linde"}
		data := written(t, doc)
		if err := asWritten(t, doc).Verify(data); err != nil {
			t.Errorf("%s: %v", label, err)
		}
		if !bytes.Contains(data, []byte("/Subtype /Image")) {
			t.Errorf("%s: the picture is missing", label)
		}
	}
	doc := sampleRecord()
	for _, broken := range []string{"", "no picture", "\x89PNG\r\n\x1a\nnothing"} {
		doc.Head.Logo = &document.Picture{PNG: []byte(broken)}
		if _, err := w.Write(io.Discard, doc); codeOf(err) != Failed {
			t.Errorf("%q: %v", broken, err)
		}
	}
}

// TestAnotherLanguageIsTagged: a screen reader speaks a translation and the Dutch
// beside it each in its own language.
func TestAnotherLanguageIsTagged(t *testing.T) {
	doc := &document.Document{Title: "t", Lang: "tr", Created: created, Blocks: []document.Block{
		document.Pair{Left: document.Paragraph{Text: "bir"}, Right: document.Paragraph{Text: "een"}, Lang: "nl"},
		document.Pair{Left: document.List{Items: []string{"iki"}}, Right: document.List{Items: []string{"twee"}}, Lang: "nl"},
	}}
	f, err := open(written(t, doc))
	if err != nil {
		t.Fatal(err)
	}
	tagged := 0
	var walk func(v any)
	walk = func(v any) {
		e := f.dict(v)
		if e["S"] == name("Div") && f.text(e["Lang"]) == "nl" {
			tagged++
		}
		for _, kid := range f.array(e["K"]) {
			if r, is := kid.(ref); is {
				walk(r)
			}
		}
	}
	walk(f.dict(f.trailer["Root"])["StructTreeRoot"])
	if tagged != 2 {
		t.Errorf("%d of 2 passages in Dutch say so", tagged)
	}
}
