package export

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/pdf"
	"beeldbeltoets/assessment/words"
)

// recordOf exports an example's record and returns its path.
func recordOf(t *testing.T, example string) string {
	t.Helper()
	r := request(t, example)
	r.Kinds = []Kind{Record}
	return run(t, r)[0].Path
}

func TestRecordsOpenAsTheyWereExported(t *testing.T) {
	for _, name := range []string{"care", "business", "consumer"} {
		want, err := exchange.Example(name)
		if err != nil {
			t.Fatal(err)
		}
		data, err := exchange.Write(want)
		if err != nil {
			t.Fatal(err)
		}
		o, err := exchange.OpenAssessment(read(t, recordOf(t, name)))
		if err != nil || !o.Record || !bytes.Equal(o.Data, data) || o.Stated != o.Seal {
			t.Errorf("%s: %v, seals %q and %q", name, err, o.Stated, o.Seal)
		}
		if decided := !want.Draft(); decided != (o.Seal != "") || decided && o.Seal != exchange.Seal(data) {
			t.Errorf("%s is sealed with %q", name, o.Seal)
		}
		o, err = exchange.OpenAssessment(data)
		if again, _ := exchange.Write(o.Assessment); err != nil || o.Record || !bytes.Equal(again, data) {
			t.Errorf("%s as JSON: %v", name, err)
		}
	}
}

// rewritten is the care record with its document changed before it is written.
func rewritten(t *testing.T, change func(j *job, doc *document.Document)) []byte {
	t.Helper()
	j, err := exporter(t).prepare(request(t, "care"))
	if err != nil {
		t.Fatal(err)
	}
	doc := j.papers[0].doc
	change(j, doc)
	var out bytes.Buffer
	if _, err := exporter(t).pdf.Write(&out, doc); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestEachFaultOfARecordHasItsSentence(t *testing.T) {
	lie := func(from, to string) func(*job, *document.Document) {
		return func(_ *job, doc *document.Document) {
			a := &doc.Attachments[0]
			changed := bytes.Replace(a.Content, []byte(from), []byte(to), 1)
			if bytes.Equal(changed, a.Content) {
				t.Fatalf("no %s in the data", from)
			}
			a.Content = changed
		}
	}
	draft := func(j *job, doc *document.Document) {
		a := j.request.Assessment
		a.Decision = nil
		doc.Attachments[0].Content, _ = exchange.Write(a)
	}
	another, _ := exchange.Example("consumer")
	second, _ := exchange.Write(another)
	letter := rewritten(t, func(j *job, doc *document.Document) { *doc = *j.papers[1].doc })

	for label, c := range map[string]struct {
		data []byte
		code string
	}{
		"no PDF and no JSON": {[]byte("Zoom"), "kind-text"},
		"a letter":           {letter, "pdf-letter"},
		"data removed":       {rewritten(t, func(_ *job, doc *document.Document) { doc.Attachments = nil }), "pdf-record-bare"},
		"another program's":  {rewritten(t, func(_ *job, doc *document.Document) { doc.Attachments, doc.Kind, doc.Blocks = nil, "", nil }), pdf.NoData},
		"a file cut off":     {letter[:len(letter)/2], pdf.Damaged},
		"changed":            {rewritten(t, lie(`"name":"Sanne de Wit"`, `"name":"Jan de Wit"`)), exchange.SealBroken},
		"changed, sealed anew": {rewritten(t, func(j *job, doc *document.Document) {
			lie("Voorbeeldzorg", "Andere zorg")(j, doc)
			doc.Attachments[0].Description = "seal " + exchange.Seal(doc.Attachments[0].Content)
		}), exchange.SealBroken},
		"undecided again": {rewritten(t, draft), exchange.SealBroken},
		"no seal": {rewritten(t, func(j *job, doc *document.Document) {
			j.seal = ""
			again, _ := j.document(Record)
			*doc = *again
		}), exchange.SealMissing},
		"newer": {rewritten(t, lie(`"version":2`, `"version":3`)), "newer-version"},
		"two records": {rewritten(t, func(_ *job, doc *document.Document) {
			doc.Attachments = append(doc.Attachments, document.Attachment{Name: exchange.AssessmentName, MIME: "application/json", Content: second})
		}), "records-two"},
		"two on the pages": {rewritten(t, func(_ *job, doc *document.Document) {
			doc.Blocks = append(doc.Blocks, document.Paragraph{Text: exchange.Seal(second)})
		}), "records-two"},
	} {
		o, err := exchange.OpenAssessment(c.data)
		if code(err) != c.code {
			t.Errorf("%s: %v, not %s", label, err, c.code)
			continue
		}
		if told := c.code == exchange.SealBroken || c.code == exchange.SealMissing; told != o.Record {
			t.Errorf("%s: gives %+v", label, o)
		}
		for _, lang := range words.Languages {
			w, err := words.Load(lang)
			if err != nil {
				t.Fatal(err)
			}
			if !w.Has("error." + c.code) {
				t.Errorf("%s says nothing in %s", c.code, lang)
			}
		}
	}
}

// Files that someone attached beside the data, and a hash that someone typed, do
// not make a record unreadable.
func TestOtherFilesBesideTheDataAreLeftAlone(t *testing.T) {
	hash := strings.Repeat("ab", 32)
	r := request(t, "care")
	r.Assessment.Program.Version = hash
	j, err := exporter(t).prepare(r)
	if err != nil {
		t.Fatal(err)
	}
	doc := j.papers[0].doc
	doc.Attachments = append(doc.Attachments, doc.Attachments[0],
		document.Attachment{Name: "invoice.json", MIME: "application/json", Content: []byte(`{"format":"invoice"}`)},
		document.Attachment{Name: "note.txt", MIME: "text/plain", Content: []byte("hello")})
	doc.Blocks = append(doc.Blocks, document.Paragraph{Text: hash})
	var out bytes.Buffer
	if _, err := exporter(t).pdf.Write(&out, doc); err != nil {
		t.Fatal(err)
	}
	if o, err := exchange.OpenAssessment(out.Bytes()); err != nil || o.Assessment.Program.Version != hash {
		t.Error(err)
	}
}

func TestReadTakesNoMoreThanItMay(t *testing.T) {
	for _, c := range []struct {
		start string
		limit int
	}{{"{", exchange.MaxBytes}, {"%PDF-1.7", pdf.MaxFile}} {
		data, err := exchange.ReadAll(strings.NewReader(c.start + strings.Repeat(" ", c.limit)))
		if err != nil || len(data) != c.limit+1 {
			t.Errorf("%s: %d bytes, %v", c.start, len(data), err)
		}
		if _, err := exchange.OpenAssessment(data); !slices.Contains([]string{"too-large", pdf.TooLarge}, code(err)) {
			t.Errorf("%s: %v", c.start, err)
		}
	}
}

// saveAgain runs a program that saves PDF files, or skips.
func saveAgain(t *testing.T, program string, args ...string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed", program)
	}
	if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
}

func TestRecordsOpenAfterOthersSavedThem(t *testing.T) {
	record := recordOf(t, "care")
	want, err := exchange.OpenAssessment(read(t, record))
	if err != nil {
		t.Fatal(err)
	}
	again := filepath.Join(t.TempDir(), "again.pdf")
	for label, args := range map[string][]string{
		"object streams": {"qpdf", "--object-streams=generate", record, again},
		"linearised":     {"qpdf", "--linearize", record, again},
		"plain":          {"qpdf", "--qdf", record, again},
		"mutool":         {"mutool", "clean", "-gggg", record, again},
		"ghostscript":    {"gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=" + again, record},
	} {
		t.Run(label, func(t *testing.T) {
			saveAgain(t, args[0], args[1:]...)
			o, err := exchange.OpenAssessment(read(t, again))
			if err != nil || !bytes.Equal(o.Data, want.Data) || o.Stated != want.Seal {
				t.Errorf("opens with %v and seal %q", err, o.Stated)
			}
		})
	}
}

func TestTwoRecordsInOneFile(t *testing.T) {
	united := filepath.Join(t.TempDir(), "united.pdf")
	saveAgain(t, "pdfunite", recordOf(t, "care"), recordOf(t, "consumer"), united)
	if _, err := exchange.OpenAssessment(read(t, united)); code(err) != "records-two" {
		t.Error(err)
	}
}

// FuzzOpen: whatever the bytes, an assessment or an error with a sentence.
func FuzzOpen(f *testing.F) {
	a, err := exchange.Example("care")
	if err != nil {
		f.Fatal(err)
	}
	data, err := exchange.Write(a)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	doc := &document.Document{Title: "t", Lang: "nl", Attachments: []document.Attachment{{Name: exchange.AssessmentName, Content: data, Description: exchange.Seal(data)}}}
	var record bytes.Buffer
	if _, err := exporter(f).pdf.Write(&record, doc); err != nil {
		f.Fatal(err)
	}
	f.Add(record.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		o, err := exchange.OpenAssessment(data)
		if err != nil && code(err) == "" {
			t.Errorf("an error without a code: %v", err)
		}
		if err == nil && o.Stated != o.Seal {
			t.Errorf("opens with seal %s where %s is stated", o.Seal, o.Stated)
		}
	})
}
