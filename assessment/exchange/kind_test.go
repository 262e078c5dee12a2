package exchange_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"testing"
	"unicode/utf16"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/words"
)

// packed is a zip with an entry of a name.
func packed(t *testing.T, name string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	if _, err := w.Create(name); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestEachKindOfFileIsNamed: a file is told for what it is by its contents, and
// whatever is no assessment has a sentence in every language.
func TestEachKindOfFileIsNamed(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		kind exchange.Kind
	}{
		"nothing":           {"", exchange.KindEmpty},
		"blanks alone":      {" \r\n\t", exchange.KindEmpty},
		"a mark alone":      {"\uFEFF", exchange.KindEmpty},
		"JSON":              {"\uFEFF \n{\"a\":1", exchange.KindJSON},
		"a PDF":             {"%PDF-1.7", exchange.KindPDF},
		"a PDF behind junk": {"junk\n%PDF-1.7", exchange.KindPDF},
		"a dossier":         {"SQLite format 3\x00", exchange.KindDossier},
		"a zip":             {packed(t, "a.json"), exchange.KindZip},
		"an empty zip":      {"PK\x05\x06" + string(make([]byte, 18)), exchange.KindZip},
		"Word":              {packed(t, "word/document.xml"), exchange.KindDocument},
		"Excel":             {packed(t, "xl/workbook.xml"), exchange.KindSheet},
		"PowerPoint":        {packed(t, "ppt/presentation.xml"), exchange.KindSlides},
		"old Word":          {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", exchange.KindOffice},
		"RTF":               {`{\rtf1`, exchange.KindDocument},
		"a photo":           {"\xFF\xD8\xFF\xE0", exchange.KindPicture},
		"a photo of a Mac":  {"\x00\x00\x00\x18ftypheic", exchange.KindPicture},
		"a film":            {"\x00\x00\x00\x18ftypisom", exchange.KindMedia},
		"a mail":            {"Received: from example.org\r\n", exchange.KindMail},
		"a page":            {"\n<!DOCTYPE html>", exchange.KindPage},
		"7-zip":             {"7z\xBC\xAF\x27\x1C", exchange.KindArchive},
		"a program":         {"MZ\x90", exchange.KindProgram},
		"words":             {"Zoom is fijn", exchange.KindText},
		"an old code page":  {"caf\xE9", exchange.KindText},
		"anything":          {"\x00\x01\x02\xFF", exchange.KindUnknown},
	} {
		t.Run(name, func(t *testing.T) {
			if got := exchange.Sniff([]byte(c.data)); got != c.kind {
				t.Fatalf("it is taken for %s, not %s", got, c.kind)
			}
			_, err := exchange.Open([]byte(c.data))
			e, coded := errors.AsType[*assessment.Error](err)
			if !coded {
				t.Fatalf("it opens with %v", err)
			}
			if c.kind != exchange.KindJSON && c.kind != exchange.KindPDF && e.Code != "kind-"+string(c.kind) {
				t.Errorf("it opens with %v", err)
			}
			for _, lang := range words.Languages {
				w, err := words.Load(lang)
				if err != nil {
					t.Fatal(err)
				}
				if !w.Has("error." + e.Code) {
					t.Errorf("%s has no sentence in %s", e.Code, lang)
				}
			}
		})
	}
}

// TestJSONInUTF16: what Notepad saves as "Unicode" opens as the same assessment.
func TestJSONInUTF16(t *testing.T) {
	a, err := exchange.Example("care")
	if err != nil {
		t.Fatal(err)
	}
	data, err := exchange.Write(a)
	if err != nil {
		t.Fatal(err)
	}
	wide := func(mark bool, big int) []byte {
		text := string(data)
		if mark {
			text = "\uFEFF" + text
		}
		var out []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			two := [2]byte{byte(unit), byte(unit >> 8)}
			out = append(out, two[big], two[1-big])
		}
		return out
	}
	for name, file := range map[string][]byte{
		"little endian": wide(true, 0), "big endian": wide(true, 1), "little endian, no mark": wide(false, 0), "UTF-8 with a mark": append([]byte("\uFEFF"), data...),
	} {
		t.Run(name, func(t *testing.T) {
			o, err := exchange.Open(file)
			if err != nil {
				t.Fatal(err)
			}
			if again, err := exchange.Write(o.Assessment); err != nil || !bytes.Equal(again, data) {
				t.Errorf("it is another assessment: %v", err)
			}
		})
	}
}
