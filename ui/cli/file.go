package cli

import (
	"bytes"
	"io"
	"os"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/pdf"
	"beeldbeltoets/assessment/wholefile"
)

// maxPDF is far more than a record with its data ever is.
const maxPDF = 64 << 20

// file is an assessment from a file: JSON, or a record that carries it.
type file struct {
	assessment assessment.Assessment
	sealed     []byte // the exact bytes of a decided version
	attachment *pdfData
}

// pdfData is what a record carried.
type pdfData struct {
	content     []byte
	description string
}

// open reads a file; "-" is standard input.
func (s *session) open(path string) (file, error) {
	data, err := s.read(path)
	if err != nil {
		return file{}, err
	}
	if isPDF(data) {
		return fromRecord(data)
	}
	a, err := exchange.Read(bytes.NewReader(data))
	if err != nil {
		return file{}, err
	}
	return file{assessment: a}, nil
}

// read takes no more of a file than a record can be, and no more of one that is
// no PDF than an assessment can be.
func (s *session) read(path string) ([]byte, error) {
	from := s.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, wholefile.Coded(err, path)
		}
		defer f.Close()
		from = f
	}
	data, err := io.ReadAll(io.LimitReader(from, exchange.MaxBytes+1))
	if err == nil && isPDF(data) {
		var rest []byte
		rest, err = io.ReadAll(io.LimitReader(from, maxPDF+1-int64(len(data))))
		data = append(data, rest...)
	}
	if err != nil {
		return nil, wholefile.Coded(err, path)
	}
	if len(data) > maxPDF {
		return nil, &assessment.Error{Code: "too-large", Params: map[string]string{"max": strconv.Itoa(maxPDF >> 20)}}
	}
	return data, nil
}

// isPDF looks for the mark that may stand within the first 1024 bytes.
func isPDF(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-"))
}

// fromRecord takes the assessment out of a record, with the bytes as they were
// sealed.
func fromRecord(data []byte) (file, error) {
	contents, err := pdf.Read(data)
	if err != nil {
		return file{}, err
	}
	for _, attached := range contents.Attachments {
		if attached.MIME != "application/json" {
			continue
		}
		a, err := exchange.Read(bytes.NewReader(attached.Content))
		if err != nil {
			return file{}, err
		}
		f := file{assessment: a, attachment: &pdfData{attached.Content, attached.Description}}
		if !a.Draft() {
			f.sealed = attached.Content
		}
		return f, nil
	}
	return file{}, &assessment.Error{Code: pdf.NoData}
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
