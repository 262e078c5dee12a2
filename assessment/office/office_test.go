package office

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"image"
	"image/color"
	"image/png"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"beeldbeltoets/assessment/document"
)

// everyBlock has one block of each kind.
func everyBlock() []document.Block {
	return []document.Block{
		document.Title{Eyebrow: "Aan de cliënt", Text: "Beeldbellen: lees dit eerst"},
		document.Blank{Label: "Aan:"},
		document.Heading{Level: 1, Text: "Wat dit is"},
		document.Paragraph{Text: "Wij bellen met beeld.\nEen tweede regel & een <derde>."},
		document.Paragraph{Text: "Klein maar waar.", Style: document.Muted},
		document.Paragraph{Text: "Dit telt.", Style: document.Strong},
		document.Heading{Level: 2, Text: "Wat u kunt doen"},
		document.List{Items: []string{"Zoek een rustige plek.", "Zeg het als iemand meeluistert."}},
		document.List{Items: []string{"Eerst dit", "Dan dat"}, Numbered: true},
		document.List{Items: []string{"Weer van voren af aan", "Tot hier"}, Numbered: true},
		document.Callout{Title: "De risico’s", Tone: document.Caution, Blocks: []document.Block{
			document.Paragraph{Text: "Anderen kunnen meekijken."},
			document.List{Items: []string{"De maker ziet wie wanneer belt.", "Uw toestel kan gestolen worden."}},
		}},
		document.Facts{Columns: 2, Pairs: []document.Fact{
			{Label: "Nummer", Value: "2026-0001"}, {Label: "Stand", Value: "besloten", Sign: document.Check, Tone: document.Good}, {Label: "Versie", Value: "3"},
		}},
		document.Facts{Ruled: true, Pairs: []document.Fact{{Label: "Waar", Value: "in de EU"}}},
		document.Table{Caption: "Wat wij bewaren", Columns: []document.Column{{Title: "Wat", Share: 2}, {Title: "Hoe lang", Share: 1, Right: true}}, Rows: [][]document.Cell{
			{{Text: "Uw dossier", Style: document.Strong}, {Text: "20 jaar"}},
			{{Text: "Beeld", Sign: document.Cross, Tone: document.Bad}, {Text: "niet", Style: document.Muted}},
		}},
		document.Strip{Alt: "De antwoorden", Cells: []document.StripCell{
			{Sign: document.Check, Tone: document.Good, Label: "1 Versleuteld", Value: "aangetoond"},
			{Sign: document.Query, Tone: document.Open, Label: "2 Toegang", Value: "onbekend"},
		}},
		document.Keep{Blocks: []document.Block{
			document.CheckBox{Name: "consent", Text: "Ik ga akkoord."},
			document.Signatures{Boxes: []document.SignatureBox{{Name: "signature", Title: "Voor de praktijk", Lines: []string{"Naam", "Datum", "Handtekening"}, Given: []string{"A. de Wit"}}}},
		}},
		document.Pair{Left: document.Paragraph{Text: "Bir çeviri."}, Right: document.Paragraph{Text: "Een vertaling."}, Lang: "nl"},
		document.Entries{Rows: []document.Entry{{Label: "1 Versleuteld", Lines: []document.Line{
			{Text: "Is alles versleuteld?", Style: document.Muted}, {Lead: "Ja", Text: ", met bewijs", Sign: document.Check, Tone: document.Good, Refs: []document.Ref{{Text: "A1", Anchor: "A1"}}},
		}}}},
		document.Fitting{Ways: []document.Way{{Fits: []document.Block{document.Paragraph{Text: "Past."}}, Then: []document.Block{document.Paragraph{Text: "Volgt."}}}}},
		document.Annex{Blocks: []document.Block{document.Heading{Level: 2, Text: "Een bewijs", Anchor: "A1", Back: document.Ref{Text: "vraag 1", Anchor: "A1"}}}},
		document.PageBreak{},
		document.Heading{Level: 1, Text: "Op een nieuwe bladzijde"},
		document.Paragraph{Text: "Slot."},
	}
}

// sample is a document with all that there is.
func sample(style document.Style, lang string) *document.Document {
	return &document.Document{
		Title: "Beeldbellen: lees dit eerst", Subject: "Brief", Author: "Praktijk Zoë & zn.", Lang: lang,
		Created: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), Style: style,
		Head: document.Letterhead{Name: "Praktijk Zoë & zn.", Left: []string{"Dorpsstraat 1", "1234 AB Dorp"}, Right: []string{"010 123 45 67", "AGB 12-345678"}, Logo: logo()},
		Foot: document.Foot{Left: "Brief bij verslag 2026-0001", Middle: "tekst nl 2026.1", PageOf: "{page} van {pages}"},
		Mark: "CONCEPT", Fillable: true, Blocks: everyBlock(),
	}
}

func logo() *document.Picture {
	img := image.NewRGBA(image.Rect(0, 0, 40, 20))
	for x := range 40 {
		for y := range 20 {
			img.Set(x, y, color.RGBA{11, 102, 96, 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return &document.Picture{PNG: b.Bytes(), Alt: "Logo van de praktijk"}
}

func write(t testing.TB, doc *document.Document, f Format) []byte {
	t.Helper()
	data, err := Write(doc, f)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestEveryKindOfBlockIsWritten: who adds a kind to document finds it missing here,
// and each kind of the sample says something in every format.
func TestEveryKindOfBlockIsWritten(t *testing.T) {
	kinds := map[string]bool{}
	var collect func(blocks []document.Block)
	collect = func(blocks []document.Block) {
		for _, b := range blocks {
			kinds[reflect.TypeOf(b).Name()] = true
			if keep, is := b.(document.Keep); is {
				collect(keep.Blocks)
			}
		}
	}
	collect(everyBlock())
	for _, kind := range blockKinds(t) {
		if !kinds[kind] {
			t.Errorf("the sample has no %s: write it in flow.go and put it in everyBlock", kind)
		}
	}
	for _, b := range everyBlock() {
		if _, is := b.(document.PageBreak); is {
			continue
		}
		doc := &document.Document{Title: "t", Lang: "nl", Blocks: []document.Block{b}}
		if len(flowOf(doc).pieces) == 0 {
			t.Errorf("nothing is written of %T", b)
		}
	}
}

// blockKinds finds the kinds of block in the code of document.
func blockKinds(t *testing.T) (kinds []string) {
	t.Helper()
	files, err := os.ReadDir("../document")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range files {
		if !strings.HasSuffix(entry.Name(), ".go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), "../document/"+entry.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, is := d.(*ast.FuncDecl)
			if !is || f.Name.Name != "block" || f.Recv == nil {
				continue
			}
			if receiver, is := f.Recv.List[0].Type.(*ast.Ident); is {
				kinds = append(kinds, receiver.Name)
			}
		}
	}
	if len(kinds) < 13 {
		t.Fatalf("only %v are found", kinds)
	}
	return kinds
}

// said lists what a sample says by itself, apart from flow.go.
func said(blocks []document.Block) (all []string) {
	for _, b := range blocks {
		all = append(all, stringsOf(reflect.ValueOf(b))...)
	}
	return all
}

// stringsOf collects the strings in a value, whatever its kind, but for what only
// names a field.
func stringsOf(v reflect.Value) (all []string) {
	switch v.Kind() {
	case reflect.String:
		return []string{v.String()}
	case reflect.Interface:
		return stringsOf(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, stringsOf(v.Index(i))...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name != "Name" && name != "Alt" && name != "Caption" {
				all = append(all, stringsOf(v.Field(i))...)
			}
		}
	}
	return all
}

func TestEveryTextIsThere(t *testing.T) {
	doc := sample(document.Letter, "nl")
	for _, f := range Formats {
		data := write(t, doc, f)
		if err := Verify(data, doc, f); err != nil {
			t.Errorf("%s: %v", f, err)
		}
		found, err := read(data, f)
		if err != nil {
			t.Fatal(err)
		}
		found = bare(found)
		for _, text := range append(said(doc.Blocks), doc.Mark, doc.Head.Name, doc.Head.Left[1], doc.Head.Right[1], doc.Foot.Left, doc.Foot.Middle) {
			if !strings.Contains(found, bare(text)) {
				t.Errorf("%s does not hold %q", f, text)
			}
		}
	}
}

func TestWhatIsMissingIsFound(t *testing.T) {
	doc := sample(document.Letter, "nl")
	for _, f := range Formats {
		data := write(t, doc, f)
		other := sample(document.Letter, "nl")
		other.Blocks = append(other.Blocks, document.Paragraph{Text: "Dit staat er niet."})
		if err := Verify(data, other, f); err == nil {
			t.Errorf("%s passes without a paragraph", f)
		}
		if f == Text {
			continue
		}
		for _, at := range []int{len(data) / 2, len(data) - 30} {
			if err := Verify(data[:at], doc, f); err == nil {
				t.Errorf("%s passes cut at %d", f, at)
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	for _, f := range Formats {
		if !bytes.Equal(write(t, sample(document.Dense, "nl"), f), write(t, sample(document.Dense, "nl"), f)) {
			t.Errorf("%s is not the same twice", f)
		}
	}
}

func TestALogoThatCannotBeReadIsRefused(t *testing.T) {
	doc := sample(document.Letter, "nl")
	doc.Head.Logo.PNG = doc.Head.Logo.PNG[:10]
	for _, f := range Formats {
		if _, err := Write(doc, f); err == nil {
			t.Errorf("%s takes a broken logo", f)
		}
	}
}

func TestThePageNumberIsCutInParts(t *testing.T) {
	for text, want := range map[string][]string{
		"{page} van {pages}":     {"{page}", " van ", "{pages}"},
		"Blad {page}/{pages} {x": {"Blad ", "{page}", "/", "{pages}", " ", "{x"},
		"":                       nil,
	} {
		if got := split(text); !slices.Equal(got, want) {
			t.Errorf("%q is cut in %q", text, got)
		}
	}
}
