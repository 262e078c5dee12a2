package export

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"sync"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/pdf"
	"beeldbeltoets/assessment/script"
	"beeldbeltoets/assessment/wholefile"
	"beeldbeltoets/assets"
)

// Exporter makes documents with the fonts that the program carries. Any number of
// exports may run at once.
type Exporter struct {
	fonts   *document.Fonts
	pdf     *pdf.Writer
	words   sync.Map // catalogues by language, each read once
	letters sync.Map // texts by edition, likewise
	sums    sync.Map // of published data by name, likewise
	// create puts down a whole file where there is none.
	create func(path string, data []byte) error
}

// New reads the fonts and the colour profile.
func New() (*Exporter, error) {
	profile, err := fs.ReadFile(assets.FS, "icc/sRGB2014.icc")
	if err != nil {
		return nil, err
	}
	folder, err := fs.Sub(assets.FS, "fonts")
	if err != nil {
		return nil, err
	}
	scripts, err := script.Open(folder)
	if err != nil {
		return nil, err
	}
	fonts, err := document.NewFonts(scripts)
	if err != nil {
		return nil, err
	}
	return &Exporter{fonts: fonts, pdf: pdf.NewWriter(fonts, profile), create: wholefile.Create}, nil
}

// Lay puts a document on pages, to look at before it is written.
func (e *Exporter) Lay(doc *document.Document) *document.Layout { return document.Lay(doc, e.fonts) }

// Unset lists the characters of the documents that no font of ours has, each
// once. A square stands for each of them. It needs no folder.
func (e *Exporter) Unset(r Request) ([]rune, error) {
	j, err := e.prepare(r)
	if err != nil {
		return nil, err
	}
	var unset []rune
	for _, p := range j.papers {
		if p.format == AsPDF || p.format == AsMail {
			unset = append(unset, document.Lay(p.doc, e.fonts).Unset()...)
		}
	}
	slices.Sort(unset)
	return slices.Compact(unset), nil
}

// Export makes the documents and returns the files that are there and were
// checked. Where one fails or ctx is cancelled, none of them stays.
func (e *Exporter) Export(ctx context.Context, r Request, report func(Progress)) ([]File, error) {
	if err := checkFolder(r.Folder); err != nil {
		return nil, err
	}
	j, err := e.prepare(r)
	if err != nil {
		return nil, err
	}
	return e.all(ctx, r.Folder, j.papers, report)
}

// NotOne is the code of the error for a request of more documents than one.
const NotOne = "export-not-one"

// One makes the one document of a request for who writes no file: it is checked as one
// that was read back. Nothing touches a disk.
func (e *Exporter) One(r Request) (File, []byte, error) {
	j, err := e.prepare(r)
	if err != nil {
		return File{}, nil, err
	}
	if len(j.papers) != 1 {
		return File{}, nil, &assessment.Error{Code: NotOne}
	}
	p := j.papers[0]
	f, err := e.make(p)
	if err == nil {
		err = f.verify(f.data)
	}
	return File{Kind: p.kind, Format: p.format, Bytes: int64(len(f.data)), Pages: f.pages}, f.data, err
}

// all writes papers one by one. Where one fails, none of them stays.
func (e *Exporter) all(ctx context.Context, folder string, papers []paper, report func(Progress)) ([]File, error) {
	var files []File
	for i, p := range papers {
		report(Progress{Done: i, Total: len(papers), Name: p.name})
		file, err := e.one(ctx, folder, p)
		if err != nil {
			remove(files)
			return nil, err
		}
		files = append(files, file)
	}
	report(Progress{Done: len(files), Total: len(files)})
	return files, nil
}

// one makes one paper.
func (e *Exporter) one(ctx context.Context, folder string, p paper) (File, error) {
	made, err := e.make(p)
	if err != nil {
		return File{}, err
	}
	file, err := e.put(ctx, folder, p.name, made)
	file.Kind, file.Format = p.kind, p.format
	return file, err
}

// put writes a file under a free name and reads it back.
func (e *Exporter) put(ctx context.Context, folder, name string, f made) (File, error) {
	if err := ctx.Err(); err != nil {
		return File{}, err
	}
	path, err := e.writeFree(folder, name, f.data)
	if err != nil {
		return File{}, err
	}
	if err := errors.Join(check(path, f), ctx.Err()); err != nil {
		os.Remove(path)
		return File{}, err
	}
	return File{Path: path, Bytes: int64(len(f.data)), Pages: f.pages}, nil
}

// writeFree never overwrites: where a name is taken, " (2)" is added.
func (e *Exporter) writeFree(folder, name string, data []byte) (string, error) {
	return wholefile.Free(folder, name, func(path string) error { return e.create(path, data) })
}

// check reads a written file back from the disk: the same bytes, and in them all
// that was to be in it.
func check(path string, f made) error {
	data, err := wholefile.Read(path, int64(len(f.data)))
	if err == nil && !bytes.Equal(data, f.data) {
		err = errDiffers
	}
	if err == nil {
		err = f.verify(data)
	}
	if err != nil {
		return &assessment.Error{Code: "export-differs", Params: map[string]string{"file": path, "detail": err.Error()}}
	}
	return nil
}

var errDiffers = errors.New("bytes")

func remove(files []File) {
	for _, f := range files {
		os.Remove(f.Path)
	}
}

// once returns what was loaded under a name before, or loads it.
func once[T any](kept *sync.Map, name string, load func(string) (T, error)) (T, error) {
	if known, ok := kept.Load(name); ok {
		return known.(T), nil
	}
	value, err := load(name)
	if err == nil {
		kept.Store(name, value)
	}
	return value, err
}
