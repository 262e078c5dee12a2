package export

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/words"
)

// asked is a ledger with a letter and what came back on it.
func asked(t *testing.T, a *assessment.Assessment) *consent.Ledger {
	t.Helper()
	c, err := assessment.Load(a.Editions)
	if err != nil {
		t.Fatal(err)
	}
	var l consent.Ledger
	l.Hand(consent.Letter{Since: "2026-11-10", Basis: consent.BasisOf(c, a, today), Edition: "2026.1", Lang: "nl", Who: "adult", Way: consent.Paper, Removed: []string{"Uw rechten"}})
	for _, e := range []consent.Entry{
		{On: "2026-11-12", Kind: consent.Agreed, Letter: 1, Way: consent.Paper, Who: consent.ByClient, Count: 7},
		{On: "2026-11-13", Kind: consent.Withdrawn, Letter: 1, Count: 2},
	} {
		if err := l.Add(e, today); err != nil {
			t.Fatal(err)
		}
	}
	l.KeepNumbers(today)
	if err := l.Put(consent.Client{Number: "CLIENT-4711", Kind: consent.Agreed, On: today, Letter: 1, Way: consent.Aloud, Who: consent.ByBoth}, false, today); err != nil {
		t.Fatal(err)
	}
	return &l
}

// Whatever a record's pages are made from, they can be made from it again.
func TestTheRecordThatWasExportedVerifies(t *testing.T) {
	names, err := exchange.Examples()
	if err != nil {
		t.Fatal(err)
	}
	variants := map[string]func(r *Request){
		"as it is": func(*Request) {},
		"a draft":  func(r *Request) { r.Assessment.Decision, r.Sealed = nil, nil },
		"typed oddly": func(r *Request) {
			r.Assessment.Decision = nil
			r.Assessment.Program.Name = "  Zoe\u0308 \t Zorg\r\n 🙂\u202e"
			r.Assessment.Legal.AgreementNote = "een\r\n\r\n\r\ntwee  \u00a0 drie \x00"
			r.Assessment.Legal.AgreementSigned = "2026-02-31"
			r.Assessment.Legal.Agreement = assessment.No
		},
		"a next version": func(r *Request) {
			was := r.Assessment.Clone()
			if was.Decision == nil {
				return
			}
			r.Previous = &was
			r.Assessment, _ = assessment.NextVersion(was, today)
			r.Assessment.Program.Version = "9"
		},
		"the core alone": func(r *Request) { r.Core = true },
		"with consent":   func(r *Request) { r.Consent = asked(t, &r.Assessment) },
		"sealed":         func(r *Request) { r.Sealed, _ = exchange.Write(r.Assessment) },
	}
	for _, name := range names {
		for _, lang := range words.Languages {
			for label, change := range variants {
				t.Run(name+"/"+lang+"/"+label, func(t *testing.T) {
					r := request(t, name)
					r.Lang, r.Kinds = lang, []Kind{Record}
					change(&r)
					e := exporter(t)
					files, err := e.Export(t.Context(), r, quiet)
					if err != nil {
						t.Fatal(err)
					}
					data := read(t, files[0].Path)
					if bytes.Contains(data, []byte("4711")) {
						t.Error("a client's number is in the file")
					}
					j, err := e.prepare(r)
					if err != nil {
						t.Fatal(err)
					}
					for _, a := range j.papers[0].doc.Attachments {
						if bytes.Contains(a.Content, []byte("4711")) {
							t.Errorf("a client's number is in %s", a.Name)
						}
					}
					again, err := e.again(opened(t, data))
					if err != nil {
						t.Fatal(err)
					}
					var out bytes.Buffer
					if _, err := e.pdf.Write(&out, again.papers[0].doc); err != nil || !bytes.Equal(out.Bytes(), data) {
						t.Errorf("made anew it is another file (%v)", err)
					}
					v, err := e.Verify(data)
					if err != nil || v.Compared != PagesSame || len(v.Faults)+len(v.Added) > 0 {
						t.Errorf("%v: %+v", err, v)
					}
				})
			}
		}
	}
}

func opened(t *testing.T, data []byte) exchange.Opened {
	t.Helper()
	o, err := exchange.OpenAssessment(data)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// What was put together of true parts is not true as a whole.
func TestWhatDoesNotBelongTogether(t *testing.T) {
	other := func(name string, draft bool) []byte {
		a, err := exchange.Example(name)
		if err != nil {
			t.Fatal(err)
		}
		if draft {
			a.Decision = nil
		}
		data, err := exchange.Write(a)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	swap := func(content []byte) func(*job, *document.Document) {
		return func(_ *job, doc *document.Document) {
			doc.Attachments[0].Content, doc.Attachments[0].Description = content, exchange.Seal(content)
		}
	}
	for label, c := range map[string]struct {
		change func(*job, *document.Document)
		code   string
	}{
		"another's data":         {swap(other("consumer", false)), "records-two"},
		"a draft's data":         {swap(other("consumer", true)), "records-two"},
		"without what it is of":  {func(_ *job, doc *document.Document) { doc.Attachments = doc.Attachments[:1] }, "pages-not-told"},
		"another day":            {pagesWith(t, `"day":"2026-11-22"`, `"day":"2026-11-23"`), "pages-differ"},
		"another language":       {pagesWith(t, `"lang":"nl"`, `"lang":"en"`), "pages-differ"},
		"another way to be made": {pagesWith(t, `"layout":1`, `"layout":99`), ""},
		"a lie about it":         {pagesWith(t, `"parts":"whole"`, `"parts":"half"`), "field-choice"},
		"a page more": {func(_ *job, doc *document.Document) {
			doc.Blocks = append(doc.Blocks, document.PageBreak{}, document.Paragraph{Text: "En alles is in orde."})
		}, "pages-differ"},
		"other pages": {func(_ *job, doc *document.Document) { doc.Blocks[0] = document.Title{Text: "Zoom is goed"} }, "pages-differ"},
	} {
		t.Run(label, func(t *testing.T) {
			v, err := exporter(t).Verify(rewritten(t, c.change))
			got := code(err)
			if err == nil && len(v.Faults) > 0 {
				got = "pages-differ"
			}
			if got != c.code {
				t.Errorf("%v, %+v", err, v.Faults)
			}
		})
	}
}

func pagesWith(t *testing.T, from, to string) func(*job, *document.Document) {
	return func(_ *job, doc *document.Document) {
		a := &doc.Attachments[1]
		if !bytes.Contains(a.Content, []byte(from)) {
			t.Fatalf("no %s in %s", from, a.Content)
		}
		a.Content = bytes.Replace(a.Content, []byte(from), []byte(to), 1)
	}
}

// Records of 0.2.0 do not tell what their pages were made from.
func TestRecordsOf020AreVerifiedByTheirData(t *testing.T) {
	paths, err := filepath.Glob("../testdata/0.2.0/*.pdf")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		v, err := exporter(t).Verify(read(t, path))
		if err != nil || v.Compared != PagesOld || len(v.Faults) > 0 {
			t.Errorf("%s: %v, %+v", path, err, v)
		}
	}
}

// What was printed by another program has no data any more, and says so.
func TestARecordThatWasPrinted(t *testing.T) {
	if _, err := exec.LookPath("pdftocairo"); err != nil {
		t.Skip("pdftocairo is not installed")
	}
	printed := filepath.Join(t.TempDir(), "printed.pdf")
	if out, err := exec.Command("pdftocairo", "-pdf", recordOf(t, "care"), printed).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if _, err := exporter(t).Verify(read(t, printed)); code(err) != "pdf-printed" {
		t.Error(err)
	}
}

// Each thing that can be found has its sentence.
func TestEachFindingHasItsSentence(t *testing.T) {
	for _, lang := range words.Languages {
		w, err := words.Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile("../pdf/compare.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(data), "\n") {
			name, value, is := strings.Cut(strings.TrimSpace(line), "= \"")
			code, _, _ := strings.Cut(value, "\"")
			key := "error." + code
			if strings.HasPrefix(name, "Added") {
				key = "verify." + code
			}
			if is && strings.Contains(code, "-") && !w.Has(key) {
				t.Errorf("%s: %s has no sentence", lang, code)
			}
		}
		for _, way := range []string{PagesSame, PagesText, PagesOther, PagesOld} {
			if !w.Has("verify.pages." + way) {
				t.Errorf("%s: %s has no sentence", lang, way)
			}
		}
	}
}
