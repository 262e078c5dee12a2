package cli

import (
	"errors"
	"io/fs"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/wholefile"
)

// open opens an assessment; "-" is standard input.
func (s *session) open(path string) (exchange.Opened, error) {
	data, err := s.read(path)
	if err != nil {
		return exchange.Opened{}, err
	}
	return exchange.OpenAssessment(data)
}

// read reads a file.
func (s *session) read(path string) ([]byte, error) {
	from := s.in
	if path != "-" {
		f, err := wholefile.OpenHeld(path, nil)
		if err != nil {
			return nil, wholefile.Coded(err, path)
		}
		defer f.Close()
		from = f
	}
	data, err := exchange.ReadAll(from)
	if err != nil {
		return nil, wholefile.Coded(err, path)
	}
	return data, nil
}

// write writes a file where none stands yet; "-" is standard output.
func (s *session) write(path string, data []byte) error {
	if path == "-" {
		_, err := s.files.Write(data)
		return err
	}
	err := wholefile.Create(path, data)
	if errors.Is(err, fs.ErrExist) {
		return &assessment.Error{Code: "dossier-exists", Params: map[string]string{"file": path}}
	}
	if err != nil {
		return wholefile.Coded(err, path)
	}
	s.line(path)
	return nil
}
