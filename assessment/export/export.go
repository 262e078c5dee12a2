// Package export is the one way out, for window and command line alike: from an
// assessment to a record and a letter in a folder, written whole, read back and
// checked, with progress and cancel.
//
// Never in here: what a document says or looks like, and a question to a person.
package export

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/wholefile"
	"beeldbeltoets/assessment/words"
)

// Kind is a kind of document.
type Kind string

// Kinds of document.
const (
	Record Kind = "record"
	Letter Kind = "letter"
)

// Request says what is wanted.
type Request struct {
	Assessment assessment.Assessment
	// Sealed are the exact bytes of a decided version, which its record carries;
	// nil where they were not kept.
	Sealed []byte
	Lang   string // nl or en
	Kinds  []Kind // empty for all that this assessment has
	Folder string // must be there
	Today  assessment.Date
	NoData bool // a record without the assessment's data attached
}

// File is a document that is there and was checked.
type File struct {
	Kind  Kind
	Path  string
	Bytes int64
	Pages int
}

// Progress is told before each document and, with Done equal to Total, at the end.
type Progress struct {
	Done, Total int
	Name        string // of the file at hand
}

// Kinds lists the documents that an assessment has on a day: a letter only for
// use with clients, with every question answered and unless refused.
func Kinds(c *assessment.Content, a *assessment.Assessment, today assessment.Date) []Kind {
	if !a.HasLetter() || c.Outcome(a, a.BaseDate(today)).Outcome == assessment.Incomplete {
		return []Kind{Record}
	}
	return []Kind{Record, Letter}
}

// Export makes the documents and gives the files that are there and were
// checked. Where one fails or ctx is cancelled, none of them stays.
func (e *Exporter) Export(ctx context.Context, r Request, report func(Progress)) ([]File, error) {
	job, err := e.prepare(r)
	if err != nil {
		return nil, err
	}
	var files []File
	for i, kind := range job.kinds {
		report(Progress{Done: i, Total: len(job.kinds), Name: job.name(kind)})
		file, err := e.one(ctx, job, kind)
		if err != nil {
			remove(files)
			return nil, err
		}
		files = append(files, file)
	}
	report(Progress{Done: len(files), Total: len(files)})
	return files, nil
}

// one makes one document, writes it under a free name and reads it back.
func (e *Exporter) one(ctx context.Context, j *job, kind Kind) (File, error) {
	made, err := e.render(j, kind)
	if err != nil {
		return File{}, err
	}
	if err := ctx.Err(); err != nil {
		return File{}, err
	}
	path, err := writeFree(j.request.Folder, j.name(kind), made.bytes)
	if err != nil {
		return File{}, err
	}
	if err := errors.Join(check(path, made), ctx.Err()); err != nil {
		os.Remove(path)
		return File{}, err
	}
	return File{Kind: kind, Path: path, Bytes: int64(len(made.bytes)), Pages: made.pages}, nil
}

// writeFree never overwrites: where the name is taken, " (2)" is added.
func writeFree(folder, name string, data []byte) (string, error) {
	ext := filepath.Ext(name)
	base := name[:len(name)-len(ext)]
	for n := 1; ; n++ {
		path := filepath.Join(folder, name)
		if n > 1 {
			path = filepath.Join(folder, base+" ("+strconv.Itoa(n)+")"+ext)
		}
		err := wholefile.Create(path, data)
		if !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
}

func remove(files []File) {
	for _, f := range files {
		os.Remove(f.Path)
	}
}

// job is a request with what it needs loaded.
type job struct {
	request Request
	content *assessment.Content
	words   *words.Catalogue
	kinds   []Kind
	data    []byte // what the record carries; nil for nothing
	seal    string
}
