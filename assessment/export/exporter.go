package export

import (
	"bytes"
	"io/fs"
	"os"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/pdf"
	"beeldbeltoets/assessment/record"
	"beeldbeltoets/assessment/wholefile"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/assets"
)

// Exporter makes documents with the fonts that the program carries. It does not
// change, so any number of exports may run at once.
type Exporter struct{ pdf *pdf.Writer }

// New reads the fonts and the colour profile.
func New() (*Exporter, error) {
	var files [3][]byte
	for i, name := range []string{"fonts/NotoSans-Regular.ttf", "fonts/NotoSans-Bold.ttf", "icc/sRGB2014.icc"} {
		data, err := fs.ReadFile(assets.FS, name)
		if err != nil {
			return nil, err
		}
		files[i] = data
	}
	fonts, err := document.NewFonts(files[0], files[1])
	if err != nil {
		return nil, err
	}
	return &Exporter{pdf: pdf.NewWriter(fonts, files[2])}, nil
}

// attachmentName is what the record's data is called inside the PDF.
const attachmentName = "assessment.json"

// prepare loads what a request needs and refuses what cannot be made, before
// anything is written.
func (e *Exporter) prepare(r Request) (*job, error) {
	info, err := os.Stat(r.Folder)
	if err != nil {
		return nil, wholefile.Coded(err, r.Folder)
	}
	if !info.IsDir() {
		return nil, &assessment.Error{Code: "no-folder", Params: map[string]string{"folder": r.Folder}}
	}
	j := &job{request: r, kinds: r.Kinds}
	if j.content, err = assessment.Load(r.Assessment.Editions); err != nil {
		return nil, err
	}
	if j.words, err = words.Load(r.Lang); err != nil {
		return nil, err
	}
	possible := Kinds(j.content, &r.Assessment, r.Today)
	if len(j.kinds) == 0 {
		j.kinds = possible
	}
	if slices.Contains(j.kinds, Letter) && !slices.Contains(possible, Letter) {
		return nil, &assessment.Error{Code: "no-letter"}
	}
	return j, j.carry()
}

// carry chooses the data that the record carries: the sealed bytes of a decided
// version, else what is filled in now.
func (j *job) carry() error {
	j.data = j.request.Sealed
	if j.data == nil || j.request.Assessment.Draft() {
		data, err := exchange.Write(j.request.Assessment)
		if err != nil {
			return err
		}
		j.data = data
	}
	if !j.request.Assessment.Draft() {
		j.seal = exchange.Seal(j.data)
	}
	if j.request.NoData {
		j.data = nil
	}
	return nil
}

// name is what a document of this assessment is called: the day it is made
// first, so that a folder sorts well.
func (j *job) name(kind Kind) string {
	day := string(j.request.Today)
	return FileName(day+" "+j.request.Assessment.Program.Name+" - "+j.words.T("export.name."+string(kind))) + ".pdf"
}

// made is a document as bytes, with what must be found in it again.
type made struct {
	bytes []byte
	data  []byte
	pages int
}

func (e *Exporter) render(j *job, kind Kind) (made, error) {
	doc, err := j.document(kind)
	if err != nil {
		return made{}, err
	}
	var out bytes.Buffer
	if err := e.pdf.Write(&out, doc); err != nil {
		return made{}, err
	}
	return made{bytes: out.Bytes()}, nil
}

func (j *job) document(kind Kind) (*document.Document, error) {
	if kind == Letter {
		return nil, &assessment.Error{Code: "no-letter"} // until the letter's builder is there
	}
	doc := record.Build(j.content, &j.request.Assessment, j.words, record.Options{Today: j.request.Today, Seal: j.seal})
	if j.data != nil {
		doc.Attachments = []document.Attachment{{
			Name:        attachmentName,
			Description: j.words.T("export.attachment"),
			MIME:        "application/json",
			Content:     j.data,
		}}
	}
	return doc, nil
}
