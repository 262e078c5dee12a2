package dossier

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/wholefile"
)

// The header of a kept file, its first line. Later versions keep this line, so
// that an older program can tell a newer file from a damaged one.
type header struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	SHA256  string `json:"sha256"` // over format, version and the lines below
}

const version = 1

// maxKept is more than a kept file ever takes: an earlier version's has pictures.
const maxKept = 256 << 20

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
		return &assessment.Error{Code: assessment.FileDamaged}
	}
	if head.Version > version {
		params := map[string]string{"version": strconv.Itoa(head.Version), "known": strconv.Itoa(version)}
		return &assessment.Error{Code: assessment.NewerVersion, Params: params}
	}
	if json.Unmarshal(payload, into) != nil {
		return &assessment.Error{Code: assessment.FileDamaged}
	}
	return nil
}

func checksum(format string, version int, payload []byte) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s %d\n", format, version)
	h.Write(payload)
	return hex.EncodeToString(h.Sum(nil))
}

func readFile(path, format string, into any) error {
	data, err := wholefile.Read(path, maxKept)
	if errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err != nil {
		return wholefile.Coded(err, path)
	}
	if err := decode(data, format, into); err != nil {
		var e *assessment.Error
		if errors.As(err, &e) {
			e.Params = withFile(e.Params, path)
		}
		return err
	}
	return nil
}

func withFile(params map[string]string, path string) map[string]string {
	if params == nil {
		params = map[string]string{}
	}
	params["file"] = path
	return params
}
