// Package dossier keeps what a person fills in: one file in the person's state
// folder, saved whole after every answer, with the generation before beside it,
// a lock that says who has it open, and the settings of the program.
//
// Never in here: what an assessment means, or a window.
package dossier

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/register"
)

// Draft is everything that is kept: all assessments and comparisons, and what a new one begins with.
type Draft struct {
	Numbers      []string            `json:"numbers,omitempty"` // given at decisions, such as 2026-0007, also of versions that are gone
	Current      string              `json:"current,omitempty"` // Key of the item that was shown last
	Step         string              `json:"step,omitempty"`    // where in it the person was
	Practice     assessment.Practice `json:"practice"`          // defaults for the next new assessment
	Assessor     assessment.Person   `json:"assessor"`
	SecondReader assessment.Person   `json:"secondReader"`
	Items        []Item              `json:"items,omitempty"`
	Comparisons  []grid.Comparison   `json:"comparisons,omitempty"`
}

// Item is what is filed.
type Item = register.Item

// Shown gives the place of the item that was shown last, and -1 for none.
func (d Draft) Shown() int {
	for i, item := range d.Items {
		if item.Key() == d.Current {
			return i
		}
	}
	return -1
}

// The header of a kept file, its first line. Later versions keep this line, so
// that an older program can tell a newer file from a damaged one.
type header struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	SHA256  string `json:"sha256"` // over format, version and the lines below
}

const version = 1

// encode writes a value under its header.
func encode(format string, value any) ([]byte, error) {
	payload, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	head := firstLine(header{Format: format, Version: version, SHA256: checksum(format, version, payload)})
	return append(append(head, '\n'), payload...), nil
}

func firstLine(head header) []byte {
	line, _ := json.Marshal(head) // two strings and a number always go
	return line
}

// decode reads what encode wrote. Its errors have the codes "file-damaged" and
// "newer-version".
func decode(data []byte, format string, into any) error {
	first, payload, _ := bytes.Cut(data, []byte("\n"))
	var head header
	intact := json.Unmarshal(first, &head) == nil && bytes.Equal(first, firstLine(head)) &&
		head.Format == format && head.SHA256 == checksum(head.Format, head.Version, payload)
	if !intact {
		return &assessment.Error{Code: "file-damaged"}
	}
	if head.Version > version {
		params := map[string]string{"version": strconv.Itoa(head.Version), "known": strconv.Itoa(version)}
		return &assessment.Error{Code: "newer-version", Params: params}
	}
	if json.Unmarshal(payload, into) != nil {
		return &assessment.Error{Code: "file-damaged"}
	}
	return nil
}

func checksum(format string, version int, payload []byte) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s %d\n", format, version)
	h.Write(payload)
	return hex.EncodeToString(h.Sum(nil))
}
