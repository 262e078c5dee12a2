package export

import (
	"context"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/record"
	"beeldbeltoets/assessment/words"
)

// PairRequest asks for two assessments side by side: two versions of one, or two
// programs.
type PairRequest struct {
	One, Other assessment.Assessment
	Lang       string
	Folder     string // must be there
	Today      assessment.Date
}

// ExportPair writes the document with both side by side. It carries no data: each
// has a record of its own for that.
func (e *Exporter) ExportPair(ctx context.Context, r PairRequest) (File, error) {
	if err := checkFolder(r.Folder); err != nil {
		return File{}, err
	}
	w, err := words.Load(r.Lang)
	if err != nil {
		return File{}, err
	}
	c, err := assessment.Load(r.Other.Editions)
	if err != nil {
		return File{}, err
	}
	doc := record.Compare(c, &r.One, &r.Other, w, record.Options{Today: r.Today})
	name := string(r.Today) + " " + FileName(doc.Title) + " - " + w.T("export.name.pair") + ".pdf"
	f, err := e.makePDF(doc)
	if err != nil {
		return File{}, err
	}
	file, err := e.put(ctx, r.Folder, name, f)
	file.Kind = PDF
	return file, err
}
