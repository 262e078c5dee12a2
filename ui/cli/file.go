package cli

import (
	"os"

	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/wholefile"
)

// open reads a file; "-" is standard input.
func (s *session) open(path string) (export.Opened, error) {
	from := s.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return export.Opened{}, wholefile.Coded(err, path)
		}
		defer f.Close()
		from = f
	}
	data, err := export.Read(from)
	if err != nil {
		return export.Opened{}, wholefile.Coded(err, path)
	}
	return export.Open(data)
}

// one asks for exactly one FILE.
func one(a arguments) (string, error) {
	switch {
	case len(a.rest) == 0:
		return "", usage("argument-missing", "argument", "FILE")
	case len(a.rest) > 1:
		return "", usage("argument-extra", "argument", a.rest[1])
	}
	return a.rest[0], nil
}
