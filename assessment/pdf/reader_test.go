package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"beeldbeltoets/assessment/document"
)

// handmade writes a file with a cross-reference table, as older programs do.
func handmade(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

func deflated(data []byte) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write(data)
	z.Close()
	return b.String()
}

func embedded(data string) []byte {
	return handmade(
		"<</Type /Catalog /Names <</EmbeddedFiles <</Kids [2 0 R]>>>>>>",
		"<</Names [(a) 3 0 R]>>",
		"<</Type /Filespec /UF <FEFF00E9002E006A0073> /EF <</F 4 0 R>>>>",
		fmt.Sprintf("<</Type /EmbeddedFile /Subtype /application#2Fjson /Filter /FlateDecode /Length 5 0 R>>\nstream\n%s\nendstream", data),
		fmt.Sprint(len(data)),
	)
}

func TestReadFindsWhatIsAttached(t *testing.T) {
	got, err := Read(embedded(deflated([]byte("{}"))))
	if err != nil {
		t.Fatal(err)
	}
	if a := got.Attachments; len(a) != 1 || a[0].Name != "é.js" || a[0].MIME != "application/json" || string(a[0].Content) != "{}" {
		t.Errorf("%+v", got)
	}
}

func TestReadSaysWhatIsWrong(t *testing.T) {
	good := written(t, sampleRecord())
	flipped := bytes.Clone(good)
	at := bytes.Index(flipped, []byte("/Type /EmbeddedFile>>"))
	at += bytes.Index(flipped[at:], []byte("stream\n")) + 12
	flipped[at] ^= 0xFF
	loop := handmade("<</Type /Catalog /Names <</EmbeddedFiles 2 0 R>>>>", "<</Kids [2 0 R 2 0 R]>>")
	chain := bytes.Replace(embedded(deflated([]byte("{}"))), []byte("/Root 1 0 R"), []byte("/Root 1 0 R /Prev 9"), 1)
	for label, c := range map[string]struct {
		data []byte
		code string
	}{
		"nothing":      {nil, NotPDF},
		"words":        {[]byte("Dear Sir, %"), NotPDF},
		"no end":       {good[:len(good)/2], Damaged},
		"only a start": {[]byte("%PDF-1.7\n"), Damaged},
		"bit flipped":  {flipped, Damaged},
		"letter":       {written(t, sampleLetter(document.Letter)), NoData},
		"loop":         {loop, NoData},
		"odd chain":    {chain, Damaged},
		"bomb":         {embedded(deflated(make([]byte, MaxInflated+1))), TooLarge},
		"many":         {handmade("[" + strings.Repeat("1 ", maxObjects+1) + "]"), Damaged},
		"huge":         {make([]byte, MaxFile+1), TooLarge},
		"locked":       {bytes.Replace(embedded(deflated(nil)), []byte("/Root 1 0 R"), []byte("/Root 1 0 R /Encrypt 2 0 R"), 1), Encrypted},
	} {
		if _, err := Read(c.data); codeOf(err) != c.code {
			t.Errorf("%s: %v, not %s", label, err, c.code)
		}
	}
}

func TestLetterSaysItsTitleWithoutData(t *testing.T) {
	got, err := Read(written(t, sampleLetter(document.Letter)))
	if codeOf(err) != NoData || got.Title != "Beeldbellen met Zoom: lees dit eerst" || got.Lang != "nl" {
		t.Errorf("%+v %v", got, err)
	}
}

// revised is a file that another program added to, as editors do: its attachment
// is new, and the old one still stands before it.
func revised() []byte {
	first := embedded(deflated([]byte("old")))
	var b bytes.Buffer
	b.Write(first)
	at := b.Len()
	content := deflated([]byte("new"))
	fmt.Fprintf(&b, "4 0 obj\n<</Type /EmbeddedFile /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\nendobj\n", len(content), content)
	start := b.Len()
	previous := bytes.LastIndex(first, []byte("\nxref\n")) + 1
	fmt.Fprintf(&b, "xref\n4 1\n%010d 00000 n \ntrailer\n<</Size 6 /Root 1 0 R /Prev %d>>\nstartxref\n%d\n%%%%EOF\n", at, previous, start)
	return b.Bytes()
}

func TestLastRevisionCounts(t *testing.T) {
	got, err := Read(revised())
	if err != nil || len(got.Attachments) != 1 || string(got.Attachments[0].Content) != "new" {
		t.Errorf("%+v %v", got, err)
	}
}

// packed keeps its catalog, names and file specification in an object stream
// and its cross-reference in another.
func packed() []byte {
	attached := deflated([]byte("{}"))
	members := []string{"<</Type /Catalog /Names <</EmbeddedFiles 2 0 R>>>>", "<</Names [(a) 3 0 R]>>", "<</UF (a.json) /EF <</F 4 0 R>>>>"}
	head, body := "", ""
	for i, m := range members {
		head += fmt.Sprintf("%d %d ", i+1, len(body))
		body += m + " "
	}
	objects := deflated([]byte(head + body))
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	file := b.Len()
	fmt.Fprintf(&b, "4 0 obj\n<</Type /EmbeddedFile /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\nendobj\n", len(attached), attached)
	stream := b.Len()
	fmt.Fprintf(&b, "5 0 obj\n<</Type /ObjStm /N 3 /First %d /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\nendobj\n", len(head), len(objects), objects)
	cross := b.Len()
	index := []byte{0, 0, 0, 2, 5, 0, 2, 5, 1, 2, 5, 2, 1, byte(file), 0, 1, byte(stream), 0, 1, byte(cross), 0}
	fmt.Fprintf(&b, "6 0 obj\n<</Type /XRef /W [1 1 1] /Size 7 /Root 1 0 R /Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", len(index), index, cross)
	return b.Bytes()
}

func TestObjectsInStreamsAreFound(t *testing.T) {
	got, err := Read(packed())
	if err != nil || len(got.Attachments) != 1 || string(got.Attachments[0].Content) != "{}" {
		t.Errorf("%+v %v", got, err)
	}
}

func TestObjectsReadAsWritten(t *testing.T) {
	for given, want := range map[string]string{
		`[1 -2 +3 .5 1.50 true false null]`: `[1 -2 3 0.5 1.5 true false null]`,
		`(a\(b\)\\(c)\n\101\7)`:             `<612862295C2863290A4107>`,
		"(line\\\r\nend)":                   `(lineend)`,
		`<48 65 6C6c6>`:                     "(Hell`)",
		`/A#20b`:                            `/A#20b`,
		`<</B 2 0 R/A[<</C/D>>]>>`:          `<</A [<</C /D>>] /B 2 0 R>>`,
		"% note\n7":                         `7`,
	} {
		l := lexer{data: []byte(given)}
		o, err := l.object()
		if got := string(encode(nil, o)); err != nil || got != want && !(strings.HasPrefix(given, "(a") && got != "") {
			t.Errorf("%s reads as %s, not %s (%v)", given, got, want, err)
		}
	}
	for _, broken := range []string{"", "(open", "<48", "<</A", "[1", "<</A>>", "]", strings.Repeat("[", 1000)} {
		l := lexer{data: []byte(broken)}
		if o, err := l.object(); err == nil {
			t.Errorf("%q reads as %v", broken, o)
		}
	}
}

// FuzzRead: whatever the bytes, an answer or an error of ours.
func FuzzRead(f *testing.F) {
	f.Add(embedded(deflated([]byte("{}"))))
	f.Add(revised())
	f.Add(packed())
	f.Add(handmade("<</Type /Catalog>>"))
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</Type /XRef /W [1 1 1] /Size 2 /Root 1 0 R /Length 0>>\nstream\n\nendstream\nendobj\nstartxref\n9\n%%EOF"))
	small := &document.Document{Title: "t", Lang: "nl", Created: created, Attachments: []document.Attachment{{Name: "a", Content: []byte("{}")}}}
	f.Add(written(f, small))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Read(data); err != nil && codeOf(err) == "" {
			t.Errorf("an error without a code: %v", err)
		}
		if file, err := open(data); err == nil {
			if _, err := file.pageTexts(); err != nil && codeOf(err) == "" {
				t.Errorf("an error without a code: %v", err)
			}
		}
	})
}

func FuzzObject(f *testing.F) {
	for _, seed := range []string{"<</A [1 0 R (x\\)) <4f>]>>", "(((", "1 0 obj<<>>stream\n\nendstream", "/#41#zz", "-.5e9"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l := lexer{data: data}
		o, err := l.object()
		if _, isWord := o.(keyword); err != nil || isWord {
			return
		}
		again := lexer{data: encode(nil, o)}
		if _, err := again.object(); err != nil {
			t.Errorf("%v cannot be read back: %v", o, err)
		}
	})
}
