package export

import (
	"bytes"
	"os"

	"beeldbeltoets/assessment"
)

// check reads a written file back from the disk and compares.
func check(path string, m made) error {
	data, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(data, m.bytes) {
		return &assessment.Error{Code: "export-differs", Params: map[string]string{"file": path}}
	}
	return nil
}
