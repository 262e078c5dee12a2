// Package powercut works out what a power cut may leave of files: from what was
// written, synced, renamed and removed it makes every state that a file system may
// show afterwards. Only tests use it.
//
// The model is the worst that a journalling file system does: what a file holds is
// durable after a sync of the file, a name (made, renamed, removed) after a sync of
// its folder, and of all else any part may be there.
package powercut

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
)

// Kinds of operations.
const (
	Write    = "write"
	Truncate = "truncate"
	Sync     = "sync"
	Create   = "create"
	Folder   = "folder"
	Unlink   = "unlink"
	Rename   = "rename"
	SyncDir  = "sync-folder"
	Promise  = "promise" // the program said that something is kept
)

// Op is one thing that a program asked of the file system, or promised. Paths have
// slashes and are below one folder.
type Op struct {
	Kind     string
	Path, To string
	At       int64
	Data     []byte
	Promised int
}

const (
	sector     = 512
	exhaustive = 8  // so many changes are tried in every combination
	few        = 16 // of more, so many by themselves
)

// aFolder stands for a folder among the files that a name may stand for.
const aFolder = -2

type content struct {
	durable []byte
	pending []Op // writes and truncates since its last sync
}

// change is one of names that no sync of a folder has made durable yet.
type change struct {
	names   []string
	stand   []int // what each name stands for after it; -1: nothing
	pending []string
}

// Disk is what is durable, and what may or may not be.
type Disk struct {
	files    []*content
	names    map[string]int // as the program sees them
	durable  map[string]int
	changes  []change
	Promised int // the last promise; -1 before the first
}

// NewDisk returns a disk with files that are durable, by their paths.
func NewDisk(files map[string][]byte) *Disk {
	d := &Disk{names: map[string]int{}, durable: map[string]int{}, Promised: -1}
	for name, data := range files {
		d.names[name], d.durable[name] = len(d.files), len(d.files)
		d.files = append(d.files, &content{durable: data})
		for above := path.Dir(name); above != "." && above != "/"; above = path.Dir(above) {
			d.names[above], d.durable[above] = aFolder, aFolder
		}
	}
	return d
}

// Do brings the disk up to date with an operation.
func (d *Disk) Do(op Op) error {
	switch op.Kind {
	case Promise:
		d.Promised = op.Promised
	case Create:
		d.files = append(d.files, &content{})
		d.change([]string{op.Path}, []int{len(d.files) - 1})
	case Folder:
		d.change([]string{op.Path}, []int{aFolder})
	case Unlink:
		d.change([]string{op.Path}, []int{-1})
	case Rename:
		d.rename(op.Path, op.To)
	case SyncDir:
		d.syncFolder(op.Path)
	default:
		return d.data(op)
	}
	return nil
}

func (d *Disk) data(op Op) error {
	at, is := d.names[op.Path]
	if !is || at < 0 {
		return fmt.Errorf("%s of %s, which is no file here", op.Kind, op.Path)
	}
	f := d.files[at]
	if op.Kind != Sync {
		f.pending = append(f.pending, op)
		return nil
	}
	for _, p := range f.pending {
		f.durable = p.onto(f.durable, nil)
	}
	f.pending = nil
	return nil
}

// rename moves a name, and all below it where that is a folder.
func (d *Disk) rename(from, to string) {
	names, stand := []string{from, to}, []int{-1, d.names[from]}
	for name, at := range d.names {
		if below, is := strings.CutPrefix(name, from+"/"); is {
			names, stand = append(names, name, to+"/"+below), append(stand, -1, at)
		}
	}
	d.change(names, stand)
}

func (d *Disk) change(names []string, stand []int) {
	c := change{names: names, stand: stand}
	for _, name := range names[:min(2, len(names))] {
		if above := path.Dir(name); !slices.Contains(c.pending, above) {
			c.pending = append(c.pending, above)
		}
	}
	c.apply(d.names)
	d.changes = append(d.changes, c)
}

// syncFolder makes the changes of names in a folder durable. A rename from another
// folder is one change: once either is synced it is there.
func (d *Disk) syncFolder(folder string) {
	d.changes = slices.DeleteFunc(d.changes, func(c change) bool {
		is := slices.Contains(c.pending, folder)
		if is {
			c.apply(d.durable)
		}
		return is
	})
}

func (c change) apply(names map[string]int) {
	for i, name := range c.names {
		if names[name] = c.stand[i]; c.stand[i] == -1 {
			delete(names, name)
		}
	}
}

// onto returns what the file holds after the operation; keep says which sectors of a
// write reach the disk, nil: all.
func (op Op) onto(old []byte, keep func() bool) []byte {
	old = slices.Clone(old)
	if op.Kind == Truncate {
		return append(old, make([]byte, max(0, int(op.At)-len(old)))...)[:op.At]
	}
	if more := int(op.At) + len(op.Data) - len(old); more > 0 {
		old = append(old, make([]byte, more)...)
	}
	for from := 0; from < len(op.Data); from += sector {
		if keep == nil || keep() {
			copy(old[int(op.At)+from:], op.Data[from:min(from+sector, len(op.Data))])
		}
	}
	return old
}

// choice says what of the changes and of the writes a cut keeps.
type choice struct {
	why  string
	name func(i int) bool
	data func(file, i int) bool
	torn func() bool
}

// States returns what a cut at this moment may leave. Few changes are tried in every
// combination; of many each number of kept changes of names with none, all, all but
// one and only one of the writes; and some by chance, with torn writes.
func (d *Disk) States(random int, r *rand.Rand) []State {
	var choices []choice
	if writes := d.writes(); len(d.changes)+len(writes) <= exhaustive {
		choices = every(len(d.changes), writes)
	} else {
		choices = some(len(d.changes), writes)
	}
	for range random * min(1, len(d.changes)+len(d.writes())) {
		coin := func() bool { return r.IntN(2) == 0 }
		choices = append(choices, choice{"by chance, torn", func(int) bool { return coin() }, func(int, int) bool { return coin() }, coin})
	}
	states := make([]State, len(choices))
	for i, c := range choices {
		states[i] = d.build(c)
	}
	return states
}

// write names a write that is not durable yet.
type write struct{ file, i int }

func (d *Disk) writes() (all []write) {
	for at, f := range d.files {
		for i := range f.pending {
			all = append(all, write{at, i})
		}
	}
	return all
}

// every keeps each combination of changes.
func every(names int, writes []write) (all []choice) {
	for kept := range 1 << (names + len(writes)) {
		has := func(bit int) bool { return kept>>bit&1 == 1 }
		all = append(all, choice{
			why:  fmt.Sprintf("of %d changes of names and %d writes: %b", names, len(writes), kept),
			name: has,
			data: func(file, i int) bool { return has(names + slices.Index(writes, write{file, i})) },
		})
	}
	return all
}

func some(names int, writes []write) (all []choice) {
	yes, no := func(int, int) bool { return true }, func(int, int) bool { return false }
	step := 1 + len(writes)/few
	for cut := range names + 1 {
		upTo := func(i int) bool { return i < cut }
		why := fmt.Sprintf("%d of %d changes of names, ", cut, names)
		all = append(all, choice{why + "no write", upTo, no, nil}, choice{why + "all writes", upTo, yes, nil})
		for i := 0; i < len(writes); i += step {
			only := func(file, n int) bool { return writes[i] == write{file, n} }
			all = append(all, choice{fmt.Sprint(why, "only write ", i), upTo, only, nil},
				choice{fmt.Sprint(why, "all but write ", i), upTo, func(file, n int) bool { return !only(file, n) }, nil})
		}
	}
	return all
}

func (d *Disk) build(c choice) State {
	names, stopped := maps.Clone(d.durable), map[string]bool{}
	for i, e := range d.changes {
		after := slices.ContainsFunc(e.names, func(n string) bool { return stopped[n] })
		if c.name(i) && !after { // the changes of one name keep their order
			e.apply(names)
			continue
		}
		for _, n := range e.names {
			stopped[n] = true
		}
	}
	s := State{Files: map[string][]byte{}, Why: c.why}
	for name, at := range names {
		switch {
		case !reachable(names, name):
		case at == aFolder:
			s.Folders = append(s.Folders, name)
		default:
			s.Files[name] = d.content(at, c)
		}
	}
	slices.Sort(s.Folders)
	return s
}

// reachable reports whether every folder above a name is there.
func reachable(names map[string]int, name string) bool {
	for above := path.Dir(name); above != "."; above = path.Dir(above) {
		if names[above] != aFolder {
			return false
		}
	}
	return true
}

func (d *Disk) content(at int, c choice) []byte {
	data := d.files[at].durable
	for i, op := range d.files[at].pending {
		if c.data(at, i) {
			data = op.onto(data, c.torn)
		}
	}
	return data
}
