package export

import (
	"context"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/gridreport"
	"beeldbeltoets/assessment/sheet"
	"beeldbeltoets/assessment/words"
)

// Kinds of file that a comparison is exported to.
const (
	PDF  Kind = "pdf"
	CSV  Kind = "csv"
	XLSX Kind = "xlsx"
)

// ComparisonKinds are all of them.
var ComparisonKinds = []Kind{PDF, CSV, XLSX}

// ComparisonRequest says what is wanted of a comparison.
type ComparisonRequest struct {
	Comparison grid.Comparison
	Use        string // one of its uses; empty for all
	Lang       string
	Kinds      []Kind
	Folder     string // must be there
	Today      assessment.Date
}

// ExportComparison writes a comparison and returns the files that are there and
// were checked. Where one fails or ctx is cancelled, none of them stays.
func (e *Exporter) ExportComparison(ctx context.Context, r ComparisonRequest, report func(Progress)) ([]File, error) {
	if err := checkFolder(r.Folder); err != nil {
		return nil, err
	}
	made, w, err := prepareComparison(r)
	if err != nil {
		return nil, err
	}
	var files []File
	for i, kind := range r.Kinds {
		name := string(r.Today) + " " + FileName(made.Title()) + " - " + w.T("grid.file") + "." + string(kind)
		report(Progress{Done: i, Total: len(r.Kinds), Name: name})
		file, err := e.comparison(ctx, r, kind, name, made, w)
		if err != nil {
			remove(files)
			return nil, err
		}
		files = append(files, file)
	}
	report(Progress{Done: len(files), Total: len(files)})
	return files, nil
}

// OneOfComparison makes the first kind of a request for who writes no file. Nothing
// touches a disk.
func (e *Exporter) OneOfComparison(r ComparisonRequest) ([]byte, error) {
	made, w, err := prepareComparison(r)
	if err != nil {
		return nil, err
	}
	f, err := e.makeComparison(r, r.Kinds[0], made, w)
	if err == nil {
		err = f.verify(f.data)
	}
	return f.data, err
}

func prepareComparison(r ComparisonRequest) (*gridreport.Report, *words.Catalogue, error) {
	w, err := words.Load(r.Lang)
	if err != nil {
		return nil, nil, err
	}
	g, err := grid.Load(r.Comparison.Grid)
	if err != nil {
		return nil, nil, err
	}
	if err := g.Check(&r.Comparison); err != nil {
		return nil, nil, err
	}
	use := r.Use
	if use == "" {
		use = r.Comparison.Use
	}
	return gridreport.New(g, &r.Comparison, g.UsesOf(use), w), w, nil
}

func (e *Exporter) comparison(ctx context.Context, r ComparisonRequest, kind Kind, name string, report *gridreport.Report, w *words.Catalogue) (File, error) {
	f, err := e.makeComparison(r, kind, report, w)
	if err != nil {
		return File{}, err
	}
	file, err := e.put(ctx, r.Folder, name, f)
	file.Kind = kind
	return file, err
}

func (e *Exporter) makeComparison(r ComparisonRequest, kind Kind, report *gridreport.Report, w *words.Catalogue) (made, error) {
	if kind != PDF {
		data, err := table(report, kind, w)
		return made{data: data, verify: sameBytes}, err
	}
	doc := report.Document(r.Today)
	data, err := exchange.WriteComparison(r.Comparison)
	if err != nil {
		return made{}, err
	}
	doc.Attachments = []document.Attachment{{Name: exchange.ComparisonName, Description: w.T("grid.attachment"), MIME: "application/json", Content: data}}
	return e.makePDF(doc)
}

func table(report *gridreport.Report, kind Kind, w *words.Catalogue) ([]byte, error) {
	if kind == CSV {
		return sheet.CSV(report.Ranking(), w.T("decimal"))
	}
	return sheet.XLSX(report.Workbook())
}
