package cli

import (
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
