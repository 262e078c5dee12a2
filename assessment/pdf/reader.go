package pdf

import (
	"bytes"
	"crypto/md5"
	"strings"

	"beeldbeltoets/assessment/document"
)

// Contents is what a file says about itself and carries inside.
type Contents struct {
	Title, Lang string
	Kind        document.Kind // of a document of ours, as it was written; empty where it does not tell
	Shown       string        // all that is shown, without white space, where nothing is attached
	Ours        bool          // says that this program made it and none has saved it again
	Attachments []document.Attachment
	Changed     bool       // an attachment is not what its checksum, written beside it, was made of
	Pages       [][]string // the pieces of text on each page; none where they cannot be read
}

// Read finds what is attached to a file by the file's own structure, also after
// another program has saved it again. Its errors are *assessment.Error with one
// of the codes of this package; with NoData the rest of the contents is there.
func Read(data []byte) (Contents, error) {
	f, err := open(data)
	if err != nil {
		return Contents{}, err
	}
	c, err := f.contents()
	c.Pages, _ = f.pageTexts() // another program may set text in ways that are not ours
	if len(c.Attachments) == 0 {
		c.Shown = shownBy(data)
	}
	return c, err
}

// shownBy is the text of all pages, as far as it can be read.
func shownBy(data []byte) string {
	b, err := readBook(data)
	if err != nil {
		return ""
	}
	return strings.Join(b.texts, "\n")
}

func (f *file) contents() (Contents, error) {
	root := f.dict(f.trailer["Root"])
	if root == nil {
		return Contents{}, failure(Damaged, "root")
	}
	info := f.dict(f.trailer["Info"])
	kind, _ := strings.CutPrefix(f.text(info["Keywords"]), kindMark)
	c := Contents{Kind: document.Kind(kind), Title: f.text(info["Title"]), Lang: f.text(root["Lang"]), Ours: f.text(info["Producer"]) == producer}
	w := &walk{file: f, seen: map[ref]bool{}}
	w.tree(f.dict(root["Names"])["EmbeddedFiles"], 0)
	for _, spec := range f.array(root["AF"]) {
		w.attachment(spec)
	}
	if w.err != nil {
		return c, w.err
	}
	if len(w.found) == 0 {
		return c, failure(NoData, "")
	}
	c.Attachments, c.Changed = w.found, w.changed
	return c, nil
}

func (f *file) text(v any) string {
	v, err := f.resolve(v)
	t, ok := v.(text)
	if err != nil || !ok {
		return ""
	}
	return t.String()
}

// walk collects attachments, each once. It stops at the first error.
type walk struct {
	*file
	seen  map[ref]bool
	steps int // what stands in its place, without a reference, is visited each time
	found []document.Attachment
	// changed: one is not what its own checksum was made of.
	changed bool
	err     error
}

// maxSteps is far more than the way to all attachments of a file takes.
const maxSteps = 1 << 14

// visit reports whether a reference is new. A file that leads us on and on is damaged.
func (w *walk) visit(v any) bool {
	if w.steps++; w.steps > maxSteps || len(w.found) > maxAttached {
		w.fail(nil, "attachment")
	}
	r, isRef := v.(ref)
	if w.err != nil || isRef && w.seen[r] {
		return false
	}
	if isRef {
		w.seen[r] = true
	}
	return true
}

// tree follows a tree of names down to the attachments in its leaves.
func (w *walk) tree(v any, depth int) {
	if depth > maxDepth || !w.visit(v) {
		return
	}
	node := w.dict(v)
	names := w.array(node["Names"])
	for i := 1; i < len(names); i += 2 {
		w.attachment(names[i])
	}
	for _, kid := range w.array(node["Kids"]) {
		w.tree(kid, depth+1)
	}
}

func (w *walk) attachment(v any) {
	if !w.visit(v) {
		return
	}
	spec := w.dict(v)
	embedded := w.dict(spec["EF"])
	at := embedded["UF"]
	if at == nil {
		at = embedded["F"]
	}
	if at == nil || !w.visit(at) {
		return
	}
	object, err := w.resolve(at)
	s, ok := object.(stream)
	if err != nil || !ok {
		w.fail(err, "attachment")
		return
	}
	content, err := w.inflate(s)
	if err != nil {
		w.fail(err, "attachment")
		return
	}
	if sum, given := w.dict(s.dict["Params"])["CheckSum"].(text); given {
		if own := md5.Sum(content); !bytes.Equal(sum, own[:]) {
			w.changed = true
		}
	}
	a := document.Attachment{Name: w.text(spec["UF"]), Description: w.text(spec["Desc"]), Content: content}
	if a.Name == "" {
		a.Name = w.text(spec["F"])
	}
	if mime, ok := s.dict["Subtype"].(name); ok {
		a.MIME = string(mime)
	}
	w.found = append(w.found, a)
}

func (w *walk) fail(err error, path string) {
	if err == nil {
		err = failure(Damaged, path)
	}
	w.err = err
}
