package exchange

import (
	"bytes"
	"encoding/json"
	"io"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// form is a published form of JSON: its name, which stands in every file beside
// its version, and the schema of each version, the first first, made ready once.
type form struct {
	format  string
	schemas []func() (*jsonschema.Schema, error)
}

func newForm(format string, schemas ...string) form {
	f := form{format: format}
	for _, name := range schemas {
		f.schemas = append(f.schemas, sync.OnceValues(func() (*jsonschema.Schema, error) { return compile(name, name) }))
	}
	return f
}

// schema is that of a version; of what is no version it is the newest, which says
// what is wrong with it.
func (f form) schema(version any) (*jsonschema.Schema, error) {
	number, _ := version.(json.Number)
	if n, err := number.Int64(); err == nil && n > 0 && n <= int64(len(f.schemas)) {
		return f.schemas[n-1]()
	}
	return f.schemas[len(f.schemas)-1]()
}

// encode returns the canonical JSON of an envelope.
func encode(envelope any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(envelope); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}

// write returns the canonical JSON of an envelope, and refuses what read would.
func (f form) write(envelope any) ([]byte, error) {
	canonical, err := encode(envelope)
	if err != nil {
		return nil, err
	}
	value, _, err := parse(canonical)
	if err == nil {
		err = f.check(value)
	}
	if err != nil {
		return nil, err
	}
	return canonical, nil
}

// read takes an envelope in, of MaxBytes at most.
func (f form) read(r io.Reader, envelope any) error {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return err
	}
	value, text, err := parse(data)
	if err != nil {
		return err
	}
	return f.fill(value, text, envelope)
}

// fill reads an envelope out of text, of which value is what parse made.
func (f form) fill(value any, text []byte, envelope any) error {
	if err := f.check(value); err != nil {
		return err
	}
	if err := json.Unmarshal(text, envelope); err != nil {
		return typeError(err)
	}
	return nil
}

// check refuses what is of another format or version, out of bounds, or does not fit
// the schema.
func (f form) check(value any) error {
	if err := f.checkEnvelope(value); err != nil {
		return err
	}
	if err := bounded(value, ""); err != nil {
		return err
	}
	misfits, err := f.misfits(value)
	if err != nil {
		return err
	}
	return first(misfits, false)
}
