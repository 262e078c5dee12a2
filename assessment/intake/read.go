package intake

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/wholefile"
)

// reading is what was read of a file by itself, before it is held against what is
// filed. Of a dossier and a zip only that it is one.
type reading struct {
	path       string
	kind       exchange.Kind
	item       register.Item
	row        register.Row
	packed     []byte // the item, to be kept until it is applied
	comparison *grid.Comparison
	err        error
}

// read reads a file, or looks at what was read of it already.
func read(path string, o Options) reading {
	data, there := o.Contents[path]
	switch {
	case !there:
		return readFile(path, o.Sleep)
	case exchange.Sniff(data[:min(len(data), exchange.SniffBytes)]) == exchange.KindZip:
		return reading{path: path, kind: exchange.KindZip}
	}
	return readContent(path, data)
}

// readFile reads a file, by what is in it and whatever its name says.
func readFile(path string, sleep func(time.Duration)) (r reading) {
	defer func() {
		if recover() != nil {
			r = failed(path)
		}
	}()
	f, err := wholefile.OpenHeld(path, sleep)
	if err != nil {
		return reading{path: path, err: wholefile.Coded(err, path)}
	}
	defer f.Close()
	head := make([]byte, exchange.SniffBytes)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return reading{path: path, err: wholefile.Coded(err, path)}
	}
	switch kind := exchange.Sniff(head[:n]); {
	case kind == exchange.KindDossier, strings.EqualFold(filepath.Ext(path), dossier.Ending):
		return reading{path: path, kind: exchange.KindDossier}
	case kind == exchange.KindZip:
		return reading{path: path, kind: kind}
	}
	data, err := exchange.ReadAll(io.MultiReader(bytes.NewReader(head[:n]), f))
	if err != nil {
		return reading{path: path, err: wholefile.Coded(err, path)}
	}
	return readContent(path, data)
}

// failed is what is told of a file that a reader failed on.
func failed(path string) reading {
	return reading{path: path, err: &assessment.Error{Code: "reader-failed", Params: map[string]string{"file": path}}}
}

// readContent reads what a file holds, or a part of a zip.
func readContent(path string, data []byte) reading {
	r := reading{path: path}
	o, err := exchange.Open(data)
	if err != nil || o.Comparison != nil {
		r.comparison, r.err = o.Comparison, err
		return r
	}
	if r.item, r.err = sealed(register.Item{Assessment: o.Assessment, Sealed: o.Data, Seal: o.Seal}); r.err != nil {
		return r
	}
	if r.row, r.err = register.RowWithoutText(r.item); r.err != nil {
		return r
	}
	p := packers.Get().(*packer)
	defer packers.Put(p)
	r.packed, r.err = p.pack(r.item)
	return r
}

// sealed sets the bytes of a decided version that came as JSON in the newest form, and
// seals it.
func sealed(item register.Item) (register.Item, error) {
	if !item.Assessment.Draft() && item.Seal == "" {
		data, err := exchange.Encode(item.Assessment)
		if err != nil {
			return item, err
		}
		item.Sealed, item.Seal = data, exchange.Seal(data)
	}
	return Seal(item)
}

var packers = sync.Pool{New: func() any { return new(packer) }}

// ahead does some work on things beside each other, as many as there are processors,
// and yields what came of each in their order.
func ahead[T, R any](things []T, work func(T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		slots, stop := make(chan chan R, runtime.GOMAXPROCS(0)), make(chan struct{})
		defer close(stop)
		go func() {
			defer close(slots)
			for _, thing := range things {
				slot := make(chan R, 1)
				select {
				case slots <- slot:
				case <-stop:
					return
				}
				go func() { slot <- work(thing) }()
			}
		}()
		for slot := range slots {
			if !yield(<-slot) {
				return
			}
		}
	}
}
