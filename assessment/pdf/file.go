package pdf

import (
	"bytes"
	"errors"
)

// Limits of what a file may ask of us.
const (
	MaxFile     = 64 << 20 // bytes of the file itself
	MaxInflated = 8 << 20  // bytes of one stream without its compression
	maxTotal    = 64 << 20 // bytes of all streams that one reading inflates
	maxObjects  = 1 << 20
	maxAttached = 64 // files within one
)

// file is a PDF whose objects are found through its cross-reference, as the
// last program that saved it left them.
type file struct {
	data    []byte // from its header on
	entries map[ref]entry
	trailer dict
	cache   map[ref]any
	members map[ref][]any // the objects of an object stream
	busy    map[ref]bool  // being resolved, each for the one before: a cycle, or a chain
	budget  int           // bytes that may still be inflated
	unread  int           // bytes that objects may still be read from
	crypt   *decryption   // nil where nothing is encrypted
}

// entry says where an object is: at an offset, or in an object stream.
type entry struct {
	offset int
	inside ref // the object stream; 0 for none
	index  int
}

// open reads the cross-reference of a file.
func open(data []byte) (*file, error) {
	if len(data) > MaxFile {
		return nil, tooLarge(MaxFile)
	}
	header := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if header < 0 {
		return nil, failure(NotPDF, "")
	}
	f := &file{
		data: data[header:], entries: map[ref]entry{}, trailer: dict{}, cache: map[ref]any{},
		members: map[ref][]any{}, busy: map[ref]bool{}, budget: maxTotal,
		unread: 2 * len(data), // objects lie beside each other; one that is damaged is tried again
	}
	if err := f.readSections(); err != nil {
		return nil, err
	}
	if err := f.unlock(); err != nil {
		return nil, err
	}
	if _, ok := f.trailer["Root"].(ref); !ok {
		return nil, failure(Damaged, "trailer")
	}
	return f, nil
}

// unlock prepares a file that another program has encrypted, where it opens without a
// password.
func (f *file) unlock() error {
	at, locked := f.trailer["Encrypt"]
	if !locked {
		return nil
	}
	if f.crypt = f.decryption(); f.crypt == nil {
		return failure(Encrypted, "")
	}
	own, _ := at.(ref)
	kept := f.cache[own] // it is not encrypted itself, and nothing else was read yet
	clear(f.cache)
	clear(f.members)
	if kept != nil {
		f.cache[own] = kept
	}
	return nil
}

// readSections follows the cross-reference from the last revision back. What a
// later revision says about an object counts.
func (f *file) readSections() error {
	tail := f.data[max(0, len(f.data)-2048):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return failure(Damaged, "startxref")
	}
	l := lexer{data: tail, at: i + len("startxref")}
	next, ok := l.integer()
	seen := map[int]bool{}
	for ok {
		if seen[next] || next >= len(f.data) {
			return failure(Damaged, "xref")
		}
		seen[next] = true
		section, err := f.section(next)
		if err != nil {
			return err
		}
		if hybrid, isHybrid := section["XRefStm"].(int); isHybrid && !seen[hybrid] && hybrid >= 0 && hybrid < len(f.data) {
			seen[hybrid] = true
			if _, err := f.section(hybrid); err != nil {
				return err
			}
		}
		for key, value := range section {
			if _, newer := f.trailer[key]; !newer {
				f.trailer[key] = value
			}
		}
		next, ok = section["Prev"].(int)
		ok = ok && next >= 0
	}
	if len(seen) == 0 {
		return failure(Damaged, "startxref")
	}
	return nil
}

// section reads one cross-reference section, a table or a stream, and returns
// its trailer.
func (f *file) section(offset int) (dict, error) {
	l := lexer{data: f.data, at: offset}
	if l.accept("xref") {
		return f.table(&l)
	}
	_, object, err := l.indirect(f.plainLength)
	s, ok := object.(stream)
	if err != nil || !ok {
		return nil, failure(Damaged, "xref")
	}
	return s.dict, f.crossStream(s)
}

// plainLength is a stream's length where no object can be looked up yet.
func (f *file) plainLength(v any) (int, bool) {
	n, ok := v.(int)
	return n, ok
}

func (f *file) table(l *lexer) (dict, error) {
	for !l.accept("trailer") {
		first, ok1 := l.integer()
		count, ok2 := l.integer()
		if !ok1 || !ok2 || count > maxObjects || first > maxObjects-count {
			return nil, failure(Damaged, "xref")
		}
		for i := range count {
			offset, ok1 := l.integer()
			_, ok2 := l.integer()
			if !ok1 || !ok2 {
				return nil, failure(Damaged, "xref")
			}
			l.skipSpace()
			if kind := string(l.regular()); kind == "n" {
				f.enter(ref(first+i), entry{offset: offset})
			} else if kind != "f" {
				return nil, failure(Damaged, "xref")
			} else {
				f.enter(ref(first+i), entry{offset: -1})
			}
		}
	}
	object, err := l.object()
	trailer, ok := object.(dict)
	if err != nil || !ok {
		return nil, failure(Damaged, "trailer")
	}
	return trailer, nil
}

// enter notes where an object is, unless a later revision has said so.
func (f *file) enter(r ref, e entry) {
	if _, newer := f.entries[r]; !newer {
		f.entries[r] = e
	}
}

func (f *file) crossStream(s stream) error {
	data, err := f.inflate(s)
	if err != nil {
		return err
	}
	widths, ok := s.dict["W"].(array)
	if !ok || len(widths) != 3 {
		return failure(Damaged, "xref")
	}
	var w [3]int
	for i := range w {
		if w[i], ok = widths[i].(int); !ok || w[i] < 0 || w[i] > 8 {
			return failure(Damaged, "xref")
		}
	}
	size, _ := s.dict["Size"].(int)
	ranges, ok := s.dict["Index"].(array)
	if !ok {
		ranges = array{0, size}
	}
	length := w[0] + w[1] + w[2]
	for ; len(ranges) >= 2 && length > 0; ranges = ranges[2:] {
		first, ok1 := ranges[0].(int)
		count, ok2 := ranges[1].(int)
		if !ok1 || !ok2 || first < 0 || count < 0 || count > len(data)/length || first > maxObjects-count {
			return failure(Damaged, "xref")
		}
		for i := range count {
			f.enterFields(ref(first+i), data[i*length:], w)
		}
		data = data[count*length:]
	}
	return nil
}

func (f *file) enterFields(r ref, b []byte, w [3]int) {
	field := func(width, missing int) int {
		if width == 0 {
			return missing
		}
		v := 0
		for _, c := range b[:width] {
			v = v<<8 | int(c)
		}
		b = b[width:]
		return v
	}
	switch kind, second, third := field(w[0], 1), field(w[1], 0), field(w[2], 0); kind {
	case 1:
		f.enter(r, entry{offset: second})
	case 2:
		f.enter(r, entry{inside: ref(second), index: third})
	default:
		f.enter(r, entry{offset: -1})
	}
}

// resolve follows a reference to its object; anything else is itself. What is
// not there is nil, as the standard has it.
func (f *file) resolve(v any) (any, error) {
	for depth := 0; ; depth++ {
		r, isRef := v.(ref)
		if !isRef {
			return v, nil
		}
		if depth > maxDepth {
			return nil, failure(Damaged, "reference")
		}
		object, err := f.load(r)
		if err != nil {
			return nil, err
		}
		v = object
	}
}

func (f *file) load(r ref) (any, error) {
	if object, known := f.cache[r]; known {
		return object, nil
	}
	e, known := f.entries[r]
	if !known || e.offset < 0 {
		return nil, nil
	}
	if f.busy[r] || len(f.busy) > maxDepth {
		return nil, failure(Damaged, "reference")
	}
	f.busy[r] = true
	defer delete(f.busy, r)
	object, err := f.read(r, e)
	if err != nil {
		return nil, err
	}
	f.cache[r] = object
	return object, nil
}

func (f *file) read(r ref, e entry) (any, error) {
	if e.inside != 0 {
		members, err := f.objectStream(e.inside)
		if err != nil {
			return nil, err
		}
		if e.index < 0 || e.index >= len(members) {
			return nil, failure(Damaged, "object")
		}
		return members[e.index], nil
	}
	if e.offset >= len(f.data) || f.unread <= 0 {
		return nil, failure(Damaged, "object")
	}
	l := lexer{data: f.data, at: e.offset}
	number, object, err := l.indirect(f.lengthOf)
	f.unread -= l.at - e.offset
	if err != nil || ref(number) != r {
		return nil, failure(Damaged, "object")
	}
	if f.crypt != nil {
		object = f.crypt.object(r, object)
	}
	return object, nil
}

func (f *file) lengthOf(v any) (int, bool) {
	v, err := f.resolve(v)
	n, ok := v.(int)
	return n, ok && err == nil
}

// objectStream reads the objects that are kept together in one stream.
func (f *file) objectStream(r ref) ([]any, error) {
	if members, known := f.members[r]; known {
		return members, nil
	}
	object, err := f.load(r)
	if err != nil {
		return nil, err
	}
	s, ok := object.(stream)
	count, ok1 := s.dict["N"].(int)
	first, ok2 := s.dict["First"].(int)
	if !ok || !ok1 || !ok2 || count < 0 || count > maxObjects || first < 0 {
		return nil, failure(Damaged, "objects")
	}
	data, err := f.inflate(s)
	if err != nil {
		return nil, err
	}
	if first > len(data) || count > len(data) {
		return nil, failure(Damaged, "objects")
	}
	members, err := parseMembers(data, first, count)
	if err != nil {
		return nil, err
	}
	f.members[r] = members
	return members, nil
}

// parseMembers reads the objects of an object stream. Each ends where the next
// begins, so that no byte is read twice.
func parseMembers(data []byte, first, count int) ([]any, error) {
	head := lexer{data: data[:first]}
	members := make([]any, count)
	starts := make([]int, count+1)
	starts[count] = len(data)
	for i := range count {
		_, ok1 := head.integer()
		offset, ok2 := head.integer()
		starts[i] = first + offset
		if !ok1 || !ok2 || starts[i] > len(data) || i > 0 && starts[i] < starts[i-1] {
			return nil, failure(Damaged, "objects")
		}
	}
	for i := range members {
		body := lexer{data: data[starts[i]:starts[i+1]]}
		object, err := body.object()
		if err != nil && !errors.Is(err, errEnd) {
			return nil, failure(Damaged, "objects")
		}
		members[i] = object
	}
	return members, nil
}

// dict follows a value to a dictionary; that of a stream counts too.
func (f *file) dict(v any) dict {
	v, err := f.resolve(v)
	if err != nil {
		return nil
	}
	switch v := v.(type) {
	case dict:
		return v
	case stream:
		return v.dict
	}
	return nil
}

func (f *file) array(v any) array {
	v, err := f.resolve(v)
	if err != nil {
		return nil
	}
	a, _ := v.(array)
	return a
}
