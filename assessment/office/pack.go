package office

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
)

// part is a file within a file.
type part struct {
	name string
	data []byte
	bare bool // not compressed
}

// newYear1980 is the first day that a zip file can name: the parts have no time of
// their own.
const newYear1980 = 1<<5 | 1

// pack puts parts in a zip file, in their order. Sizes stand in front of each, so
// that the first can be recognised by its place.
func pack(parts []part) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		data, method := p.data, zip.Store
		if !p.bare {
			data, method = deflated(p.data), zip.Deflate
		}
		header := &zip.FileHeader{
			Name: p.name, Method: method, CRC32: crc32.ChecksumIEEE(p.data),
			CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(p.data)),
		}
		//lint:ignore SA1019 its successor adds a field that .odt forbids before its first part
		header.ModifiedDate = newYear1980
		w, err := z.CreateRaw(header)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(data); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}

func deflated(data []byte) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.DefaultCompression) // fails for no level that there is
	w.Write(data)                                         // a bytes.Buffer takes all
	w.Close()
	return b.Bytes()
}
