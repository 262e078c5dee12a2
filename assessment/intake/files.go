package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/wholefile"
)

// Endings are those of the files that are offered to be chosen. What a file is, its
// contents say.
var Endings = []string{".json", ".pdf", dossier.Ending, ".zip"}

// Input stands among paths for what comes on standard input: [Options.Contents] has it.
const Input = "-"

// MostFiles is how many files are looked at in one go.
const MostFiles = 10_000

// Files lists the files to look into: those that are named, and all in the folders
// that are named and below them. What is hidden, and what a program keeps beside a
// dossier that is open, is passed over.
func Files(paths []string) (files []string, err error) {
	for _, path := range paths {
		if path == Input {
			files = append(files, path)
			continue
		}
		err := filepath.WalkDir(path, func(at string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return wholefile.Coded(err, at)
			case at != path && d.IsDir() && strings.HasPrefix(d.Name(), "."):
				return fs.SkipDir
			case d.IsDir() || at != path && aside(d.Name()):
				return nil
			case len(files) == MostFiles:
				return &assessment.Error{Code: "intake-many", Params: map[string]string{"file": path}}
			}
			files = append(files, at)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(files)
	files = slices.Compact(files)
	if len(files) == 0 {
		return nil, &assessment.Error{Code: "intake-none", Params: map[string]string{"file": strings.Join(paths, ", ")}}
	}
	return files, nil
}

// aside reports whether a name is that of a file that nobody put there.
func aside(name string) bool {
	name = strings.ToLower(name)
	system := strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || name == "thumbs.db" || name == "desktop.ini"
	return system || strings.HasSuffix(name, dossier.Ending+".lock") || strings.HasSuffix(name, dossier.Ending+"-journal")
}

// Limits of zips: what is in one may say of itself whatever it likes. Its parts count
// as files do, those of all zips together.
const (
	mostUnpacked = 1 << 30 // bytes of all that is in one
	mostOfAll    = 4 << 30 // and in all that are looked into in one go
	mostRatio    = 200     // how many times larger a part becomes; our JSON does eight
	freeRatio    = 1 << 20 // bytes up to which nobody asks for the ratio
)

// zip looks at the parts of a zip, in their order. Nothing is written anywhere, so
// that the path of a part is no more than its name. A zip in a zip is named.
func (l *look) zip(path string, o Options) {
	if data, there := o.Contents[path]; there {
		l.unzip(path, bytes.NewReader(data), int64(len(data)))
		return
	}
	f, err := wholefile.OpenHeld(path, o.Sleep)
	if err != nil {
		l.damaged(path, register.Row{}, wholefile.Coded(err, path))
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		l.damaged(path, register.Row{}, wholefile.Coded(err, path))
		return
	}
	l.unzip(path, f, info.Size())
}

func (l *look) unzip(path string, f io.ReaderAt, size int64) {
	parts, err := zip.NewReader(f, size)
	if err != nil && parts == nil {
		l.damaged(path, register.Row{}, zipFails("zip-damaged", path))
		return
	}
	named := slices.DeleteFunc(parts.File, func(part *zip.File) bool {
		return part.FileInfo().IsDir() || aside(filepath.Base(part.Name)) || strings.HasPrefix(part.Name, "__MACOSX/")
	})
	if l.parts += len(named); l.parts > MostFiles {
		l.damaged(path, register.Row{}, zipFails("intake-many", path))
		return
	}
	l.holds(len(named))
	l.within = path
	defer func() { l.within = "" }()
	left := min(int64(mostUnpacked), l.unpack)
	l.unpack -= left
	for _, part := range named {
		if l.ctx.Err() != nil {
			return
		}
		l.part(path, part, &left)
		l.step()
	}
	l.unpack += left
}

// part looks at one part of a zip.
func (l *look) part(path string, part *zip.File, left *int64) {
	name := path + " › " + printable(part.Name)
	data, err := unpack(part, *left)
	*left -= int64(len(data))
	if err == nil && exchange.Sniff(data[:min(len(data), exchange.SniffBytes)]) == exchange.KindDossier {
		err = zipFails("zip-dossier", name)
	}
	if e, is := errors.AsType[*assessment.Error](err); is {
		e.Params["file"] = name
		l.damaged(name, register.Row{}, err)
		return
	}
	if err != nil {
		err = zipFails("zip-damaged", name)
		l.damaged(name, register.Row{}, err)
		return
	}
	l.place(readContent(name, data))
}

// unpack reads a part, within its own limits and those of all.
func unpack(part *zip.File, left int64) ([]byte, error) {
	switch size, packed := part.UncompressedSize64, max(part.CompressedSize64, 1); {
	case part.Flags&1 != 0:
		return nil, zipFails("zip-locked", part.Name)
	case size > freeRatio && size/packed > mostRatio, size > uint64(max(left, 0)):
		return nil, zipFails("zip-large", part.Name)
	}
	f, err := part.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	most := min(left, exchange.MaxFile) + 1
	data, err := exchange.ReadAll(io.LimitReader(f, most))
	if err == nil && int64(len(data)) == most {
		err = zipFails("zip-large", part.Name)
	}
	return data, err
}

func zipFails(code, path string) *assessment.Error {
	return &assessment.Error{Code: code, Params: map[string]string{"file": path, "max": strconv.Itoa(mostUnpacked >> 20)}}
}

// printable is a name without what could change how it is shown.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '·'
		}
		return r
	}, name)
}
